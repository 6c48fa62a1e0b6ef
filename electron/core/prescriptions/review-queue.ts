import type { CallOutput, ParsedInput } from '#shared/contracts/index.ts';
import { statement } from '../db/statement.ts';
import type { QueryContext } from '../platform/context.ts';
import { summaries } from './list-prescriptions.ts';

const waitingPage = statement<{ limit: number; offset: number }>()((db, p) =>
  db
    .selectFrom('prescription')
    .select(['id', 'submittedAtMs', 'stopCount', 'confirmCount', 'noteCount'])
    .where('status', '=', 'waiting')
    .orderBy('submittedAtMs')
    .orderBy('id')
    .limit(p.limit)
    .offset(p.offset),
);

const countWaiting = statement()((db) =>
  db
    .selectFrom('prescription')
    .select((eb) => eb.fn.countAll<number>().as('rows'))
    .where('status', '=', 'waiting'),
);

/** Prescriptions that wait for review, the longest waiting first (RX-2), with what the checks found at hand-in. */
export function reviewQueue(
  { reader, nowMs }: QueryContext,
  { page, pageSize }: ParsedInput<'prescriptions.reviewQueue'>,
): CallOutput<'prescriptions.reviewQueue'> {
  const waiting = reader.all(waitingPage, { limit: pageSize, offset: (page - 1) * pageSize });
  const shown = summaries(
    reader,
    waiting.map(({ id }) => id),
  );
  const rows = shown.flatMap((summary, index) => {
    const place = waiting[index];
    if (place === undefined) return [];
    const { stopCount, confirmCount, noteCount, submittedAtMs } = place;
    const waitingMs = Math.max(0, nowMs - (submittedAtMs ?? nowMs));
    return [{ ...summary, waitingMs, stopCount, confirmCount, noteCount }];
  });
  return { rows, total: reader.get(countWaiting, {})?.rows ?? 0, page, pageSize };
}
