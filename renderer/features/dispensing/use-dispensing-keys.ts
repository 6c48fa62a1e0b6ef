import { commandLine } from '#renderer/app/scan/command-line.ts';
import { useCommandLineFocus } from '#renderer/app/scan/use-command-line-focus.ts';
import { useScan } from '#renderer/app/scan/use-scan.ts';
import { useAwaited } from '#renderer/app/shortcuts/record-keys.tsx';
import { useShortcuts } from '#renderer/app/shortcuts/use-shortcuts.ts';
import { parseOrderNumber } from '#shared/domain/order-number.ts';
import type { DispensingQueue } from './use-dispensing-queue.ts';
import type { Owing } from './use-owing.ts';
import type { SheetState } from './use-sheet.ts';
import type { SheetPrinting } from './use-sheet-printing.ts';
import type { Substitution } from './use-substitution.ts';

interface Papers {
  readonly printing: SheetPrinting;
  readonly owing: Owing;
  readonly substitution: Substitution;
}

/** The keys of the screen and the scanner: a pack's code verifies it, an order's number finds the order. */
export function useDispensingKeys(queue: DispensingQueue, state: SheetState, papers: Papers) {
  const { printing, owing, substitution } = papers;
  const { sheet } = state;
  const isOpen = sheet?.status === 'dispensing';
  const nextLine = sheet?.lines.find(({ quantity, verified }) => verified < quantity);
  const keys = {
    search: () => commandLine()?.select(),
    owedList: queue.toggleOwed,
    previousOrder: () => queue.move(-1),
    nextOrder: () => queue.move(1),
    ...(sheet?.status === 'paid' ? { start: state.start } : {}),
    ...(isOpen && nextLine !== undefined ? { byEye: () => state.openByEye(nextLine) } : {}),
    ...(isOpen && sheet.packs.length > 0 ? { check: state.check } : {}),
    ...(isOpen ? { handOver: state.handOver } : {}),
    ...(sheet === undefined
      ? {}
      : { pickList: () => printing.print('pick_list'), labels: () => printing.print('label') }),
    ...(sheet?.status === 'paid' || (isOpen && nextLine !== undefined) ? { owe: owing.open } : {}),
    ...(substitution.isOffered ? { substitute: substitution.open } : {}),
    ...(owing.note === null ? {} : { owedNote: owing.note.print }),
    ...(isOpen && state.lastPack !== undefined ? { takeBack: state.takeBack } : {}),
  };
  useShortcuts('dispensing', keys);
  // The next key is for the order as the step under way leaves it.
  useAwaited(state.stepping);
  useScan((code) => {
    if (parseOrderNumber(code) === null) state.verify(code);
    else queue.find(code);
  });
  useCommandLineFocus(state.byEyeLine !== null || owing.subject !== null || substitution.subject !== null);
  const items = (
    [
      'search',
      'owedList',
      'start',
      'byEye',
      'takeBack',
      'check',
      'handOver',
      'pickList',
      'labels',
      'owe',
      'substitute',
    ] as const
  ).map((id) => ({
    id,
    run: keys[id] ?? (() => undefined),
    disabled: keys[id] === undefined,
  }));
  return { items };
}
