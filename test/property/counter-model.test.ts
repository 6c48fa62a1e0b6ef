import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isByPerson, ORDER_TRANSITIONS } from '#shared/domain/order-states.ts';
import { fc, SEED } from '#test/support/seeded.ts';
import { COUNTER_COMMAND } from './commands/all-commands.ts';
import { CounterTemplate, finish } from './real-counter.ts';
import { tally } from './tally.ts';

/** `PROPERTY_RUNS` raises the number of sequences. */
const RUNS = Number(process.env.PROPERTY_RUNS ?? 2_000);
const MAX_COMMANDS = 50;

let template: CounterTemplate;
beforeAll(async () => {
  template = await CounterTemplate.make();
});
afterAll(() => template.dispose());

describe('carts, orders, stock, money and time against a model', () => {
  it(`ORD-5 ORD-6 ORD-7 ORD-9 ORD-11 INV-1 INV-2 INV-6 CART-1 CART-2 CART-3 PAY-1 PAY-6 AS-1 AS-2 AS-3 RX-1 RX-2 RX-4 RX-5 RX-6 RX-7 RX-8 SHIP-2 SHIP-3 SHIP-4: ${RUNS} sequences of commands`, {
    timeout: RUNS * 500,
  }, async () => {
    console.info(`property seed ${SEED}, ${RUNS} sequences`);
    await fc.assert(
      fc.asyncProperty(
        fc.commands([COUNTER_COMMAND], { maxCommands: MAX_COMMANDS, size: 'max' }),
        async (commands) => {
          const { model, real } = await template.start();
          try {
            await fc.asyncModelRun(() => ({ model, real }), commands);
          } finally {
            await finish(real);
          }
        },
      ),
      { numRuns: RUNS },
    );
    console.info(`happened: ${tally}`);
  });

  it('ORD-5: the run did sell, cancel, time out and refuse, and took every step of the order machine', () => {
    // Below what any seed has shown, so that a run fails for what does not happen and not for its dice.
    const least = RUNS / 1_000;
    for (const what of [
      'orders.checkout',
      'orders.createFromCart',
      'orders.createDirect',
      'orders.settle',
      'orders.cancel',
      'orders.split',
      'orders.merge',
      'dispensing.owe',
      'paid → owed',
      'dispensing → owed',
      'owed and set aside',
      'refused OWED_INVALID',
      'dispensing.substitute',
      'paid → substituted',
      'dispensing → substituted',
      'refused SUBSTITUTION_INVALID',
      'shipping.track',
      'shipping.confirmReceipt',
      'received by time',
      'refused INVALID_SHIPMENT_STATE',
      'cart.undo',
      'cart.park',
      'cart.resume',
      'timed out',
      'timed out while closed',
      'repeated',
      'restarts',
      'refused',
      'refused INSUFFICIENT_STOCK',
      'refused INVALID_ORDER_STATUS',
      'refused CLOCK_BEHIND',
      'refused PAYMENT_INCOMPLETE',
      'refused PRICE_CHANGED',
      'inventory.lockBatch',
      'inventory.unlockBatch',
      'inventory.recallBatches',
      'inventory.endRecall',
      'recall: reallocated',
      'recall: short',
      'inventory.fillBin',
      'refused BIN_HOLDS_BATCH',
      'refused BIN_BATCH_RESERVED',
      'refused BATCH_STATE_CONFLICT',
      'refused BATCH_NOT_SELLABLE',
      'refused CONTROLLED_QUANTITY_EXCEEDED',
      'refused PRESCRIPTION_REQUIRED',
      'refused BUYER_ID_REQUIRED',
      'refused SPLIT_INVALID',
      'refused MERGE_INVALID',
      'splitting.openPack',
      'dispensing.verifyPack',
      'dispensing.takeBackPack',
      'refused PACK_WRONG_DRUG',
      'refused PACK_NOT_EXPECTED',
      'refused TRACE_CODE_SOLD',
      'refused TRACE_CODE_SET_ASIDE',
      'refused TRACE_CODE_OPENED',
      'refused TRACE_CODE_NEEDED',
      'packs scanned at a till',
      'cart.setCoupon',
      'refused COUPON_REFUSED',
      'aftersales.request',
      'aftersales.receiveGoods',
      'aftersales.complete',
      'aftersales.chooseReplacement',
      'exchange: due',
      'exchange: back',
      'exchange: on prescription',
      'units: cart, completed',
      'units: bench, cancelled',
      'units: home, cancelled',
      'refused INVALID_AFTER_SALES_STATE',
      'refused RETURN_QUANTITY_EXCEEDED',
      'refused RETURN_NOT_ALLOWED',
      'prescription draft → waiting',
      'prescription waiting → approved',
      'prescription waiting → rejected',
      'lapsed',
      'cart.addPrescription',
      'dispensing.check',
      'refused PRESCRIPTION_NOT_APPROVED',
      'refused PRESCRIPTION_LAPSED',
      'refused PRESCRIPTION_INCOMPLETE',
      'refused PRESCRIPTION_QUANTITY_EXCEEDED',
      'refused INVALID_PRESCRIPTION_STATUS',
      'refused PACKS_NOT_VERIFIED',
      'refused CHECK_NEEDED',
      'refused CHECKER_IS_DISPENSER',
    ]) {
      expect(tally.of(what), what).toBeGreaterThan(least);
    }
    for (const what of [
      'refused NOT_EQUIVALENT',
      'shipping.closeLost',
      'shipping.receiveRefused',
      'recall: pull_back',
      'recall: contact',
      'owed and waiting',
      'prescription rejected → draft',
      'prescription approved → withdrawn',
      'prescription dispensed',
      'refused REVIEWER_IS_CAPTURER',
      'lapsed while closed',
    ]) {
      expect(tally.of(what), what).toBeGreaterThan(0);
    }
    expect(tally.of('part refunds')).toBeGreaterThan(0);
    for (const { from, to, action } of ORDER_TRANSITIONS) {
      if (action === 'pay' || !isByPerson(action)) continue;
      expect(tally.of(`${from} → ${to}`), `${from} → ${to}`).toBeGreaterThan(0);
    }
  });
});
