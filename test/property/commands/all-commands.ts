import fc from 'fast-check';
import { DISPOSITIONS } from '#shared/domain/order-states.ts';
import { OWED_CAUSES } from '#shared/domain/owed-balance.ts';
import type { Discount } from '#shared/domain/pricing.ts';
import { SHIPMENT_EXITS, TRACKED_STATES } from '#shared/domain/shipment-states.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '#test/support/test-platform.ts';
import type { DrugKey } from '../model/model-catalog.ts';
import type { PrescriptionMove } from '../model/model-prescription.ts';
import type { ModelDrug } from '../model/model-stock.ts';
import { MoveRequest, OpenRequest } from './after-sales-commands.ts';
import { ExchangePrescribed, ExchangeSold, PartReturned } from './after-sales-stories.ts';
import { FillBin } from './bin-commands.ts';
import { AddItem, EditLine, type LineChange, ScanAtTill, SetTerms, TakeCoupon } from './cart-commands.ts';
import type { CounterCommand } from './counter-command.ts';
import { CheckPacks, DispenseOrder, ScanPack, TakePackBack } from './dispensing-commands.ts';
import { MergeOrders, SplitOrder } from './divide-commands.ts';
import { ChooseReplacement } from './exchange-commands.ts';
import { Hold, RecallOrdered } from './hold-commands.ts';
import { OweBalance } from './owed-commands.ts';
import { EndParcel, SendParcel, TrackParcel } from './parcel-commands.ts';
import { AddPrescription, DispensePrescribed, OrderPrescribed } from './prescribed-sale-commands.ts';
import { Capture, ForwardPrescription, MovePrescription, Rewrite } from './prescription-commands.ts';
import { OrderDirectly, SellCart, Settle, WAYS_TO_PAY } from './sale-commands.ts';
import { OpenPack } from './split-commands.ts';
import { Forward, STEP_ACTIONS, TakeStep } from './step-commands.ts';
import { Adjust, ChangePrice, Receive } from './stock-commands.ts';
import { SubstituteDrug } from './substitution-commands.ts';
import { AcceptClock, Advance, Repeat, Restart, SetClockBack } from './time-commands.ts';
import { SellUnits, WAYS_OF_UNITS } from './unit-commands.ts';
import { type CartMove, MoveCart, ResumeCart } from './whole-cart-commands.ts';

/** Sold often, sold seldom, watched, on prescription, without a price: the first ones come more often. */
const drug: fc.Arbitrary<DrugKey> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom<DrugKey>('paracetamol', 'vitamin', 'plaster') },
  { weight: 2, arbitrary: fc.constantFrom<DrugKey>('ephedrine') },
  { weight: 2, arbitrary: fc.constantFrom<DrugKey>('pieces') },
  { weight: 1, arbitrary: fc.constantFrom<DrugKey>('antibiotic', 'unpriced') },
);
const drugOrUnits = fc.oneof(
  { weight: 14, arbitrary: drug },
  { weight: 1, arbitrary: fc.constant<ModelDrug>('tablets') },
);
// Without a bias towards the first: every till and every order is as good as another.
const till = fc.noBias(fc.nat({ max: 1 }));
const place = fc.noBias(fc.nat({ max: 11 }));
const recent = fc.noBias(fc.nat({ max: 2 }));
const quantity = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 3 }) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 14 }) },
);
const discount: fc.Arbitrary<Discount | null> = fc.oneof(
  fc.constant(null),
  fc.record({ kind: fc.constant('percent' as const), bp: fc.constantFrom(1, 333, 1_000, 5_000, 10_000) }),
  fc.record({ kind: fc.constant('amount' as const), fen: fc.constantFrom(1, 99, 500, 3_000) }),
);
const lineChange: fc.Arbitrary<LineChange> = fc.oneof(
  fc.record({ quantity }),
  fc.record({ selected: fc.boolean() }),
  fc.record({ discount }),
  fc.constant('remove' as const),
);
const way = fc.oneof(
  { weight: 3, arbitrary: fc.constant('cash_and_change' as const) },
  fc.constantFrom(...WAYS_TO_PAY),
);
const mostly = fc.nat({ max: 7 }).map((roll) => roll > 0);

/** What was stopped is let go soon, so that there is something to sell. */
const HOLDS_BY_WEIGHT = [
  'lock',
  'unlock',
  'unlock',
  'recall',
  'recall',
  'recall',
  'end_recall',
  'end_recall',
] as const;

const addItem = fc.tuple(till, drugOrUnits, quantity).map((of) => new AddItem(...of));
const scanAtTill = fc.tuple(till, fc.nat({ max: 3 })).map((of) => new ScanAtTill(...of));
const sellCart = fc
  .record({ till, showsId: mostly, expectsTotal: mostly, pay: fc.option(way, { freq: 3 }) })
  .map((sale) => new SellCart(sale));
const orderDirectly = fc
  .tuple(
    till,
    fc.array(fc.record({ drug: drugOrUnits, quantity }), { minLength: 1, maxLength: 5 }),
    fc.boolean(),
  )
  .map((of) => new OrderDirectly(...of));
const settle = fc.tuple(place, way, fc.boolean()).map((of) => new Settle(...of));
const splitOrder = fc
  .tuple(place, fc.option(fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 4 }), { freq: 4 }), mostly)
  .map((of) => new SplitOrder(...of));
const mergeOrders = fc.tuple(place, place, mostly).map((of) => new MergeOrders(...of));
const oweBalance = fc
  .tuple(
    place,
    fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 4 }),
    fc.constantFrom(...OWED_CAUSES),
    mostly,
  )
  .map((of) => new OweBalance(...of));
const substituteDrug = fc
  .tuple(place, place, fc.constantFrom('damaged' as const, 'customer_choice' as const), mostly)
  .map((of) => new SubstituteDrug(...of));
const takeStep = fc
  .tuple(place, fc.constantFrom(...STEP_ACTIONS), fc.option(fc.constantFrom(...DISPOSITIONS)))
  .map((of) => new TakeStep(...of));
const trackParcel = fc.tuple(place, fc.constantFrom(...TRACKED_STATES)).map((of) => new TrackParcel(...of));
const endParcel = fc
  .tuple(place, fc.constantFrom('offered' as const, 'offered' as const, ...SHIPMENT_EXITS))
  .map((of) => new EndParcel(...of));
const sendParcel = fc
  .tuple(
    fc.constantFrom<DrugKey>('paracetamol', 'vitamin', 'plaster'),
    fc.constantFrom(null, null, null, 'lost' as const, 'refused' as const),
  )
  .map((of) => new SendParcel(...of));
const scannedDrug = fc.constantFrom<DrugKey>(
  'paracetamol',
  'paracetamol',
  'vitamin',
  'antibiotic',
  'otherAntibiotic',
);
const trace = fc.option(fc.nat({ max: 3 }), { freq: 2 });
const scanPack = fc.tuple(place, scannedDrug, trace).map((of) => new ScanPack(...of));
const dispenseOrder = fc
  .array(fc.tuple(scannedDrug, trace), { minLength: 1, maxLength: 4 })
  .map((scans) => new DispenseOrder(scans));
const takePackBack = place.map((order) => new TakePackBack(order));
const openRequest = fc
  .tuple(
    place,
    fc.record({
      kind: fc.constantFrom('refund_only' as const, 'return' as const),
      reasonCode: fc.constantFrom('quality_fault' as const, 'change_of_mind' as const),
      withShipping: fc.boolean(),
      /** How many of the units that are left, in parts of four; 5 asks for too many. */
      share: fc.integer({ min: 1, max: 5 }),
    }),
  )
  .map((of) => new OpenRequest(...of));
const instead = fc.array(fc.record({ drug: drugOrUnits, quantity }), { minLength: 1, maxLength: 2 });
const openExchange = fc
  .tuple(
    place,
    fc.record({
      kind: fc.constant('exchange' as const),
      reasonCode: fc.constantFrom(
        'quality_fault' as const,
        'quality_fault' as const,
        'change_of_mind' as const,
      ),
      withShipping: fc.boolean(),
      share: fc.integer({ min: 1, max: 4 }),
      instead,
    }),
  )
  .map((of) => new OpenRequest(...of));
const settling = fc.record({ pay: way, handOver: fc.boolean(), expectsTotal: mostly });
const moveRequest = fc
  .tuple(place, fc.noBias(fc.nat({ max: 11 })), settling)
  .map((of) => new MoveRequest(...of));
const exchangeSold = fc
  .tuple(fc.constantFrom<DrugKey>('paracetamol', 'vitamin'), instead, settling)
  .map((of) => new ExchangeSold(...of));
const exchangePrescribed = fc
  .tuple(till, fc.constantFrom(1, 1, 1, 2), mostly)
  .map((of) => new ExchangePrescribed(...of));
const sellUnits = fc
  .tuple(till, fc.integer({ min: 1, max: 12 }), fc.constantFrom(...WAYS_OF_UNITS))
  .map((of) => new SellUnits(...of));
const partReturned = fc.constantFrom<DrugKey>('paracetamol', 'vitamin').map((sold) => new PartReturned(sold));
const chooseReplacement = fc
  .tuple(recent, fc.oneof({ weight: 5, arbitrary: instead }, fc.constant([])))
  .map((of) => new ChooseReplacement(...of));
const advance = fc
  .constantFrom(MINUTE_MS, MINUTE_MS, 7 * MINUTE_MS, 16 * MINUTE_MS, 14 * HOUR_MS, 2 * DAY_MS, 8 * DAY_MS)
  .map((ms) => new Advance(ms));

const forward = fc.tuple(place, place).map((of) => new Forward(...of));
const editLine = fc.tuple(till, place, lineChange).map((of) => new EditLine(...of));
const terms = fc.record({
  orderDiscount: discount,
  couponFen: fc.constantFrom(0, 50, 9_999),
  shippingFeeFen: fc.constantFrom(0, 600),
});
const setTerms = fc.tuple(till, terms).map((of) => new SetTerms(...of));
const moveCart = fc
  .tuple(till, fc.constantFrom<CartMove>('park', 'undo', 'clear', 'member', 'stranger', 'park', 'discard'))
  .map((of) => new MoveCart(...of));
const resumeCart = fc.tuple(till, place).map((of) => new ResumeCart(...of));
const receive = fc
  .tuple(drug, quantity, fc.constantFrom('2026-06-15', '2026-06-17', '2026-07-01', '2029-01-01'))
  .map((of) => new Receive(...of));
const adjust = fc.tuple(place, fc.nat({ max: 20 })).map((of) => new Adjust(...of));
const fillBin = fc.tuple(place, mostly).map((of) => new FillBin(...of));
const hold = fc
  .tuple(fc.constantFrom(...HOLDS_BY_WEIGHT), place, mostly)
  .map(([action, batch, suits]) => new Hold(action, batch, suits));
const recallOrdered = fc
  .tuple(fc.constantFrom<DrugKey>('paracetamol', 'vitamin'), fc.integer({ min: 1, max: 3 }))
  .map((of) => new RecallOrdered(...of));
const openPack = fc
  .tuple(
    fc.option(place, { freq: 2 }),
    // Packs of older stock mostly: a code that was opened is never sold again, and there are but a few.
    fc.constantFrom(2, 3, 4, 5, 'old' as const, 'old' as const, 'old' as const, 'silent' as const),
  )
  .map((of) => new OpenPack(...of));
const changePrice = fc.tuple(drug, fc.constantFrom(0, 1, 250, 1_999)).map((of) => new ChangePrice(...of));
const setClockBack = fc
  .constantFrom(2 * MINUTE_MS, 3 * HOUR_MS, 365 * DAY_MS)
  .map((ms) => new SetClockBack(ms));
const restart = fc.constantFrom(0, 20 * MINUTE_MS, 3 * DAY_MS).map((ms) => new Restart(ms));

const paper = fc.record({
  quantity: fc.integer({ min: 1, max: 4 }),
  validDays: fc.constantFrom(1, 1, 3),
  issuedDaysAgo: fc.constantFrom(0, 0, 0, 0, 1),
  isComplete: mostly,
});
const capture = fc.tuple(till, paper).map((of) => new Capture(...of));
const rewrite = fc.tuple(recent, till, paper).map((of) => new Rewrite(...of));
const movePrescription = fc
  .tuple(
    recent,
    till,
    fc.constantFrom<PrescriptionMove>(
      'submit',
      'approve',
      'approve',
      'approve',
      'reject',
      'revise',
      'withdraw',
    ),
  )
  .map((of) => new MovePrescription(...of));
const forwardPrescription = fc.tuple(recent, place).map((of) => new ForwardPrescription(...of));
const orderPrescribed = fc
  .tuple(till, recent, fc.integer({ min: 1, max: 4 }))
  .map((of) => new OrderPrescribed(...of));
const addPrescription = fc.tuple(till, recent).map((of) => new AddPrescription(...of));
const checkPacks = fc.tuple(place, till).map((of) => new CheckPacks(...of));
const dispensePrescribed = fc
  .tuple(till, fc.integer({ min: 1, max: 3 }), fc.nat({ max: 3 }))
  .map((of) => new DispensePrescribed(...of));

/** What people and time do at a counter, and how often. */
export const COUNTER_COMMAND: fc.Arbitrary<CounterCommand> = fc.oneof(
  { weight: 24, arbitrary: addItem },
  { weight: 8, arbitrary: scanAtTill },
  { weight: 14, arbitrary: sellCart },
  { weight: 8, arbitrary: orderDirectly },
  { weight: 6, arbitrary: settle },
  { weight: 20, arbitrary: forward },
  { weight: 6, arbitrary: takeStep },
  { weight: 6, arbitrary: splitOrder },
  { weight: 6, arbitrary: mergeOrders },
  { weight: 7, arbitrary: oweBalance },
  { weight: 7, arbitrary: substituteDrug },
  { weight: 7, arbitrary: sendParcel },
  { weight: 7, arbitrary: trackParcel },
  { weight: 4, arbitrary: endParcel },
  { weight: 5, arbitrary: scanPack },
  { weight: 5, arbitrary: dispenseOrder },
  { weight: 2, arbitrary: takePackBack },
  { weight: 2, arbitrary: checkPacks },
  { weight: 5, arbitrary: capture },
  { weight: 1, arbitrary: rewrite },
  { weight: 3, arbitrary: movePrescription },
  { weight: 6, arbitrary: forwardPrescription },
  { weight: 4, arbitrary: orderPrescribed },
  { weight: 3, arbitrary: addPrescription },
  { weight: 2, arbitrary: dispensePrescribed },
  { weight: 6, arbitrary: openRequest },
  { weight: 6, arbitrary: openExchange },
  { weight: 3, arbitrary: chooseReplacement },
  { weight: 4, arbitrary: exchangeSold },
  { weight: 2, arbitrary: partReturned },
  { weight: 1, arbitrary: exchangePrescribed },
  { weight: 2, arbitrary: sellUnits },
  { weight: 22, arbitrary: moveRequest },
  { weight: 6, arbitrary: editLine },
  { weight: 3, arbitrary: setTerms },
  { weight: 6, arbitrary: till.map((of) => new TakeCoupon(of)) },
  { weight: 6, arbitrary: moveCart },
  { weight: 6, arbitrary: resumeCart },
  { weight: 5, arbitrary: receive },
  { weight: 2, arbitrary: adjust },
  { weight: 4, arbitrary: fillBin },
  { weight: 9, arbitrary: hold },
  { weight: 2, arbitrary: recallOrdered },
  { weight: 4, arbitrary: openPack },
  { weight: 2, arbitrary: changePrice },
  { weight: 7, arbitrary: advance },
  { weight: 1, arbitrary: setClockBack },
  { weight: 3, arbitrary: fc.constant(new AcceptClock()) },
  { weight: 3, arbitrary: restart },
  { weight: 5, arbitrary: fc.constant(new Repeat()) },
);
