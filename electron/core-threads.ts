/** The programs that the core runs in threads of their own, by the name under which each lies beside its bundle. */
export const CORE_THREADS = {
  'import-worker': 'electron/core/catalog/import/import-worker.ts',
  'export-worker': 'electron/core/registers/export-worker.ts',
  'verify-worker': 'electron/core/host/verify/verify-worker.ts',
} as const satisfies Readonly<Record<string, string>>;
