import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractFile, getRawHeader, listPackage } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { Arch, build, Platform } from 'electron-builder';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildIfStale } from '../../electron/launch/build-if-stale.ts';
import { writeElectronDists } from '../support/electron-dist/write-dists.ts';

const ROOT = join(import.meta.dirname, '../..');
const PACKAGED_WITHIN_MS = 300_000;

/** What is packed, for each system and processor that gets an installer or a folder. */
const PACKED = [
  {
    target: 'linux-x64',
    program: 'linux-unpacked/pharmacy-counter',
    resources: 'linux-unpacked/resources',
  },
  {
    target: 'win32-x64',
    program: 'win-unpacked/Pharmacy Counter.exe',
    resources: 'win-unpacked/resources',
  },
  {
    target: 'win32-arm64',
    program: 'win-arm64-unpacked/Pharmacy Counter.exe',
    resources: 'win-arm64-unpacked/resources',
  },
  {
    target: 'darwin-x64',
    program: 'mac/Pharmacy Counter.app',
    resources: 'mac/Pharmacy Counter.app/Contents/Resources',
  },
  {
    target: 'darwin-arm64',
    program: 'mac-arm64/Pharmacy Counter.app',
    resources: 'mac-arm64/Pharmacy Counter.app/Contents/Resources',
  },
] as const;

let folder: string;
const output = () => join(folder, 'dist');

beforeAll(async () => {
  await buildIfStale(ROOT);
  folder = await mkdtemp(join(tmpdir(), 'shell-packaging-'));
  const dists = await writeElectronDists(join(folder, 'electron'));
  const dir = (...archs: Arch[]) => new Map(archs.map((arch) => [arch, ['dir']]));
  await build({
    projectDir: ROOT,
    targets: new Map([
      [Platform.LINUX, dir(Arch.x64)],
      [Platform.WINDOWS, dir(Arch.x64, Arch.arm64)],
      [Platform.MAC, dir(Arch.x64, Arch.arm64)],
    ]),
    config: {
      directories: { output: output() },
      electronDist: ({ platformName }: { platformName: string }) => dists[platformName] ?? '',
      // Seals are made by a tool of macOS, for programs that run; these hold only the fuses.
      electronFuses: { resetAdHocDarwinSignature: false },
    },
  });
}, PACKAGED_WITHIN_MS);

afterAll(() => rm(folder, { recursive: true }));

describe.each(PACKED)('the program packed for $target', ({ target, program, resources }) => {
  const archive = () => join(output(), resources, 'app.asar');
  const contents = () => listPackage(archive(), { isPack: false }).map((path) => path.replaceAll('\\', '/'));

  it('OPS-8: holds the bundles and what the core reads at run time', () => {
    expect(contents()).toEqual(
      expect.arrayContaining([
        '/package.json',
        '/out/main/index.js',
        '/out/main/core.js',
        '/out/main/import-worker.js',
        '/out/main/export-worker.js',
        '/out/main/verify-worker.js',
        '/out/preload/index.cjs',
        '/out/renderer/index.html',
        '/resources/demo/drug-names.txt',
        '/node_modules/better-sqlite3/lib/index.js',
        '/node_modules/usb/index.js',
        '/node_modules/@node-rs/argon2/index.js',
      ]),
    );
    expect(extractFile(archive(), 'out/main/core.js').toString()).toContain('CREATE TABLE');
  });

  it('OPS-8: holds no sources, no tests, no notes and no package that is in the bundles', () => {
    const unwanted = contents().filter((path) => /\.tsx?$|\/tests?\/|\.md$|\.map$|\/\.|\/docs\//.test(path));
    expect(unwanted.filter((path) => !/\/node_modules\/(better-sqlite3|usb)\/.*\.md$/.test(path))).toEqual(
      [],
    );
    const packages = new Set(contents().flatMap((path) => /^\/node_modules\/([^/@]+)/.exec(path)?.[1] ?? []));
    expect([...packages].sort()).toEqual(['better-sqlite3', 'usb']);
    const scopes = new Set(contents().flatMap((path) => /^\/node_modules\/(@[^/]+)/.exec(path)?.[1] ?? []));
    // The machine that packs has the USB code of its own system only.
    expect([...scopes].filter((scope) => scope !== '@node-usb')).toEqual(['@node-rs']);
  });

  it('OPS-8: brings the native code of its own system and processor only, outside the archive', () => {
    const native = contents().filter((path) => path.endsWith('.node'));
    expect(native).toContain(`/node_modules/better-sqlite3/prebuilds/${target}.node`);
    expect(native.filter((path) => !path.includes(target))).toEqual([]);
    // The machine that packs has the PIN hasher's code of its own system only, as npm installed it.
    const ownHasher = native.filter((path) => path.includes('/@node-rs/argon2-'));
    expect(ownHasher).toHaveLength(target === `${process.platform}-${process.arch}` ? 1 : 0);
  });

  it('SEC-5: has its fuses set', async () => {
    const wire = await getCurrentFuseWire(join(output(), program));
    const expected: [FuseV1Options, FuseState][] = [
      [FuseV1Options.RunAsNode, FuseState.DISABLE],
      [FuseV1Options.EnableCookieEncryption, FuseState.ENABLE],
      [FuseV1Options.EnableNodeOptionsEnvironmentVariable, FuseState.DISABLE],
      [FuseV1Options.EnableNodeCliInspectArguments, FuseState.DISABLE],
      [FuseV1Options.EnableEmbeddedAsarIntegrityValidation, FuseState.ENABLE],
      [FuseV1Options.OnlyLoadAppFromAsar, FuseState.ENABLE],
      [FuseV1Options.GrantFileProtocolExtraPrivileges, FuseState.DISABLE],
    ];
    for (const [fuse, state] of expected) expect({ fuse, state: wire[fuse] }).toEqual({ fuse, state });
  });
});

describe.each(PACKED.filter(({ target }) => !target.startsWith('linux')))(
  'the program packed for $target, whose system checks the archive',
  ({ target, program, resources }) => {
    it("SEC-5: carries the archive's hash", async () => {
      const { headerString } = getRawHeader(join(output(), resources, 'app.asar'));
      const hash = createHash('sha256').update(headerString).digest('hex');
      const holder = target.startsWith('darwin') ? join(program, 'Contents/Info.plist') : program;
      expect((await readFile(join(output(), holder))).toString('latin1')).toContain(hash);
    });
  },
);

describe.each(PACKED.filter(({ target }) => target.startsWith('darwin')))(
  'the program packed for $target, whose system asks before a camera is used',
  ({ program, resources }) => {
    it('RX-1: says what the camera is for, in Chinese and in English', async () => {
      const info = await readFile(join(output(), program, 'Contents/Info.plist'), 'utf8');
      expect(info).toMatch(/<key>NSCameraUsageDescription<\/key>\s*<string>The camera photographs paper/);
      const words = async (language: string) =>
        readFile(join(output(), resources, `${language}.lproj/InfoPlist.strings`), 'utf8');
      expect(await words('zh_CN')).toMatch(/^NSCameraUsageDescription = ".*拍摄纸质处方.*";$/m);
      expect(await words('en')).toMatch(/^NSCameraUsageDescription = ".*prescriptions.*";$/m);
    });
  },
);

describe('the seal of the program for macOS', () => {
  it('RX-1 SEC-5: lets it and its helpers take pictures and record no sound, under the hardened runtime', async () => {
    const settings = await readFile(join(ROOT, 'electron-builder.yml'), 'utf8');
    expect(settings).toMatch(/^ {2}hardenedRuntime: true$/m);
    const named = [...settings.matchAll(/^ {2}entitlements(?:Inherit)?: (\S+)$/gm)].map(([, path]) => path);
    expect(named).toEqual(Array(2).fill('resources/mac/entitlements.plist'));
    const granted = await readFile(join(ROOT, 'resources/mac/entitlements.plist'), 'utf8');
    expect([...granted.matchAll(/<key>(.*?)<\/key>\s*<true\/>/g)].map(([, key]) => key)).toEqual([
      'com.apple.security.cs.allow-jit',
      'com.apple.security.cs.allow-unsigned-executable-memory',
      'com.apple.security.cs.disable-library-validation',
      'com.apple.security.device.camera',
    ]);
  });
});
