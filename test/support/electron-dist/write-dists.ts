import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { NtExecutable, NtExecutableResource } from 'pe-library';
import { Resource } from 'resedit';

/**
 * Folders with the shape of unpacked Electron distributions, without a line of Electron in them: enough for the
 * packager to rename, brand, fuse and fill them as it does with real ones.
 */
export async function writeElectronDists(folder: string): Promise<Readonly<Record<string, string>>> {
  const dists = {
    linux: join(folder, 'linux'),
    win32: join(folder, 'win32'),
    darwin: join(folder, 'darwin'),
  };
  await writeLinuxDist(dists.linux);
  await writeWindowsDist(dists.win32);
  await writeMacDist(dists.darwin);
  return dists;
}

/** Electron's fuses, set as in a release: the packager finds them by their sentinel and sets them anew. */
const FUSE_WIRE = Buffer.concat([
  Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
  Buffer.from([1, 9]),
  Buffer.from('101100000'),
]);

async function put(path: string, content: string | Uint8Array): Promise<void> {
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, content);
}

async function writeLinuxDist(folder: string): Promise<void> {
  await put(join(folder, 'electron'), FUSE_WIRE);
  await writeCommonFiles(folder);
}

async function writeWindowsDist(folder: string): Promise<void> {
  const program = NtExecutable.createEmpty(false, false);
  const resources = NtExecutableResource.from(program);
  const version = Resource.VersionInfo.createEmpty();
  version.setStringValues({ lang: 1_033, codepage: 1_200 }, { ProductName: 'Electron' });
  version.outputToResourceEntries(resources.entries);
  resources.outputResource(program);
  await put(join(folder, 'electron.exe'), Buffer.concat([Buffer.from(program.generate()), FUSE_WIRE]));
  await writeCommonFiles(folder);
}

async function writeCommonFiles(folder: string): Promise<void> {
  await mkdir(join(folder, 'resources'), { recursive: true });
  for (const locale of ['en-US', 'zh-CN', 'de']) await put(join(folder, 'locales', `${locale}.pak`), '');
  await put(join(folder, 'version'), '');
}

async function writeMacDist(folder: string): Promise<void> {
  const contents = join(folder, 'Electron.app/Contents');
  await writeMacBundle(contents, 'Electron');
  await put(join(contents, 'Resources/en.lproj/locale.pak'), '');
  for (const kind of ['', ' (GPU)', ' (Plugin)', ' (Renderer)']) {
    const name = `Electron Helper${kind}`;
    await writeMacBundle(join(contents, `Frameworks/${name}.app/Contents`), name);
  }
  const framework = join(contents, 'Frameworks/Electron Framework.framework');
  await put(join(framework, 'Versions/A/Electron Framework'), FUSE_WIRE);
  await put(join(framework, 'Versions/A/Resources/en.lproj/locale.pak'), '');
  await symlink('A', join(framework, 'Versions/Current'));
  await symlink('Versions/Current/Electron Framework', join(framework, 'Electron Framework'));
  await symlink('Versions/Current/Resources', join(framework, 'Resources'));
}

async function writeMacBundle(contents: string, name: string): Promise<void> {
  const keys = {
    CFBundleIdentifier: `com.github.${name.replace(/\W/g, '')}`,
    CFBundleExecutable: name,
    CFBundleName: name,
  };
  const entries = Object.entries(keys).map(([key, value]) => `<key>${key}</key><string>${value}</string>`);
  await put(join(contents, 'Info.plist'), `<plist version="1.0"><dict>${entries.join('')}</dict></plist>`);
  await put(join(contents, 'MacOS', name), '');
}
