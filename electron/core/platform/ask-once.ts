import { type AppError, refusalOf } from '#shared/errors/index.ts';

/**
 * Asks of any step of a machine what those of its guards say that stand whoever takes it: the first refusal, or null.
 * A guard that several steps share is checked once.
 */
export function askOnce<Guard extends string>(
  standing: readonly Guard[],
  check: (guard: Guard) => void,
): (step: { readonly guards: readonly Guard[] }) => AppError | null {
  const asked = new Map<Guard, AppError | null>();
  const ask = (guard: Guard): AppError | null => {
    const known = asked.get(guard);
    if (known !== undefined) return known;
    const refusal = refusalOf(() => check(guard));
    asked.set(guard, refusal);
    return refusal;
  };
  return ({ guards }) => {
    for (const guard of guards) {
      const refusal = standing.includes(guard) ? ask(guard) : null;
      if (refusal !== null) return refusal;
    }
    return null;
  };
}
