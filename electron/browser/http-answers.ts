import type { ServerResponse } from 'node:http';
import type { CallResult } from '#shared/contracts/envelope.ts';
import type { ErrorCode, ErrorParams } from '#shared/errors/index.ts';

/** Answers with a call's result, or anything else that a screen reads as JSON. */
export function answerJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  });
  response.end(JSON.stringify(body));
}

/** Answers in the form of a failed call, so that a screen shows it as any other failure. */
export function answerFailure(
  response: ServerResponse,
  status: number,
  code: ErrorCode,
  params: ErrorParams = {},
): void {
  const result: CallResult = { ok: false, error: { code, params, correlationId: '' } };
  answerJson(response, status, result);
}

/** Answers with a page of its own, for people who stand before a browser that cannot show the counter. */
export function answerPage(
  response: ServerResponse,
  status: number,
  page: { head?: string; lines: string[] },
): void {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
  const paragraphs = page.lines.map((line) => `<p>${line}</p>`).join('');
  response.end(
    `<!doctype html><html lang="zh"><head><meta charset="utf-8"><link rel="icon" href="data:,"><title>药店收银 · Pharmacy Counter</title>${page.head ?? ''}` +
      `<style>body{font:16px/1.7 system-ui,sans-serif;max-width:40rem;margin:18vh auto;padding:0 2rem;color:#1f2a2e}</style></head>` +
      `<body>${paragraphs}</body></html>`,
  );
}
