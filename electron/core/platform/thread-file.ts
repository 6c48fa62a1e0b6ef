import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { invariant } from '#shared/errors/index.ts';

/**
 * The file of a thread, by the folder of the module that starts it: beside that module in the sources, beside or
 * above it once the program is bundled.
 */
export function threadFile(folder: string, name: string): string {
  const found = [`${name}.ts`, `${name}.js`, `../${name}.js`]
    .map((file) => join(folder, file))
    .find(existsSync);
  invariant(found !== undefined, `the thread ${name} is part of the program`);
  return found;
}
