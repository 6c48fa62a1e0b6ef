import type { FileProblem } from '#shared/contracts/catalog.ts';
import { type ErrorParams, fail } from '#shared/errors/index.ts';

/** Refuses a file with FILE_UNREADABLE and what is wrong with it. */
export function refuseFile(problem: FileProblem, params: ErrorParams = {}): never {
  return fail('FILE_UNREADABLE', { problem, ...params });
}
