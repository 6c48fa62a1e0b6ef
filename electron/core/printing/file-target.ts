import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { writeWhole } from '../platform/write-whole.ts';
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
