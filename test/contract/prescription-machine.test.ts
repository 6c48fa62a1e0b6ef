import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  PRESCRIPTION_ACTIONS,
  PRESCRIPTION_STATUSES,
  type PrescriptionAction,
  type PrescriptionStatus,
} from '#shared/domain/prescription-states.ts';
import type { ErrorCode } from '#shared/errors/index.ts';
import {
  type OnSale,
  PRESCRIPTION_CALLS,
  prescriptionIn,
  type ReviewedShop,
  readOnSale,
} from '#test/support/prescription-paths.ts';
import { atOtherTill, DOCTOR } from '#test/support/prescriptions.ts';
import { countRows, dumpStore } from '#test/support/store-dump.ts';
import { DAY_MS, MINUTE_MS } from '#test/support/test-platform.ts';
import { openShop } from '#test/support/test-shop.ts';
import { unitsOf } from '#test/support/units.ts';

const WRONG = 'INVALID_PRESCRIPTION_STATUS';
const UNAPPROVED = 'PRESCRIPTION_NOT_APPROVED';
/** No call is refused: time passes and the prescription stays what it is. */
const STAYS = 'stays';

/** Where each action leads from each status, or what it is refused with; written out here once more, on purpose. */
const TABLE: Readonly<
  Record<
    PrescriptionStatus,
    Readonly<Record<PrescriptionAction, PrescriptionStatus | ErrorCode | typeof STAYS>>
  >
> = {
  draft: {
    submit: 'waiting',
    revise: WRONG,
    approve: WRONG,
    reject: WRONG,
    withdraw: 'withdrawn',
    lapse: STAYS,
    dispense: UNAPPROVED,
  },
  waiting: {
    submit: WRONG,
    revise: WRONG,
    approve: 'approved',
    reject: 'rejected',
    withdraw: 'withdrawn',
    lapse: 'lapsed',
    dispense: UNAPPROVED,
  },
  approved: {
    submit: WRONG,
    revise: WRONG,
    approve: WRONG,
    reject: WRONG,
    withdraw: 'withdrawn',
    lapse: 'lapsed',
    dispense: 'dispensed',
  },
  rejected: {
    submit: WRONG,
    revise: 'draft',
    approve: WRONG,
    reject: WRONG,
    withdraw: 'withdrawn',
    lapse: STAYS,
    dispense: UNAPPROVED,
  },
  lapsed: {
    submit: WRONG,
    revise: WRONG,
    approve: WRONG,
    reject: WRONG,
    withdraw: WRONG,
    lapse: STAYS,
    dispense: 'PRESCRIPTION_LAPSED',
  },
  dispensed: {
    submit: WRONG,
    revise: WRONG,
    approve: WRONG,
    reject: WRONG,
    withdraw: WRONG,
    lapse: STAYS,
    dispense: UNAPPROVED,
  },
  withdrawn: {
    submit: WRONG,
    revise: WRONG,
    approve: WRONG,
    reject: WRONG,
    withdraw: WRONG,
    lapse: STAYS,
    dispense: UNAPPROVED,
  },
};

type Stamp =
  | 'submittedAtMs'
  | 'approvedAtMs'
  | 'rejectedAtMs'
  | 'lapsedAtMs'
  | 'dispensedAtMs'
  | 'withdrawnAtMs';
const STAMPS: readonly Stamp[] = [
  'submittedAtMs',
  'approvedAtMs',
  'rejectedAtMs',
  'lapsedAtMs',
  'dispensedAtMs',
  'withdrawnAtMs',
];

const BY_ITSELF: readonly PrescriptionAction[] = ['lapse', 'dispense'];

/** What a step does wherever it is legal. Only dispensing moves goods, and none moves money. */
interface Effect {
  readonly by: string;
  readonly stamp: Stamp | null;
  readonly signs: { readonly role: string; readonly name: string } | null;
  readonly reason: string;
}
const EFFECTS: Readonly<Record<PrescriptionAction, Effect>> = {
  submit: {
    by: '王芳',
    stamp: 'submittedAtMs',
    signs: { role: 'doctor', name: DOCTOR.name },
    reason: '',
  },
  revise: { by: '王芳', stamp: null, signs: null, reason: '' },
  approve: {
    by: '钱药师',
    stamp: 'approvedAtMs',
    signs: { role: 'reviewer', name: '钱药师' },
    reason: '',
  },
  reject: { by: '钱药师', stamp: 'rejectedAtMs', signs: null, reason: '剂量有误' },
  withdraw: { by: '王芳', stamp: 'withdrawnAtMs', signs: null, reason: '患者不要了' },
  lapse: { by: 'system', stamp: 'lapsedAtMs', signs: null, reason: 'timeout' },
  dispense: {
    by: '王芳',
    stamp: 'dispensedAtMs',
    signs: { role: 'dispenser', name: '王芳' },
    reason: '',
  },
};

const PAIRS = PRESCRIPTION_STATUSES.flatMap((from) =>
  PRESCRIPTION_ACTIONS.map((action) => [from, action, TABLE[from][action]] as const),
);
const isStatus = (outcome: string): outcome is PrescriptionStatus =>
  PRESCRIPTION_STATUSES.some((status) => status === outcome);

let shop: ReviewedShop;
beforeEach(async () => {
  const opened = await openShop();
  shop = { ...opened, reviewer: (await atOtherTill(opened, '钱药师')).till };
});
afterEach(async () => {
  expect((await shop.till.do('system.verifyStore', {})).differences).toEqual([]);
  await shop.counter.dispose();
});

const stock = () => unitsOf(shop, shop.drugs.antibiotic);
const ROWS = ['prescription_event', 'prescription_signature', 'audit_log', 'refund'] as const;

/** Takes a step: by a call, or by letting the day of the prescription end. */
async function take(action: PrescriptionAction, on: OnSale): Promise<void> {
  shop.counter.time.advance(action === 'lapse' ? DAY_MS : MINUTE_MS);
  if (action === 'lapse') return;
  const result = await PRESCRIPTION_CALLS[action](shop, on);
  expect(result.ok ? 'ok' : result.error.code, action).toBe('ok');
}

/** The prescription's own rows: what the end of a day does to orders and stock is none of its business. */
const ownRows = () =>
  Object.fromEntries(
    Object.entries(dumpStore(shop.counter)).filter(([table]) => table.startsWith('prescription')),
  );

describe('RX-2: every status and every action, through the contract', () => {
  it('RX-2: the table has each of them, and leads everywhere', () => {
    expect(Object.keys(TABLE).sort()).toEqual([...PRESCRIPTION_STATUSES].sort());
    for (const row of Object.values(TABLE)) {
      expect(Object.keys(row).sort()).toEqual([...PRESCRIPTION_ACTIONS].sort());
    }
    const reached = new Set(PAIRS.map(([, , outcome]) => outcome).filter(isStatus));
    expect([...reached].sort()).toEqual([...PRESCRIPTION_STATUSES].sort());
  });

  it.each(PAIRS.filter(([, , outcome]) => isStatus(outcome)))(
    'RX-2 RX-8 INV-1: one that is %s: %s leads to %s, signed where it asks for it, and the story tells who and when',
    async (from, action, to) => {
      const before = await prescriptionIn(shop, from);
      const stockBefore = await stock();
      const rows = countRows(shop.counter, ROWS);
      await take(action, before);
      const nowMs = shop.counter.time.nowMs();
      const after = await readOnSale(shop, before.prescription.prescriptionId);

      const { by, stamp, signs, reason } = EFFECTS[action];
      expect(after.prescription).toMatchObject({ status: to, historyIntact: true });
      expect(after.prescription.events.slice(0, -1)).toEqual(before.prescription.events);
      const told = { action, fromStatus: from, toStatus: to, staffName: by, reason, atMs: nowMs };
      expect(after.prescription.events.at(-1)).toMatchObject(told);
      for (const each of STAMPS) {
        expect(after.prescription[each], each).toBe(each === stamp ? nowMs : before.prescription[each]);
      }
      const signed = after.prescription.signatures.slice(before.prescription.signatures.length);
      expect(signed).toMatchObject(signs === null ? [] : [{ ...signs, atMs: nowMs, intact: true }]);
      expect(after.prescription.lockUntil !== null).toBe(
        action === 'approve' || before.prescription.lockUntil !== null,
      );

      // An unpaid order that is left alone for a day ends by itself.
      const isForgotten = action === 'lapse' && before.order?.status === 'pending';
      const isDispensed = action === 'dispense';
      expect(await stock()).toEqual({
        onHand: stockBefore.onHand - (isDispensed ? 2 : 0),
        reserved: stockBefore.reserved - (isDispensed || isForgotten ? 2 : 0),
        quarantine: 0,
      });
      const status = isForgotten ? 'cancelled' : isDispensed ? 'dispensing' : before.order?.status;
      expect(after.order?.status).toBe(status);
      expect(after.order?.amounts).toEqual(before.order?.amounts);
      expect(countRows(shop.counter, ROWS)).toEqual({
        prescription_event: rows.prescription_event + 1,
        prescription_signature: rows.prescription_signature + (signs === null ? 0 : 1),
        audit_log: rows.audit_log + (isForgotten ? 2 : 1),
        refund: 0,
      });
    },
  );

  it.each(PRESCRIPTION_STATUSES)(
    'RX-2 ORD-14: one that is %s takes no other step: each is refused by its code and changes nothing',
    async (from) => {
      const on = await prescriptionIn(shop, from);
      const offered = on.prescription.actions.map(({ action }) => action).sort();
      const legal = PAIRS.filter(([status, , outcome]) => status === from && isStatus(outcome));
      // Time lapses, and an order dispenses: nobody is offered either.
      const byPeople = legal.map(([, action]) => action).filter((action) => !BY_ITSELF.includes(action));
      expect(offered).toEqual(byPeople.sort());

      const before = dumpStore(shop.counter);
      for (const [action, call] of Object.entries(PRESCRIPTION_CALLS)) {
        const outcome = TABLE[from][action as PrescriptionAction];
        if (isStatus(outcome)) continue;
        const result = await call(shop, on);
        expect(result.ok ? 'ok' : result.error.code, action).toBe(outcome);
      }
      expect(dumpStore(shop.counter)).toEqual(before);
      if (TABLE[from].lapse !== STAYS) return;
      const own = ownRows();
      shop.counter.time.advance(DAY_MS);
      expect(ownRows()).toEqual(own);
    },
  );
});
