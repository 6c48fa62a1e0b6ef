import { open, rename } from 'node:fs/promises';

/** Two may write the same file at once: each has an unfinished one of its own, and the last one stays. */
let written = 0;

/** Writes beside the final name, forces it to the disk, then renames: a crash leaves the old file or the new. */
export async function writeWhole(path: string, bytes: Uint8Array, mode = 0o666): Promise<void> {
  written += 1;
  const unfinished = `${path}.${written}.part`;
  const file = await open(unfinished, 'w', mode);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(unfinished, path);
}
