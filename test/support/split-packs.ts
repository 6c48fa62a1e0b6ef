import type { CallInput, CallOutput } from '#shared/contracts/index.ts';
import { TEST_PIN } from './sign-in.ts';
import type { TestShop } from './test-shop.ts';
import type { Till } from './till.ts';

type Split = CallOutput<'splitting.mark'>;

/** What the tests split: 0.5g*10片, for 12.50 a pack. */
export const TEN_TABLETS = {
  unitsPerPack: 10,
  unit: '片',
  unitPriceFen: null,
  directions: '口服，一次1片，一日3次',
} as const;

/** Says that paracetamol may be split, by ten tablets a pack. */
export function markTablets(
  { till, drugs }: TestShop,
  terms: Partial<CallInput<'splitting.mark'>> = {},
): Promise<Split> {
  return till.do('splitting.mark', { drugId: drugs.paracetamol, ...TEN_TABLETS, ...terms });
}

/** Somebody else who may check an opened pack; returns their id and a till of their own. */
export async function checkerAt(
  { counter, till }: TestShop,
  name = '赵敏',
): Promise<{ id: number; till: Till }> {
  const own = await counter.signIn(name);
  const { staff } = await till.do('system.status', {});
  return { id: staff.find((person) => person.name === name)?.staffId ?? 0, till: own };
}

/** What opening one pack takes, with everything but the batch given. */
export async function openingOf(
  shop: TestShop,
  wish: Partial<CallInput<'splitting.openPack'>> = {},
): Promise<CallInput<'splitting.openPack'>> {
  const { id: checkerId } = await checkerAt(shop);
  return { drugId: shop.drugs.paracetamol, checkerId, checkerPin: TEST_PIN, ...wish };
}

/** Marks paracetamol and opens packs of it; returns what is open then. */
export async function openPacks(shop: TestShop, packs = 1): Promise<Split> {
  let view = await markTablets(shop);
  const opening = await openingOf(shop);
  for (let pack = 0; pack < packs; pack += 1) view = await shop.till.do('splitting.openPack', opening);
  return view;
}
