import { commandLine } from '#renderer/app/scan/command-line.ts';
import { useScan } from '#renderer/app/scan/use-scan.ts';
import type { ShortcutId } from '#renderer/app/shortcuts/shortcut-table.ts';
import { useShortcuts } from '#renderer/app/shortcuts/use-shortcuts.ts';
import type { CartLine, CartView } from '#shared/contracts/cart.ts';
import { parsePrescriptionNumber } from '#shared/domain/prescription-number.ts';
import type { CartCommands } from './cart/cart-commands.ts';
import { findCurrentLine, neighbourLine } from './cart/use-cart.ts';
import { BLOCK_REASONS } from './notice.ts';
import { type SaleDialog, useSaleStore } from './sale-store.ts';

type SaleActions = Readonly<Record<Exclude<ShortcutId<'sale'>, 'quantity'>, () => void>>;

/** In the order of their keys. */
const BAR = [
  'search',
  'customer',
  'lineDiscount',
  'terms',
  'park',
  'resume',
  'payLater',
  'pay',
  'clear',
  'undo',
] as const satisfies readonly ShortcutId<'sale'>[];

/** What keys, buttons and the scanner do on the sale screen. */
export function useSaleActions(cart: CartView | null, commands: CartCommands) {
  const { open, showResult, tell, setCurrentLine } = useSaleStore.getState();

  // Changes that are still on their way count: F9 right after `*3` pays for three.
  const openFor = async (dialog: Exclude<SaleDialog, null>) => {
    const latest = await commands.latest();
    if (latest === null || latest.lines.length === 0) return tell({ kind: 'noLine' });
    tell(null);
    open(dialog);
  };
  const openIfSellable = async (dialog: 'pay' | 'payLater') => {
    const latest = await commands.latest();
    if (latest === null || latest.lines.length === 0) return tell({ kind: 'noLine' });
    if (latest.quantity === 0) return tell({ kind: 'nothingSelected' });
    const hindrance = findHindrance(latest);
    if (hindrance === null) return openFor(dialog);
    setCurrentLine(hindrance.lineId);
    // Loose units fall short: whether a pack is opened for them is for two people to say.
    if (hindrance.reason === 'insufficient_stock' && hindrance.isLoose) return openFor('openPack');
    tell({ kind: 'blocked', reason: hindrance.reason, count: hindrance.count });
  };
  const openPack = async () => {
    const line = findCurrentLine(await commands.latest(), useSaleStore.getState().currentLineId);
    if (line === null) return tell({ kind: 'noLine' });
    if (!isLooseLine(line)) return tell({ kind: 'notSplit' });
    return openFor('openPack');
  };
  const goTo = (step: 1 | -1) =>
    setCurrentLine(neighbourLine(cart, useSaleStore.getState().currentLineId, step)?.lineId ?? null);
  const actions: SaleActions = {
    search: () => commandLine()?.select(),
    customer: () => {
      tell(null);
      open('customer');
    },
    lineDiscount: () => void openFor('lineDiscount'),
    terms: () => void openFor('terms'),
    park: () => void commands.park(),
    resume: () => open('resume'),
    payLater: () => void openIfSellable('payLater'),
    pay: () => void openIfSellable('pay'),
    clear: () => void commands.clear(),
    byUnit: () => void commands.switchUnit(),
    openPack: () => void openPack(),
    undo: () => void commands.undo(),
    previousLine: () => goTo(-1),
    nextLine: () => goTo(1),
    more: () => void commands.changeQuantity(1),
    less: () => void commands.changeQuantity(-1),
    toggleLine: () => void commands.toggleSelected(),
    removeLine: () => void commands.removeLine(),
  };
  useShortcuts('sale', actions);
  useScan((code) => {
    const { dialog } = useSaleStore.getState();
    if (dialog !== null) return tell({ kind: 'scanWhilePaying' });
    // The next customer's first scan closes what was left of the last sale.
    showResult(null);
    const number = parsePrescriptionNumber(code);
    void (number === null ? commands.addScan(code) : commands.addPrescription(number));
  });
  return { actions, bar: BAR.map((id) => ({ id, run: actions[id] })) };
}

/** True for units that were, or will be, taken out of a pack. */
const isLooseLine = ({ loose, drugId }: CartLine): boolean => loose?.looseDrugId === drugId;

/** The gravest reason why the selected lines cannot be sold, its first line, and on how many lines it stands. */
function findHindrance(cart: CartView) {
  for (const reason of BLOCK_REASONS) {
    const lines = cart.lines.filter((line) =>
      line.warnings.some((warning) => warning.blocking && warning.code === reason),
    );
    const [first] = lines;
    if (first !== undefined)
      return { reason, lineId: first.lineId, count: lines.length, isLoose: isLooseLine(first) };
  }
  return null;
}
