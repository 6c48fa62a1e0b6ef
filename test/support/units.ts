import type { TestShop } from './test-shop.ts';

/** Units of a drug on the shelf, those of them that are reserved, and those in quarantine. */
export async function unitsOf({ till }: Pick<TestShop, 'till'>, drugId: number) {
  const { batches } = await till.do('inventory.listBatches', { drugId });
  const shelf = batches.filter((batch) => batch.zone === 'saleable');
  const quarantine = batches.filter((batch) => batch.zone === 'quarantine');
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  return {
    onHand: sum(shelf.map((batch) => batch.onHand)),
    reserved: sum(shelf.map((batch) => batch.reserved)),
    quarantine: sum(quarantine.map((batch) => batch.onHand)),
  };
}
