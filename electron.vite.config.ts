import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { coreThreads } from './electron/core-threads.ts';
import { NATIVE_PACKAGES } from './electron/native-packages.ts';

const root = import.meta.dirname;

/**
 * fflate makes itself a `require` of its own, and so does the bundle around it; two of one name in one file do not
 * load. Its own gets another name.
 */
const fflateInBundles = {
  name: 'fflate-in-bundles',
  transform(code: string, id: string) {
    if (!/fflate[\\/]esm[\\/]index\.mjs$/.test(id)) return null;
    return code
      .replace("var require = createRequire('/')", "var requireBuiltin = createRequire('/')")
      .replace("_a = require('worker_threads')", "_a = requireBuiltin('worker_threads')");
  },
};

export default defineConfig({
  main: {
    plugins: [fflateInBundles],
    build: {
      externalizeDeps: false,
      rolldownOptions: {
        input: {
          index: resolve(root, 'electron/main/index.ts'),
          core: resolve(root, 'electron/core/entry.ts'),
          ...coreThreads(root),
        },
        external: NATIVE_PACKAGES,
      },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: resolve(root, 'electron/preload/index.ts') },
        // A sandboxed preload script is evaluated as CommonJS.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: resolve(root, 'renderer'),
    plugins: [react()],
    build: {
      minify: true,
      // The screens are read from this machine's disk, so their size costs no waiting.
      chunkSizeWarningLimit: 4_000,
      rolldownOptions: { input: resolve(root, 'renderer/index.html') },
    },
  },
});
