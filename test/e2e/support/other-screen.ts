import type { Page } from '@playwright/test';
import { v7 as uuidV7 } from 'uuid';
import type { CallRequest, CallResult } from '#shared/contracts/envelope.ts';
import type { CallInput, CallName, CallOutput } from '#shared/contracts/index.ts';

/**
 * Makes a call to the core beside what the screen shows, as another screen of the same counter would: the window's
 * own way to the core and the session of who is on duty, but none of the screen's state.
 */
export async function callCore<N extends CallName>(
  page: Page,
  name: N,
  input: CallInput<N>,
): Promise<CallOutput<N>> {
  const result = await page.evaluate(sendCall, { name, input, commandId: uuidV7() });
  if (!result.ok) throw new Error(`${name} failed: ${result.error.code}`);
  return result.value as CallOutput<N>;
}

/** Runs in the window. */
async function sendCall(call: Pick<CallRequest, 'name' | 'input' | 'commandId'>): Promise<CallResult> {
  const kept = JSON.parse(sessionStorage.getItem('counter.session') ?? 'null');
  const request: CallRequest = { ...call, session: kept?.state?.session ?? null };
  const bridge = (window as { counter?: { call(request: CallRequest): Promise<CallResult> } }).counter;
  if (bridge !== undefined) return bridge.call(request);
  const response = await fetch('/rpc', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(request),
  });
  return (await response.json()) as CallResult;
}
