/**
 * What a field refuses, written out by hand and apart from the contract, so that a rule that is lost there is
 * missed here. A field of a call names its kind; the contract tests send each of these values.
 */
export interface FieldKind {
  readonly bad: readonly unknown[];
  /** May be left out. */
  readonly optional: boolean;
}

const NO_NUMBERS = ['1', true, {}, [], Number.NaN, Number.POSITIVE_INFINITY, 1.5, 2 ** 53];
const CONTROL_CHARACTERS = ['a\u0000b', 'a\u001b[2Jb', 'a\u007fb', 'a\u0085b', 'a\u2028b'];
const LINE_BREAKS = ['a\nb', 'a\r\nb', 'a\tb'];

const required = (bad: readonly unknown[]): FieldKind => ({ bad: [...bad, null], optional: false });

export const whole = (min: number, max: number): FieldKind =>
  required([...NO_NUMBERS, min - 1, max + 1, -1e9, 1e18]);

export const ID = whole(1, Number.MAX_SAFE_INTEGER);
export const FEN = whole(0, 10_000_000_000);
export const POSITIVE_FEN = whole(1, 10_000_000_000);
export const TIME_MS = whole(0, Number.MAX_SAFE_INTEGER);
/** 0, 1.5 and NaN are among the numbers that are no whole ones in the range. */
const quantity = (max: number): FieldKind => required([...whole(1, max).bad, -1, 1e9]);
export const SALE_QUANTITY = quantity(9_999);
export const STOCK_QUANTITY = quantity(1_000_000);
export const VERSION = whole(1, Number.MAX_SAFE_INTEGER);
export const PAGE = whole(1, 1_000_000);
export const pageSize = whole(1, 200);

export const BOOLEAN = required(['true', 0, 1, {}]);
export const DATE = required([
  '2026-02-30',
  '2026-13-01',
  '2026-6-1',
  '20260615',
  '2026-06-15T00:00',
  'tomorrow',
  '',
  20_260_615,
  {},
]);
export const oneOf = required(['nonsense', '', 0, {}, 'constructor']);

/** Any text up to a length: searches take what people type. */
export const text = (max: number): FieldKind => required([5, {}, [], 'x'.repeat(max + 1)]);
export const line = (max: number): FieldKind =>
  required([...text(max).bad, ...CONTROL_CHARACTERS, ...LINE_BREAKS]);
export const requiredLine = (max: number): FieldKind => required([...line(max).bad, '', '  ']);

/** Digits only, four to twelve. */
export const PIN: FieldKind = {
  bad: [
    null,
    2580,
    true,
    {},
    '',
    '258',
    '2580258025802',
    '25 80',
    '２５８０',
    '-258',
    '25.8',
    'abcd',
    "' OR 1",
  ],
  optional: false,
};

/** An object or a list as a whole; its fields have kinds of their own. */
export const group = required([5, 'text', true]);
export const list = (max: number): FieldKind =>
  required([5, 'text', {}, Array.from({ length: max + 1 }, () => ({}))]);
export const fullList = (max: number): FieldKind => required([...list(max).bad, []]);

export const optional = (kind: FieldKind): FieldKind => ({ ...kind, optional: true });
export const nullable = (kind: FieldKind): FieldKind => ({
  ...kind,
  bad: kind.bad.filter((value) => value !== null),
});
export const nullableOptional = (kind: FieldKind): FieldKind => optional(nullable(kind));
