import type { Readable } from 'node:stream';
import sax from 'sax';
import { AppError } from '#shared/errors/index.ts';
import { refuseFile } from './unreadable-file.ts';

/** What a reader of a part wants to hear. Names come without their namespace's prefix. */
export interface XmlListener {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  text(text: string): void;
  close(name: string): void;
}

/**
 * Reads XML and yields after each piece of input, so that the caller can hand on what it has heard so far.
 * Declarations of entities are refused: a few lines of them unfold to gigabytes.
 */
export async function* xmlEvents(input: Readable, listener: XmlListener): AsyncGenerator<void> {
  const parser = sax.parser(true, { position: false });
  parser.onopentag = (tag) => listener.open(localName(tag.name), tag.attributes as Record<string, string>);
  parser.ontext = (text) => listener.text(text);
  parser.oncdata = (text) => listener.text(text);
  parser.onclosetag = (name) => listener.close(localName(name));
  parser.ondoctype = () => refuseFile('broken_xml');
  parser.onerror = () => refuseFile('broken_xml');
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const bytes of input) {
      parser.write(decode(decoder, bytes as Buffer));
      yield;
    }
    parser.write(decode(decoder)).close();
    yield;
  } catch (error) {
    if (error instanceof AppError || !isBrokenInput(error)) throw error;
    refuseFile('broken_archive');
  } finally {
    input.destroy();
  }
}

/** Cut-off archives, false sizes and checksums come as plain errors, or as errors of zlib with a number. */
function isBrokenInput(error: unknown): boolean {
  return error instanceof Error && (error.constructor === Error || 'errno' in error);
}

/** The next piece of text; without bytes the last one. */
function decode(decoder: InstanceType<typeof TextDecoder>, bytes?: Buffer): string {
  try {
    return decoder.decode(bytes, { stream: bytes !== undefined });
  } catch {
    // The only thing that a fatal decoder throws for.
    return refuseFile('broken_xml');
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
