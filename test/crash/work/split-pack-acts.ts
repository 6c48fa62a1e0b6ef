import { TEST_PIN } from '#test/support/sign-in.ts';
import { TEN_TABLETS } from '#test/support/split-packs.ts';
import type { Act, BusyWork } from './busy-work.ts';

/** Opens packs of one drug and sells what is in them by the unit. */
async function splitPack(work: BusyWork): Promise<void> {
  const [drugId = 0] = work.drugIds;
  const split = await work.read('splitting.get', { drugId });
  if (split === null || !split.article.isActive) {
    await work.command('splitting.mark', { ...TEN_TABLETS, drugId });
  } else if (work.random.chance(0.1)) await work.command('splitting.unmark', { drugId });
  else if (split.availableUnits > 0 && work.random.chance(0.5)) {
    await work.command('cart.addItem', { drugId: split.article.looseDrugId, quantity: 2 });
  } else {
    const { staffId } = await work.read('staff.currentDuty', {});
    const { staff } = await work.read('system.status', {});
    const checker = staff.find((person) => person.staffId !== staffId && person.roles.includes('pharmacist'));
    const checked = { checkerId: checker?.staffId ?? 0, checkerPin: TEST_PIN };
    // Few enough numbers that one comes twice now and then.
    const serial = String(work.random.between(1, 200)).padStart(13, '0');
    const pack = work.random.chance(0.2) ? { noCodeReason: '条码破损' } : { code: `8100000${serial}` };
    await work.command('splitting.openPack', { drugId, ...pack, ...checked });
  }
}

export const SPLIT_PACK_ACTS: readonly Act[] = [
  {
    sends: ['splitting.mark', 'splitting.unmark', 'splitting.openPack', 'cart.addItem'],
    weight: 1,
    run: splitPack,
  },
];
