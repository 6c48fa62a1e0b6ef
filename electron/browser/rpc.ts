import type { IncomingMessage, ServerResponse } from 'node:http';
import { callRequest } from '#shared/contracts/envelope.ts';
import type { CoreClient } from '../shell/core-client.ts';
import { answerFailure, answerJson } from './http-answers.ts';

/** The largest call is an import's mapping or a cart; a megabyte is far beyond both. */
const MAX_CALL_BYTES = 1_048_576;
/** No call of the contract is half as deep. What is far deeper cannot be handed to another process. */
const MAX_CALL_DEPTH = 32;

/** `POST /rpc`: one call to the core, its result as JSON whatever it is. */
export async function answerCall(
  core: CoreClient,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  // A form of another site cannot send this type without a preflight, which is never answered.
  if (request.headers['content-type']?.split(';')[0]?.trim() !== 'application/json') {
    return answerFailure(response, 415, 'VALIDATION_FAILED', { path: 'content-type' });
  }
  const body = await readBody(request, MAX_CALL_BYTES);
  if (body === null) return answerFailure(response, 413, 'VALIDATION_FAILED', { limitBytes: MAX_CALL_BYTES });
  const sent = parseJson(body);
  const parsed = callRequest.safeParse(sent);
  if (!parsed.success || isDeeperThan(sent, MAX_CALL_DEPTH))
    return answerFailure(response, 400, 'VALIDATION_FAILED', { path: 'request' });
  answerJson(response, 200, await core.call(parsed.data));
}

/** The whole body, or null when it is larger than allowed; the rest of a large one is read and dropped. */
async function readBody(request: IncomingMessage, limitBytes: number): Promise<string | null> {
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    sizeBytes += chunk.length;
    if (sizeBytes <= limitBytes) chunks.push(chunk);
  }
  return sizeBytes <= limitBytes ? Buffer.concat(chunks).toString('utf8') : null;
}

/** Undefined for what is not JSON, which no request's form accepts. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isDeeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((part) => isDeeperThan(part, levels - 1));
}
