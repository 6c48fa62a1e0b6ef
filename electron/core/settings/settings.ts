import { type Settings, settings as settingsShape } from '#shared/contracts/settings.ts';
import { DEFAULT_CARRIERS } from '#shared/domain/carriers.ts';
import { DEFAULT_SALE_LIMITS } from '#shared/domain/limits.ts';
import { KeptByStore } from '../db/kept-by-store.ts';
import { statement } from '../db/statement.ts';
import type { Reader, Tx } from '../db/store.ts';

const DEFAULTS: Settings = {
  shop: { name: '', address: '', phone: '', licence: '', footer: '' },
  limits: DEFAULT_SALE_LIMITS,
  receipt: {
    printer: { kind: 'none' },
    paperMm: 58,
    chinese: 'raster',
    printAfterSale: true,
    openDrawer: true,
  },
  documents: { packing_slip: null, label: null, pick_list: null, owed_note: null },
  shipping: { carriers: [...DEFAULT_CARRIERS] },
};

export type SettingsSection = keyof Settings;

const sections = statement()((db) => db.selectFrom('setting').select(['section', 'value']));

const writeSection = statement<{ section: string; value: string; atMs: number }>()((db, p) =>
  db
    .insertInto('setting')
    .values({ section: p.section, value: p.value, updatedAtMs: p.atMs })
    .onConflict((conflict) =>
      conflict.column('section').doUpdateSet({ value: p.value, updatedAtMs: p.atMs }),
    ),
);

const kept = new KeptByStore<Settings>((reader) => {
  const saved = reader
    .all(sections, {})
    .map(({ section, value }) => [
      section,
      { ...DEFAULTS[section as SettingsSection], ...(JSON.parse(value) as object) },
    ]);
  return settingsShape.parse({ ...DEFAULTS, ...Object.fromEntries(saved) });
});

/** The counter's settings: what was saved over the defaults, also within a section that has grown since. */
export function readSettings(reader: Reader): Settings {
  return kept.get(reader);
}

/** Saves one section whole. The next read parses anew, also when this transaction rolls back. */
export function writeSettings<S extends SettingsSection>(
  tx: Tx,
  change: { section: S; value: Settings[S]; atMs: number },
): void {
  kept.forget(tx);
  tx.run(writeSection, { section: change.section, value: JSON.stringify(change.value), atMs: change.atMs });
}
