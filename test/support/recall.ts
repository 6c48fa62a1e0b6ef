import type { CallInput } from '#shared/contracts/index.ts';

/** A maker's recall of one lot of a drug. */
export function recallOf(drugId: number, batchNumber = 'EARLY') {
  return {
    drugId,
    batchNumbers: [batchNumber],
    level: 'class_2',
    source: 'maker',
    noticeNumber: '召〔2026〕15 号',
    reason: '溶出度不合格',
  } satisfies CallInput<'inventory.recallBatches'>;
}
