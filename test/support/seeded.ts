import fc from 'fast-check';

/**
 * The seed of every random test, so that a run fails for a change and not for its dice. `PROPERTY_SEED` explores
 * with another, or repeats what another found.
 */
export const SEED = Number(process.env.PROPERTY_SEED ?? 20_260_731);

fc.configureGlobal({ seed: SEED });

export { fc };
