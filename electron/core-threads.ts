import { join } from 'node:path';

/** The programs that the core runs in threads of their own, by the name under which each lies beside its bundle. */
const CORE_THREADS = {
  'import-worker': 'electron/core/catalog/import/import-worker.ts',
  'export-worker': 'electron/core/registers/export-worker.ts',
  'verify-worker': 'electron/core/host/verify/verify-worker.ts',
} as const;

/** Those programs as entries of a bundle, by their paths under the project's folder. */
export const coreThreads = (root: string): Record<string, string> =>
  Object.fromEntries(Object.entries(CORE_THREADS).map(([name, file]) => [name, join(root, file)]));
