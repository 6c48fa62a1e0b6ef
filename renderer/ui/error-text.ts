import type { ErrorCode, ErrorParams } from '#shared/errors/index.ts';
import { formatBytes, formatDateTime, formatMoney } from './format.ts';

/** Finds a text of the `errors` namespace in the user's language; undefined when there is none. */
export type FindErrorText = (
  key: `${ErrorCode}.${'text' | 'detail' | 'fullDetail' | `reason.${string}`}`,
) => string | undefined;

export interface ErrorText {
  readonly text: string;
  /** Present only when the failure carries every value that the sentence names. */
  readonly detail: string | null;
}

/**
 * The sentences for a failure; a code whose `reason` has words of its own says those. A placeholder without its
 * value would mislead, so the full detail gives way to the short one, and that is left out when it lacks one too.
 * `and` stands between the parts of a list.
 */
export function errorText(
  failure: { code: ErrorCode; params: ErrorParams },
  find: FindErrorText,
  and = '、',
): ErrorText {
  const values = new Map(
    Object.entries(failure.params).flatMap(([name, value]) => {
      const shown = showValue(name, value, and);
      return shown === null ? [] : [[snakeCase(name), shown] as const];
    }),
  );
  const { reason } = failure.params;
  const known = typeof reason === 'string' ? find(`${failure.code}.reason.${reason}`) : undefined;
  const text = known ?? find(`${failure.code}.text`) ?? failure.code;
  const details = [find(`${failure.code}.fullDetail`), find(`${failure.code}.detail`)]
    .filter((template) => template !== undefined)
    .map((template) => fillIn(template, values));
  return { text, detail: details.find((detail) => detail !== null) ?? null };
}

/** A value has one name, whether it comes from the store (`limit_bytes`) or from a shell (`limitBytes`). */
function snakeCase(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function fillIn(template: string, values: ReadonlyMap<string, string>): string | null {
  const shownFor = (name: string) => values.get(snakeCase(name));
  const names = [...template.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '');
  if (names.some((name) => shownFor(name) === undefined)) return null;
  return template.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => shownFor(name) ?? '');
}

/** The unit stands at the end of a parameter's name. */
function showValue(name: string, value: unknown, and: string): string | null {
  if (typeof value === 'number') {
    if (/(_fen|Fen)$/.test(name)) return formatMoney(value);
    if (/(_ms|Ms)$/.test(name)) return formatDateTime(value);
    if (/(_bytes|Bytes)$/.test(name)) return formatBytes(value);
    return String(value);
  }
  if (typeof value === 'string') return value === '' ? null : value;
  if (!Array.isArray(value)) return null;
  const parts = value.map((part) => showPart(part));
  return parts.length === 0 || parts.includes(null) ? null : parts.join(and);
}

/** A part of a list is a word, or a record that names itself. */
function showPart(part: unknown): string | null {
  if (typeof part === 'string' || typeof part === 'number') return String(part);
  if (typeof part !== 'object' || part === null) return null;
  const { name, genericName, path, field } = part as Record<string, unknown>;
  const label = [name, genericName, path, field].find((candidate) => typeof candidate === 'string');
  return typeof label === 'string' ? label : null;
}
