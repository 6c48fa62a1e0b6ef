import { describe, expect, it } from 'vitest';
import type { PrinterTrouble } from '#core/printing/printer-target.ts';
import { backupFacts } from '#renderer/app/backup-facts.ts';
import { type KeyPress, matchesPattern } from '#renderer/app/shortcuts/key-pattern.ts';
import { type ActiveScope, ShortcutRegistry } from '#renderer/app/shortcuts/shortcut-registry.ts';
import { locales } from '#renderer/locales/index.ts';
import { errorText } from '#renderer/ui/error-text.ts';
import { formatBytes, formatCount, formatDateTime, formatMoney } from '#renderer/ui/format.ts';
import { gridRuns } from '#renderer/ui/grid-cells.ts';

describe('backups', () => {
  it('OPS-4: a backup tells by its name when it was made, and any other name is shown as it is', () => {
    const made = 'before-migration-v1-2027-06-03T01-05-07-123Z.db';
    const madeAtMs = Date.UTC(2027, 5, 3, 1, 5, 7);
    expect(backupFacts(`/data/backups/${made}`)).toEqual({ name: made, madeAtMs });
    expect(backupFacts(`C:\\data\\backups\\${made}`)).toEqual({ name: made, madeAtMs });
    expect(backupFacts('/data/backups/昨天的备份.db')).toEqual({ name: '昨天的备份.db', madeAtMs: null });
  });
});

describe('formatting', () => {
  it('OPS-9: money groups its thousands and keeps both places', () => {
    expect(formatMoney(0)).toBe('¥0.00');
    expect(formatMoney(5)).toBe('¥0.05');
    expect(formatMoney(123_456_789)).toBe('¥1,234,567.89');
    expect(formatMoney(-150)).toBe('−¥1.50');
  });

  it('OPS-9: counts, sizes and times read the same in both languages', () => {
    expect(formatCount(1_234_567)).toBe('1,234,567');
    expect(formatBytes(1536)).toBe('1.5 KB');
    expect(formatDateTime(new Date(2027, 5, 3, 9, 5, 7).getTime())).toBe('2027-06-03 09:05:07');
  });

  it('OPS-7: a receipt gives every wide character a cell of its own', () => {
    expect(gridRuns('合计 12.50')).toEqual([
      { text: '合', wide: true },
      { text: '计', wide: true },
      { text: ' 12.50', wide: false },
    ]);
  });
});

/** Every reason that the core gives; the type says so when one is missing. */
const PRINTER_TROUBLES = Object.keys({
  not_found: true,
  refused: true,
  no_route: true,
  timed_out: true,
  connection_lost: true,
  access_denied: true,
  not_a_printer: true,
  unsupported: true,
} satisfies Record<PrinterTrouble, true>);

describe('texts of failures', () => {
  const find = (key: string) =>
    ({
      'QUANTITY_LIMIT.text': 'Too many.',
      'QUANTITY_LIMIT.detail': 'At most {{limit}}.',
      'DISCOUNT_TOO_LARGE.text': 'Too large.',
      'DISCOUNT_TOO_LARGE.detail': '{{discount_fen}} of {{amount_fen}}',
      'VALIDATION_FAILED.text': 'Wrong.',
      'VALIDATION_FAILED.detail': 'Fields: {{fields}}',
    })[key];

  it('ORD-14: values are filled in with their unit', () => {
    expect(
      errorText({ code: 'DISCOUNT_TOO_LARGE', params: { discount_fen: 500, amount_fen: 250 } }, find),
    ).toEqual({
      text: 'Too large.',
      detail: '¥5.00 of ¥2.50',
    });
    const fields = [{ path: 'name', code: 'required' }];
    expect(errorText({ code: 'VALIDATION_FAILED', params: { fields } }, find).detail).toBe('Fields: name');
  });

  it('ORD-14: a detail whose value is missing is left out, never shown with a gap', () => {
    expect(errorText({ code: 'QUANTITY_LIMIT', params: {} }, find)).toEqual({
      text: 'Too many.',
      detail: null,
    });
  });

  it('ORD-14: a value is found however the part that failed spells its name', () => {
    const limited = (key: string) =>
      ({ 'FILE_TOO_LARGE.text': 'Too large.', 'FILE_TOO_LARGE.detail': 'At most {{limit_bytes}}.' })[key];
    for (const params of [{ limit_bytes: 2048 }, { limitBytes: 2048 }])
      expect(errorText({ code: 'FILE_TOO_LARGE', params }, limited).detail).toBe('At most 2.0 KB.');
  });

  it.each(Object.entries(locales))(
    'OPS-7: each reason of a silent printer has a sentence in %s',
    (_, texts) => {
      const find = (key: string): string | undefined =>
        key
          .split('.')
          .reduce<unknown>((inner, name) => (inner as Record<string, unknown>)?.[name], texts.errors) as
          | string
          | undefined;
      const sentences = PRINTER_TROUBLES.map(
        (reason) =>
          errorText({ code: 'PRINTER_UNREACHABLE', params: { printer: 'network', reason } }, find).text,
      );
      const plain = errorText({ code: 'PRINTER_UNREACHABLE', params: {} }, find).text;
      expect(new Set([...sentences, plain]).size).toBe(PRINTER_TROUBLES.length + 1);
      const unheardOf = { code: 'PRINTER_UNREACHABLE', params: { reason: 'on_fire' } } as const;
      expect(errorText(unheardOf, find).text).toBe(plain);
    },
  );

  it('ORD-14: a code without a text shows itself', () => {
    expect(errorText({ code: 'INTERNAL', params: {} }, find)).toEqual({ text: 'INTERNAL', detail: null });
  });
});

const key = (facts: Partial<KeyPress>): KeyPress => ({
  key: '',
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...facts,
});

const idle = { typing: false, dialogOpen: false };
const typing = { typing: true, dialogOpen: false };

describe('shortcuts', () => {
  it('OPS-9: patterns name keys, with and without modifiers', () => {
    expect(matchesPattern(key({ key: 'F9' }), 'F9')).toBe(true);
    expect(matchesPattern(key({ key: 'F9', ctrlKey: true }), 'F9')).toBe(false);
    expect(matchesPattern(key({ key: 'F9', shiftKey: true }), 'F9')).toBe(false);
    expect(matchesPattern(key({ key: 'z', metaKey: true }), 'Ctrl+Z')).toBe(true);
    expect(matchesPattern(key({ key: '+', shiftKey: true }), '+')).toBe(true);
    expect(matchesPattern(key({ key: '？', shiftKey: true }), '?')).toBe(true);
    expect(matchesPattern(key({ key: '¡', code: 'Digit1', altKey: true }), 'Alt+1')).toBe(true);
  });

  const scope = (name: ActiveScope['scope'], modal: boolean, id: string, heard: string[]): ActiveScope => ({
    scope: name,
    modal,
    handlers: () => ({ [id]: () => heard.push(name) }),
  });

  it('OPS-9: an open dialog hears the keys, what is under it does not', () => {
    const heard: string[] = [];
    const registry = new ShortcutRegistry();
    registry.enter(scope('sale', false, 'customer', heard));
    const leave = registry.enter(scope('pay', true, 'tender', heard));
    registry.press(key({ key: 'F3' }), idle);
    leave();
    registry.press(key({ key: 'F3' }), idle);
    expect(heard).toEqual(['pay', 'sale']);
  });

  it('OPS-9: a dialog without keys of its own still keeps them from the screen under it', () => {
    const heard: string[] = [];
    const registry = new ShortcutRegistry();
    registry.enter(scope('sale', false, 'clear', heard));
    expect(registry.press(key({ key: 'F10' }), { typing: false, dialogOpen: true })).toBe(false);
    expect(heard).toEqual([]);
  });

  it('OPS-9: plain keys belong to the text while one is typed, function keys never do', () => {
    const heard: string[] = [];
    const registry = new ShortcutRegistry();
    registry.enter(scope('sale', false, 'more', heard));
    registry.enter(scope('global', false, 'help', heard));
    expect(registry.press(key({ key: '+' }), typing)).toBe(false);
    expect(registry.press(key({ key: '?' }), typing)).toBe(false);
    expect(registry.press(key({ key: 'F1' }), typing)).toBe(true);
    expect(registry.press(key({ key: '+' }), idle)).toBe(true);
    expect(heard).toEqual(['global', 'sale']);
  });
});
