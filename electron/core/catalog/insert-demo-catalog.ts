import type { DemoBatch, DemoDrug } from '#resources/demo/generate.ts';
import { invariant } from '#shared/errors/index.ts';
import type { CommandContext } from '../platform/context.ts';
import { insertDrug } from './insert-drug.ts';
import type { OpenBatch } from './opening-stock.ts';
import { namePinyin } from './search/name-pinyin.ts';

/** Movements that one message to central carries. */
const BATCHES_PER_MESSAGE = 500;

/** Fills an empty catalogue with the demo's drugs and opening stock. */
export function insertDemoCatalog(
  context: CommandContext,
  demo: { readonly drugs: readonly DemoDrug[]; readonly batches: readonly DemoBatch[] },
  openBatch: OpenBatch,
): void {
  const idsByCode = new Map<string, number>();
  for (const drug of demo.drugs) {
    const origin = { importId: null, atMs: context.nowMs };
    idsByCode.set(drug.code, insertDrug(context.tx, { ...drug, ...namePinyin(drug) }, origin));
  }
  for (let start = 0; start < demo.batches.length; start += BATCHES_PER_MESSAGE) {
    for (const batch of demo.batches.slice(start, start + BATCHES_PER_MESSAGE)) {
      const drugId = idsByCode.get(batch.drugCode);
      invariant(drugId !== undefined, `${batch.drugCode} is in the demo catalogue`);
      openBatch(context, { ...batch, drugId, kind: 'opening', reason: '' });
    }
    context.publish({ kind: 'stock.opened', subject: `demo:${start}`, subjectVersion: 1, payload: {} });
  }
}
