import { DEMO_SEED } from '#resources/demo/generate.ts';
import { type SeededRandom, seededRandom } from '#resources/demo/seeded-random.ts';
import { fillCart, notesFor, type Wanted } from '../order-steps.ts';
import type { Scene } from '../play-scenes.ts';

const DAYS = 14;
const SALES_A_DAY = [3, 4, 4, 5] as const;
const OPENING_HOUR = 8;
const OPEN_MINUTES = 12 * 60;

/** What people buy without a prescription, the most wanted first. */
const WANTED = [
  '感冒灵颗粒',
  '板蓝根颗粒',
  '藿香正气水',
  '维生素C片',
  '蒙脱石散',
  '氯雷他定片',
  '六味地黄丸',
  '布洛芬颗粒',
  '创可贴',
  '医用外科口罩',
  '电子体温计',
  '枸杞子',
] as const;

/** The days at the till between the larger stories: people come, buy a thing or two, and pay. */
export const dailySales: Scene = async function* (shop) {
  const random = seededRandom(`${DEMO_SEED}/daily`);
  const hour = String(OPENING_HOUR).padStart(2, '0');
  for (let day = DAYS; day >= 1; day -= 1) {
    const openingMs = shop.time.day(day, `${hour}:30`);
    const sales = random.pick(SALES_A_DAY);
    for (let sale = 0; sale < sales; sale += 1) {
      yield openingMs + Math.floor(((sale + random.fraction()) / sales) * OPEN_MINUTES) * 60_000;
      const { cartId, totalFen } = await fillCart(shop, basket(random));
      const tender = random.chance(0.4)
        ? ({ kind: 'card', amountFen: totalFen, reference: `POS${day}${sale}` } as const)
        : notesFor(totalFen);
      await shop.as('陈静').do('orders.checkout', { cartId, expectedTotalFen: totalFen, tenders: [tender] });
    }
  }
};

function basket(random: SeededRandom): Wanted[] {
  const drugs = new Set([random.pick(WANTED), ...(random.chance(0.5) ? [random.pick(WANTED)] : [])]);
  return [...drugs].map((drug) => ({ drug, quantity: random.pick([1, 1, 2]) }));
}
