import { readFileSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';

const LOOK_AGAIN_MS = 300;

/** Runs `work` while no other process of this machine does, as told by a file that names the one that does. */
export async function withBuildLock(lockFile: string, work: () => Promise<void>): Promise<void> {
  while (!(await take(lockFile))) await pause(LOOK_AGAIN_MS);
  try {
    await work();
  } finally {
    await rm(lockFile, { force: true });
  }
}

async function take(lockFile: string): Promise<boolean> {
  try {
    await writeFile(lockFile, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    if (!isHeld(lockFile)) await rm(lockFile, { force: true });
    return false;
  }
}

/** Whether the process that took the lock still runs; one that was killed left it behind. */
function isHeld(lockFile: string): boolean {
  try {
    process.kill(Number(readFileSync(lockFile, 'utf8')), 0);
    return true;
  } catch (error) {
    // Another user's process may not be signalled, but it is there.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
