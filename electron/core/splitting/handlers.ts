import { markSplittable, unmarkSplittable } from '../catalog/mark-splittable.ts';
import { type Handlers, onAsyncCommand, onCommand, onQuery } from '../platform/context.ts';
import type { PinHasher } from '../platform/pin-hasher.ts';
import { openPack } from './open-pack.ts';
import { findSplit, splitView } from './split-view.ts';

/** The calls of `splitting.*` (拆零, RX-6). */
export function splittingHandlers(pins: PinHasher): Handlers {
  return {
    ...onQuery('splitting.get', (context, { drugId }) => findSplit(context, drugId)),
    ...onCommand(
      'splitting.mark',
      (context, { drugId, ...terms }) => {
        markSplittable(context, drugId, terms);
        return { packDrugId: drugId };
      },
      splitView,
    ),
    ...onCommand(
      'splitting.unmark',
      (context, { drugId }) => {
        unmarkSplittable(context, drugId);
        return { packDrugId: drugId };
      },
      splitView,
    ),
    ...onAsyncCommand('splitting.openPack', (context, input) => openPack(context, input, pins)),
  };
}
