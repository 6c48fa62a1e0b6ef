import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..');

interface LockedPackage {
  readonly version?: string;
  readonly gypfile?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
  packages: Readonly<Record<string, LockedPackage>>;
};

/** `npm ci` has to work on a fresh machine of any system: without Python, without a compiler, with npm 9 to 11. */
describe('package-lock.json', () => {
  it('names the optional packages of every platform, or npm ci refuses it', () => {
    const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter(
        (name) =>
          packages[`${path}/node_modules/${name}`] === undefined &&
          packages[`node_modules/${name}`] === undefined,
      ),
    );
    expect(missing).toEqual([]);
  });

  it('says of native packages that bring their binaries that nothing is compiled', () => {
    const compiled = Object.entries(packages).filter(
      ([path, { gypfile }]) =>
        path !== '' && existsSync(join(ROOT, path, 'binding.gyp')) && gypfile !== false,
    );
    expect(compiled.map(([path]) => path)).toEqual([]);
  });
});
