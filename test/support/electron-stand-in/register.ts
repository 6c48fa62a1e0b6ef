import { registerHooks } from 'node:module';

/** Preloaded into the Node process that runs the built main bundle: `electron` means the stand-in. */
const standIn = new URL('./electron.ts', import.meta.url).href;

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: standIn, shortCircuit: true } : next(specifier, context),
});
