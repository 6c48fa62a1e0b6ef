import { createReadStream } from 'node:fs';
import iconv from 'iconv-lite';
import { fail } from '#shared/errors/index.ts';
import { refuseFile } from './unreadable-file.ts';

export type TextEncoding = 'utf-8' | 'gb18030';

/** Stands in decoded text where the bytes meant nothing. */
const REPLACEMENT = '\ufffd';
const READ_BYTES = 256 * 1024;

/**
 * Tells how a text file is written: UTF-8 when every byte of it is (a program that writes anything else hardly ever
 * produces that by chance), else GB18030 when every byte is that. The whole file is looked at, since a list
 * may have its first Chinese character late.
 *
 * Fails with FILE_ENCODING_UNKNOWN, or FILE_UNREADABLE for files that are no text.
 */
export async function detectEncoding(path: string): Promise<TextEncoding> {
  if (await isText(path, 'utf-8')) return 'utf-8';
  if (await isText(path, 'gb18030')) return 'gb18030';
  return fail('FILE_ENCODING_UNKNOWN', {});
}

async function isText(path: string, encoding: TextEncoding): Promise<boolean> {
  try {
    for await (const text of decodeFile(path, encoding)) {
      if (text.includes('\0')) return refuseFile('binary');
    }
    return true;
  } catch (error) {
    if (error instanceof UndecodableError) return false;
    throw error;
  }
}

class UndecodableError extends Error {}

/** A file's text piece by piece, without a byte order mark. Throws when the bytes are not in that encoding. */
export async function* decodeFile(path: string, encoding: TextEncoding): AsyncGenerator<string> {
  const decoder = encoding === 'utf-8' ? strictUtf8() : strictGb18030();
  for await (const bytes of createReadStream(path, { highWaterMark: READ_BYTES })) {
    yield decoder.write(bytes as Buffer);
  }
  yield decoder.end();
}

interface StrictDecoder {
  write(bytes: Buffer): string;
  end(): string;
}

function strictUtf8(): StrictDecoder {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decode = (bytes: Buffer | undefined, stream: boolean): string => {
    try {
      return decoder.decode(bytes, { stream });
    } catch {
      // The only thing that a fatal decoder throws for.
      throw new UndecodableError('not UTF-8');
    }
  };
  return { write: (bytes) => decode(bytes, true), end: () => decode(undefined, false) };
}

/** The platform's own decoder is not built with GB18030 everywhere, so the library's is used. */
function strictGb18030(): StrictDecoder {
  const decoder = iconv.getDecoder('gb18030');
  const checked = (text: string): string => {
    if (text.includes(REPLACEMENT)) throw new UndecodableError('not GB18030');
    return text;
  };
  return { write: (bytes) => checked(decoder.write(bytes)), end: () => checked(decoder.end() ?? '') };
}
