import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Where benchmarks keep their stores: `PHARMACY_BENCH_DIR`, or a folder beside the system's temporary files. It
 * has to lie on a real disk, for what is measured is mostly the disk.
 */
export function benchHome(): string {
  const home = process.env.PHARMACY_BENCH_DIR ?? join(tmpdir(), 'pharmacy-counter-bench');
  mkdirSync(home, { recursive: true });
  return home;
}

/** Gives `work` a new folder and removes it afterwards. */
export async function inBenchFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(benchHome(), 'run-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
