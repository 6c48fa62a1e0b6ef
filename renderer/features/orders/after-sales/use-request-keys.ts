import { useShortcuts } from '#renderer/app/shortcuts/use-shortcuts.ts';
import { choiceKeys } from '#renderer/ui/choice-keys.ts';
import type { OrderDetail } from '#shared/contracts/orders.ts';
import type { ReturnReason } from '#shared/domain/return-reasons.ts';
import { type RequestDraft, reasonsFor } from './request-draft.ts';

export interface RequestKeysOptions {
  readonly order: OrderDetail;
  readonly draft: RequestDraft;
  /** Units that may still be claimed, by line number. */
  readonly left: ReadonlyMap<number, number>;
  /** The place of the line that the cursor keys change. */
  readonly line: number;
  readonly setLine: (place: number) => void;
  readonly changeUnits: (lineNo: number, units: number) => void;
  readonly change: (part: Partial<RequestDraft>) => void;
  readonly turn: () => void;
  readonly toReplacement: () => void;
  readonly chooseFile: () => void;
  readonly openCamera: () => void;
  readonly confirm: () => void;
  readonly close: () => void;
}

/** The keys of the request's dialog: lines and units by the cursor keys, the reason by its number. */
export function useRequestKeys(options: RequestKeysOptions): void {
  const { order, draft, left, line, setLine, changeUnits, change } = options;
  const reasons = reasonsFor(draft.kind);
  const current = order.items[line];
  const move = (step: 1 | -1) => setLine(Math.min(Math.max(line + step, 0), order.items.length - 1));
  const add = (step: 1 | -1) => {
    if (current !== undefined) changeUnits(current.lineNo, (draft.units.get(current.lineNo) ?? 0) + step);
  };
  const all = () => {
    const isAll = order.items.every(
      ({ lineNo }) => (draft.units.get(lineNo) ?? 0) === (left.get(lineNo) ?? 0),
    );
    change({
      units: new Map(isAll ? [] : [...left].filter(([, units]) => units > 0)),
    });
  };
  const take = (reasonCode: string) => change({ reasonCode: reasonCode as ReturnReason });
  const eighth = (place: number) => () => {
    const reason = reasons[place];
    if (reason !== undefined) take(reason);
  };
  useShortcuts(
    'request',
    {
      confirm: options.confirm,
      close: options.close,
      kind: options.turn,
      all,
      replacement: options.toReplacement,
      file: options.chooseFile,
      camera: options.openCamera,
      shipping: () => change({ withShipping: !draft.withShipping }),
      previousLine: () => move(-1),
      nextLine: () => move(1),
      more: () => add(1),
      less: () => add(-1),
      ...choiceKeys(reasons, take),
      choice7: eighth(6),
      choice8: eighth(7),
    },
    { modal: true },
  );
}
