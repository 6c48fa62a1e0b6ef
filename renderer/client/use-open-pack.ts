import type { CallInput } from '#shared/contracts/index.ts';
import type { SplitView } from '#shared/contracts/splitting.ts';
import type { CallFailure } from './call-failure.ts';
import { type Checker, useCheckers } from './use-checkers.ts';
import { useCommand } from './use-command.ts';
import { useKeepSplit } from './use-keep-split.ts';
import { useQueryCall } from './use-query-call.ts';

export interface PackOpening {
  /** How the drug is split and what may be opened; undefined while it is read. */
  readonly view: SplitView | null | undefined;
  /** Everybody who may check it: it is never whoever opens it. */
  readonly checkers: readonly Checker[];
  readonly busy: boolean;
  readonly failure: CallFailure | null;
  open(
    wish: Omit<CallInput<'splitting.openPack'>, 'drugId' | 'seenUnits'>,
    onOpened: (view: SplitView) => void,
  ): void;
}

/** Opening a pack of a drug (拆零): what there is, who may check, and doing it once. */
export function useOpenPack(drugId: number): PackOpening {
  const view = useQueryCall('splitting.get', { drugId });
  const command = useCommand('splitting.openPack');
  const keep = useKeepSplit();
  const checkers = useCheckers('stock.split');
  return {
    view: view.data,
    checkers,
    busy: command.isPending,
    failure: command.error ?? view.error,
    open: (wish, onOpened) => {
      if (command.isPending || !view.data) return;
      command.mutate(
        { drugId, seenUnits: view.data.availableUnits, ...wish },
        {
          onSuccess: (opened) => {
            keep(drugId, opened);
            onOpened(opened);
          },
        },
      );
    },
  };
}
