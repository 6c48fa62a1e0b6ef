import {
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { storePaths } from '#core/db/store-paths.ts';
import { type Core, startCore } from '#core/host/start-core.ts';
import { SmallDisk } from '#test/support/small-disk.ts';
import { makeFolder, removeFolder } from '#test/support/temporary-folder.ts';
import { Till } from '#test/support/till.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = makeFolder();
});
afterEach(() => removeFolder(dataDir));

/** A core that writes its log as the program does. */
function start(folder = dataDir): Promise<Core> {
  return startCore({ dataDir: folder, appVersion: '0.0.0-test', resourcesDir: 'resources' });
}

/** What this process holds open below a folder; null where the system does not tell. */
function heldBelow(folder: string): string[] | null {
  if (process.platform !== 'linux') return null;
  return readdirSync('/proc/self/fd').flatMap((fd) => {
    try {
      const path = readlinkSync(`/proc/self/fd/${fd}`);
      return path.startsWith(folder) ? [path] : [];
    } catch {
      // The descriptor that the list itself was read with.
      return [];
    }
  });
}

function logLines(): string[] {
  const { logs } = storePaths(dataDir);
  return readdirSync(logs)
    .flatMap((name) => readFileSync(join(logs, name), 'utf8').trim().split('\n'))
    .map((line) => (JSON.parse(line) as { msg: string }).msg);
}

describe('OPS-1: the log of the core', () => {
  it('OPS-1: a core that stopped has written its last line and holds no file, so its folder can be removed', async () => {
    const core = await start();
    if (process.platform === 'linux') {
      expect(heldBelow(dataDir)).toEqual(expect.arrayContaining([expect.stringContaining('core.1.log')]));
    }
    await core.stop();
    expect(logLines()).toEqual(['core started', 'core stopped']);
    expect(heldBelow(dataDir) ?? []).toEqual([]);
    await core.stop();
    // Windows refuses this while anybody holds a file in it.
    rmSync(dataDir, { recursive: true });
    mkdirSync(dataDir);
  });

  it('OPS-1: the next start goes on in the same file', async () => {
    for (let day = 0; day < 2; day += 1) await (await start()).stop();
    expect(logLines()).toEqual(['core started', 'core stopped', 'core started', 'core stopped']);
  });

  it('OPS-1: a start that fails after the log was opened gives it back', async () => {
    await (await start()).stop();
    const { temporary } = storePaths(dataDir);
    rmdirSync(temporary);
    writeFileSync(temporary, '');
    await expect(start()).rejects.toMatchObject({ code: 'STORE_READ_ONLY', params: { path: temporary } });
    expect(heldBelow(dataDir) ?? []).toEqual([]);
  });

  it('OPS-1: where no log file can be opened, the counter sells without one', async () => {
    writeFileSync(storePaths(dataDir).logs, '');
    const core = await start();
    await Till.open(core);
    await core.stop();
  });

  it('ORD-14 OPS-1: on a full disk the core still stops, and holds no file', async ({ skip }) => {
    const disk = SmallDisk.mount(8) ?? skip('a disk of its own takes root on Linux and the right to mount');
    try {
      const core = await start(disk.path);
      const till = await Till.open(core);
      disk.fill();
      // The failure is logged, for which there is no room either.
      expect(await till.refused('staff.endDuty', {})).toBe('DISK_FULL');
      await core.stop();
      expect(heldBelow(disk.path)).toEqual([]);
    } finally {
      disk.unmount();
    }
  });
});
