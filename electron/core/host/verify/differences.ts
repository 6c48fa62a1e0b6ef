import type { CallOutput } from '#shared/contracts/index.ts';

export type Difference = CallOutput<'system.verifyStore'>['differences'][number];

/** Notes a difference when the two values are not the same. */
export type Differ = (
  kind: string,
  subject: string,
  values: { readonly expected: unknown; readonly actual: unknown },
) => void;

/** Collects what differs. */
export function collectDifferences(): { readonly found: Difference[]; readonly differ: Differ } {
  const found: Difference[] = [];
  const differ: Differ = (kind, subject, { expected, actual }) => {
    if (expected === actual) return;
    found.push({ kind, subject, expected: String(expected), actual: String(actual) });
  };
  return { found, differ };
}
