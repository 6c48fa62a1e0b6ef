import { mkdir, open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { PrinterTarget } from './printer-target.ts';

/**
 * Prints into files: `<name>.bin` holds the printer's bytes and `<name>.txt` the rows to read. Each appears
 * whole or not at all. A full or read-only disk is reported as such by the host.
 */
export function fileTarget(folder: string): PrinterTarget {
  return {
    kind: 'file',
    key: `file:${folder}`,
    open: async () => {
      await mkdir(folder, { recursive: true });
      return {
        send: async ({ name, bytes, text }) => {
          await writeWhole(join(folder, `${name}.txt`), Buffer.from(text));
          await writeWhole(join(folder, `${name}.bin`), bytes);
          return `${name}.bin`;
        },
        close: async () => undefined,
      };
    },
  };
}

/** Writes beside the final name, forces it to the disk, then renames: a crash leaves the old file or the new. */
async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const unfinished = `${path}.part`;
  const file = await open(unfinished, 'w');
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(unfinished, path);
}
