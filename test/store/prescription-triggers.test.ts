import type Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PrescriptionDetail } from '#shared/contracts/prescriptions.ts';
import {
  isLegalPrescriptionStep,
  PRESCRIPTION_STATUSES,
  PRESCRIPTION_TRANSITIONS,
  type PrescriptionStatus,
} from '#shared/domain/prescription-states.ts';
import {
  approved,
  draftWithImage,
  pickFile,
  pngBytes,
  rejected,
  seen,
  waiting,
} from '#test/support/prescriptions.ts';
import { DAY_MS } from '#test/support/test-platform.ts';
import { openShop, type TestShop } from '#test/support/test-shop.ts';

let shop: TestShop;
const made = new Map<PrescriptionStatus, PrescriptionDetail>();
const idIn = (status: PrescriptionStatus): number => made.get(status)?.prescriptionId ?? 0;

beforeAll(async () => {
  shop = await openShop();
  const { till, counter } = shop;
  made.set('lapsed', await waiting(shop));
  made.set('draft', await draftWithImage(shop));
  made.set('rejected', await rejected(shop));
  made.set('withdrawn', await approved(shop));
  await till.do('prescriptions.withdraw', { ...seen(made.get('withdrawn') ?? never()), reason: '不要了' });
  made.set('dispensed', await approved(shop));
  const lines = [
    {
      drugId: shop.drugs.antibiotic,
      quantity: 2,
      prescription: { prescriptionId: idIn('dispensed'), lineNo: 1 },
    },
  ];
  const { order } = await till.do('orders.createDirect', { lines });
  const tenders = [{ kind: 'cash' as const, receivedFen: 100_000 }];
  await till.do('orders.settle', { orderId: order.orderId, tenders, handOver: false });
  await till.do('orders.startDispensing', { orderId: order.orderId });
  for (const status of ['approved', 'waiting'] as const) {
    const handedIn = await waiting(shop, { antibiotic: 2 }, { validDays: 3 });
    const fileRef = pickFile(shop, `${status}.png`, pngBytes(status));
    const { prescription } = await till.do('prescriptions.attachImage', { ...seen(handedIn), fileRef });
    made.set(status, prescription);
  }
  const reviewer = await counter.signIn('钱药师');
  await reviewer.do('prescriptions.approve', seen(made.get('approved') ?? never()));
  // The next day only what is valid for longer stands.
  counter.time.advance(DAY_MS);
});
afterAll(() => shop.counter.dispose());

function never(): never {
  throw new Error('it was just made');
}

/** Runs SQL past the program and takes it back. Returns the store's complaint, or how many rows changed. */
function trySql(sql: string, ...values: unknown[]): string | number {
  return shop.counter.sql((db) => {
    db.exec('BEGIN');
    try {
      return db.prepare(sql).run(...values).changes;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    } finally {
      db.exec('ROLLBACK');
    }
  });
}

const triggerSteps = (db: Database.Database): string[] => {
  const row = db
    .prepare<[], { sql: string }>("SELECT sql FROM sqlite_schema WHERE name = 'prescription_steps_legally'")
    .get();
  return [...(row?.sql ?? '').matchAll(/'([a-z_]+>[a-z_]+)'/g)].map(([, step = '']) => step).sort();
};

const columnsOf = (table: string): string[] =>
  shop.counter.sql((db) =>
    db
      .prepare<[], { name: string }>(`SELECT name FROM pragma_table_info('${table}')`)
      .all()
      .map(({ name }) => name),
  );

/** Columns that steps move. All others are what was handed in, or where it came from. */
const PROGRESS = [
  'version',
  'status',
  'stop_count',
  'confirm_count',
  'note_count',
  'reason',
  'rejected_at_ms',
  'lapsed_at_ms',
  'dispensed_at_ms',
  'withdrawn_at_ms',
  'event_count',
  'event_hash',
];
const HANDED_IN = ['waiting', 'approved', 'rejected', 'lapsed', 'dispensed', 'withdrawn'] as const;
const APPROVED = ['approved', 'dispensed', 'withdrawn'] as const;

describe('RX-2: every pair of statuses, by raw SQL', () => {
  it.each(PRESCRIPTION_STATUSES.flatMap((from) => PRESCRIPTION_STATUSES.map((to) => [from, to] as const)))(
    'RX-2: the store itself decides on %s → %s',
    (from, to) => {
      const outcome = trySql('UPDATE prescription SET status = ? WHERE id = ?', to, idIn(from));
      if (from === to || isLegalPrescriptionStep(from, to)) expect(outcome).toBe(1);
      else expect(outcome).toMatch(/^INVALID_PRESCRIPTION_STATUS/);
    },
  );

  it('RX-2: the trigger’s list is the prescription machine', () => {
    const machine = [...new Set(PRESCRIPTION_TRANSITIONS.map(({ from, to }) => `${from}>${to}`))].sort();
    expect(shop.counter.sql(triggerSteps)).toEqual(machine);
  });

  it.each(HANDED_IN)('RX-2: a prescription begins as a draft, not as %s', (status) => {
    expect(trySql('INSERT INTO prescription SELECT * FROM prescription WHERE id = ?', idIn(status))).toMatch(
      /^INVALID_PRESCRIPTION_STATUS|never replaced/,
    );
  });
});

describe('RX-8: the record is locked against everybody', () => {
  it.each(PRESCRIPTION_STATUSES)('RX-8: one that is %s is never deleted and never replaced', (status) => {
    expect(trySql('DELETE FROM prescription WHERE id = ?', idIn(status))).toBe(
      'a prescription is never deleted',
    );
    const columns = columnsOf('prescription');
    const asDraft = columns.map((column) => (column === 'status' ? "'draft'" : column)).join(', ');
    expect(
      trySql(
        `INSERT OR REPLACE INTO prescription SELECT ${asDraft} FROM prescription WHERE id = ?`,
        idIn(status),
      ),
    ).toBe('a prescription is never replaced');
  });

  it.each(HANDED_IN)('RX-8: nothing of what was handed in changes once it is %s', (status) => {
    const approval = ['reviewer_id', 'drafted_at_ms', 'submitted_at_ms', 'approved_at_ms', 'lock_until'];
    const content = columnsOf('prescription').filter(
      (column) => !PROGRESS.includes(column) && !approval.includes(column),
    );
    expect(content.length).toBeGreaterThan(15);
    for (const column of content) {
      const other = column === 'patient' ? "'{}'" : column === 'kind' ? "'chronic'" : `${column} || '1'`;
      expect(
        trySql(`UPDATE prescription SET ${column} = ${other} WHERE id = ?`, idIn(status)),
        column,
      ).toMatch(/^PRESCRIPTION_LOCKED/);
    }
    const locked = (APPROVED as readonly string[]).includes(status) ? approval : [];
    for (const column of locked) {
      for (const other of [`${column} || '1'`, 'NULL']) {
        expect(
          trySql(`UPDATE prescription SET ${column} = ${other} WHERE id = ?`, idIn(status)),
          column,
        ).toMatch(/^PRESCRIPTION_LOCKED/);
      }
    }
  });

  it.each(HANDED_IN)('RX-8: nor its lines', (status) => {
    const columns = columnsOf('prescription_line').filter((column) => column !== 'prescription_id');
    for (const column of columns) {
      expect(
        trySql(`UPDATE prescription_line SET ${column} = ${column} WHERE prescription_id = ?`, idIn(status)),
      ).toMatch(/^PRESCRIPTION_LOCKED/);
    }
    expect(trySql('DELETE FROM prescription_line WHERE prescription_id = ?', idIn(status))).toMatch(
      /^PRESCRIPTION_LOCKED/,
    );
    const others = columns.map((column) => (column === 'line_no' ? 'line_no + 1' : column)).join(', ');
    expect(
      trySql(
        `INSERT INTO prescription_line SELECT prescription_id, ${others} FROM prescription_line WHERE prescription_id = ?`,
        idIn(status),
      ),
    ).toMatch(/^PRESCRIPTION_LOCKED/);
    // Nor is a draft's line slipped under it.
    expect(
      trySql(
        'UPDATE prescription_line SET prescription_id = ?, line_no = 9 WHERE prescription_id = ?',
        idIn(status),
        idIn('draft'),
      ),
    ).toMatch(/^PRESCRIPTION_LOCKED/);
  });

  it.each(['waiting', 'approved'] as const)('RX-8: nor the images of one that is %s', (status) => {
    const id = idIn(status);
    expect(trySql('DELETE FROM prescription_image WHERE prescription_id = ?', id)).toMatch(
      /^PRESCRIPTION_LOCKED/,
    );
    expect(trySql("UPDATE prescription_image SET file_name = 'x' WHERE prescription_id = ?", id)).toMatch(
      /^PRESCRIPTION_LOCKED/,
    );
    const sha256 = made.get(status)?.images[0]?.sha256;
    expect(trySql('DELETE FROM media WHERE sha256 = ?', sha256)).toMatch(/^PRESCRIPTION_LOCKED/);
    expect(trySql('UPDATE media SET size_bytes = 1 WHERE sha256 = ?', sha256)).toMatch(
      /^PRESCRIPTION_LOCKED/,
    );
    expect(
      trySql(
        'INSERT OR REPLACE INTO media SELECT sha256, media_type, 1, cipher, 1 FROM media WHERE sha256 = ?',
        sha256,
      ),
    ).toMatch(/^PRESCRIPTION_LOCKED/);
  });

  it('RX-8: no image joins what was approved', () => {
    const join =
      'INSERT INTO prescription_image SELECT ?, sha256, file_name, staff_id, at_ms FROM prescription_image WHERE prescription_id = ?';
    expect(trySql(join, idIn('approved'), idIn('draft'))).toMatch(/^PRESCRIPTION_LOCKED/);
    expect(trySql(join, idIn('waiting'), idIn('draft'))).toBe(1);
  });

  it.each(['prescription_signature', 'prescription_event'])(
    'RX-8: a row of %s is never changed, deleted or replaced',
    (table) => {
      expect(trySql(`UPDATE ${table} SET at_ms = at_ms`)).toMatch(/append-only/);
      expect(trySql(`DELETE FROM ${table}`)).toMatch(/append-only/);
      expect(trySql(`INSERT OR REPLACE INTO ${table} SELECT * FROM ${table} LIMIT 1`)).toMatch(
        /^PRESCRIPTION_LOCKED/,
      );
    },
  );

  it.each(HANDED_IN)('RX-8: only a dispenser signs what is approved, nobody what has ended: %s', (status) => {
    for (const role of ['doctor', 'doctor_again', 'reviewer', 'dispenser']) {
      const outcome = trySql(
        `INSERT INTO prescription_signature
         SELECT prescription_id, 99, ?, staff_id, name, licence_number, document_hash, at_ms
         FROM prescription_signature WHERE prescription_id = ? LIMIT 1`,
        role,
        idIn(status),
      );
      const mayBe = status === 'waiting' || (status === 'approved' && role === 'dispenser');
      if (mayBe) expect(outcome).toBe(1);
      else expect(outcome).toMatch(/^PRESCRIPTION_LOCKED/);
    }
  });
});
