import { markSplittable, type SplitDrug, unmarkSplittable } from '../catalog/mark-splittable.ts';
import { type Handlers, onAsyncCommand, onCommand, onQuery, type QueryContext } from '../platform/context.ts';
import { LeftBehind } from '../platform/left-behind.ts';
import type { PinHasher } from '../platform/pin-hasher.ts';
import { openPack } from './open-pack.ts';
import { findSplit, splitView } from './split-view.ts';

const leftBehind = new LeftBehind<SplitDrug>();

const receiptOf = (left: SplitDrug) => leftBehind.keep({ packDrugId: left.pack.id }, left);

const showSplit = (context: QueryContext, receipt: { packDrugId: number }) =>
  splitView(context, receipt, leftBehind.find(receipt));

/** The calls of `splitting.*` (拆零, RX-6). */
export function splittingHandlers(pins: PinHasher): Handlers {
  return {
    ...onQuery('splitting.get', (context, { drugId }) => findSplit(context, drugId)),
    ...onCommand(
      'splitting.mark',
      (context, { drugId, ...terms }) => receiptOf(markSplittable(context, drugId, terms)),
      showSplit,
    ),
    ...onCommand(
      'splitting.unmark',
      (context, { drugId }) => receiptOf(unmarkSplittable(context, drugId)),
      showSplit,
    ),
    ...onAsyncCommand('splitting.openPack', (context, input) => openPack(context, input, pins)),
  };
}
