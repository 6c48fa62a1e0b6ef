import iconv from 'iconv-lite';

/** What a printer would do with a stream of ESC/POS bytes, in order. */
export type PrintedThing =
  | { readonly kind: 'line'; readonly runs: readonly PrintedRun[] }
  | {
      readonly kind: 'image';
      readonly widthDots: number;
      readonly heightDots: number;
      isBlack(x: number, y: number): boolean;
    }
  | {
      readonly kind: 'barcode';
      readonly symbology: 'code128' | 'qrcode';
      readonly value: string;
      readonly moduleDots: number;
    }
  | { readonly kind: 'drawer' }
  | { readonly kind: 'cut' };

export interface PrintedRun {
  readonly text: string;
  readonly bold: boolean;
  readonly scale: number;
}

const ESC = 0x1b;
const FS = 0x1c;
const GS = 0x1d;

/**
 * A printer made of code: knows the commands that receipts use, from Epson's ESC/POS reference, and throws at
 * any byte it does not know, so that nothing is sent by chance.
 */
export class EscposInterpreter {
  readonly things: PrintedThing[] = [];
  readonly #bytes: Buffer;
  #at = 0;
  #runs: { bytes: number[]; bold: boolean; scale: number }[] = [];
  #bold = false;
  #scale = 1;
  #chinese = false;
  #moduleDots = 3;
  #qrValue = '';

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes);
    while (this.#at < this.#bytes.length) this.#step();
    if (this.#runs.length > 0) throw new Error('the last line was never fed');
  }

  #next(): number {
    const byte = this.#bytes[this.#at];
    if (byte === undefined) throw new Error('a command is cut short');
    this.#at += 1;
    return byte;
  }

  #take(count: number): Buffer {
    const taken = this.#bytes.subarray(this.#at, this.#at + count);
    if (taken.length < count) throw new Error('data is cut short');
    this.#at += count;
    return taken;
  }

  #step(): void {
    const byte = this.#next();
    if (byte === ESC) this.#escape(this.#next());
    else if (byte === FS) this.#chineseMode(this.#next());
    else if (byte === GS) this.#group(this.#next());
    else if (byte === 0x0a) this.#feed();
    else if (byte >= 0x20 && (byte < 0x7f || this.#chinese)) this.#character(byte);
    else throw new Error(`byte ${byte} at ${this.#at - 1} is no text`);
  }

  #escape(command: number): void {
    switch (String.fromCharCode(command)) {
      case '@':
        this.#bold = false;
        this.#scale = 1;
        break;
      case 'E':
        this.#bold = this.#next() === 1;
        break;
      case 'M':
      case 't':
      case 'a':
        this.#next();
        break;
      case 'p':
        this.#take(3);
        this.things.push({ kind: 'drawer' });
        break;
      default:
        throw new Error(`unknown ESC ${command}`);
    }
  }

  #chineseMode(command: number): void {
    if (command !== 0x26 && command !== 0x2e) throw new Error(`unknown FS ${command}`);
    this.#chinese = command === 0x26;
  }

  #group(command: number): void {
    switch (String.fromCharCode(command)) {
      case '!':
        this.#scale = (this.#next() & 7) + 1;
        break;
      case 'h':
      case 'H':
        this.#next();
        break;
      case 'w':
        this.#moduleDots = this.#next();
        break;
      case 'k':
        this.#barcode();
        break;
      case '(':
        this.#qrcode();
        break;
      case 'v':
        this.#image();
        break;
      case 'V':
        this.#next();
        this.things.push({ kind: 'cut' });
        break;
      default:
        throw new Error(`unknown GS ${command}`);
    }
  }

  #barcode(): void {
    if (this.#next() !== 0x49) throw new Error('a barcode other than Code 128');
    const value = this.#take(this.#next()).toString('latin1');
    if (!value.startsWith('{B')) throw new Error('a code set other than B');
    this.things.push({
      kind: 'barcode',
      symbology: 'code128',
      value: value.slice(2),
      moduleDots: this.#moduleDots,
    });
  }

  #qrcode(): void {
    if (this.#next() !== 0x6b) throw new Error('unknown GS (');
    const body = this.#take(this.#next() + this.#next() * 256);
    const fn = body[1];
    if (fn === 0x43) this.#moduleDots = body[2] ?? 0;
    if (fn === 0x50) this.#qrValue = body.toString('latin1', 3);
    if (fn === 0x51) {
      this.things.push({
        kind: 'barcode',
        symbology: 'qrcode',
        value: this.#qrValue,
        moduleDots: this.#moduleDots,
      });
    }
  }

  #image(): void {
    if (this.#runs.length > 0) throw new Error('a raster image is only taken at the start of a line');
    if (this.#next() !== 0x30 || this.#next() !== 0) throw new Error('a raster mode other than normal');
    const widthBytes = this.#next() + this.#next() * 256;
    const heightDots = this.#next() + this.#next() * 256;
    const bits = Buffer.from(this.#take(widthBytes * heightDots));
    const isBlack = (x: number, y: number): boolean =>
      ((bits[y * widthBytes + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) !== 0;
    this.things.push({ kind: 'image', widthDots: widthBytes * 8, heightDots, isBlack });
  }

  #character(byte: number): void {
    const bytes = byte < 0x80 ? [byte] : [byte, this.#next()];
    const last = this.#runs.at(-1);
    if (last && last.bold === this.#bold && last.scale === this.#scale) last.bytes.push(...bytes);
    else this.#runs.push({ bytes, bold: this.#bold, scale: this.#scale });
  }

  #feed(): void {
    const runs = this.#runs.map(({ bytes, bold, scale }) => ({
      text: iconv.decode(Buffer.from(bytes), 'gb18030'),
      bold,
      scale,
    }));
    this.#runs = [];
    this.things.push({ kind: 'line', runs });
  }
}
