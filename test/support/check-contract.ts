import { isDeepStrictEqual } from 'node:util';
import type { CallRequest, CallResult } from '#shared/contracts/envelope.ts';
import { CALLS, COMMON_ERRORS } from '#shared/contracts/index.ts';

/**
 * Holds every answer in every test against the contract: a value has the fields of the call's output and no
 * other, a refusal has a code that the call declares. Throws what is wrong.
 */
export function checkAgainstContract(request: CallRequest, result: CallResult): void {
  const def = CALLS.get(request?.name);
  if (def === undefined) return;
  if (!result.ok) {
    const declared: readonly string[] = [...COMMON_ERRORS, ...def.errors];
    if (!declared.includes(result.error.code)) {
      throw new Error(`${request.name} does not declare ${JSON.stringify(result.error)}`);
    }
    return;
  }
  const parsed = def.output.safeParse(result.value);
  if (!parsed.success) throw new Error(`${request.name} answers past its contract: ${parsed.error.message}`);
  if (!isDeepStrictEqual(parsed.data, result.value)) {
    throw new Error(`${request.name} answers with fields that its contract does not have`);
  }
}
