import { startCore } from '#core/host/start-core.ts';
import { Till } from './till.ts';

/**
 * A program that imports a file and says on its output which phase it has reached, until somebody kills it.
 * Arguments: the data folder, the file.
 */
const [dataDir = '', path = ''] = process.argv.slice(2);

const core = await startCore({
  dataDir,
  appVersion: '0.0.0-test',
  resourcesDir: 'resources',
  logLevel: 'silent',
});
const say = (phase: string): void => {
  process.stdout.write(`${phase}\n`);
};

async function waitFor(till: Till, importId: number, phase: string): Promise<void> {
  while ((await till.do('catalog.importStatus', { importId })).phase !== phase) {
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

const till = await Till.open(core);
const fileRef = core.registerFile(path);
const { mapping } = await till.do('catalog.previewImport', { fileRef });
core.subscribe((event) => {
  if (event.kind === 'importProgress' && event.done > 0) say(event.phase);
});
const { importId } = await till.do('catalog.startImport', { fileRef, mapping });
await waitFor(till, importId, 'ready');
await till.do('catalog.applyImport', { importId });
await waitFor(till, importId, 'done');
say('done');
await core.stop();
