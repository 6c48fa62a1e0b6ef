import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallInput } from '#shared/contracts/index.ts';
import type { PrescriptionDetail } from '#shared/contracts/prescriptions.ts';
import {
  approved,
  atOtherTill,
  DOCTOR,
  documentOf,
  draft,
  INTERACTIONS_CSV,
  PATIENT,
  pickFile,
  pngBytes,
  rejected,
  seen,
  waiting,
} from '#test/support/prescriptions.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '#test/support/test-platform.ts';
import { openShop, type TestShop } from '#test/support/test-shop.ts';
import type { Till } from '#test/support/till.ts';

let shop: TestShop;
let reviewer: Till;
beforeEach(async () => {
  shop = await openShop();
  ({ till: reviewer } = await atOtherTill(shop, '钱药师'));
});
afterEach(async () => {
  expect((await shop.till.do('system.verifyStore', {})).differences).toEqual([]);
  await shop.counter.dispose();
});

/** Hands in a prescription that differs from the usual one. */
async function handIn(change: Partial<CallInput<'prescriptions.save'>>): Promise<PrescriptionDetail> {
  const document = { ...(await documentOf(shop)), ...change };
  const { prescription } = await shop.till.do('prescriptions.save', document);
  return (await shop.till.do('prescriptions.submit', seen(prescription))).prescription;
}

const findings = async ({ prescriptionId }: PrescriptionDetail) =>
  (await reviewer.do('prescriptions.findings', { prescriptionId })).findings;

describe('RX-2: approving', () => {
  it('RX-2 RX-8: an approval has the pharmacist’s signature and licence, and the day until which all is locked', async () => {
    const handedIn = await waiting(shop);
    const { prescription } = await reviewer.do('prescriptions.approve', seen(handedIn));
    expect(prescription).toMatchObject({
      status: 'approved',
      reviewer: { name: '钱药师' },
      approvedAtMs: shop.counter.time.nowMs(),
      lockUntil: '2031-06-15',
      signatures: [
        { role: 'doctor', name: DOCTOR.name, intact: true },
        { role: 'reviewer', name: '钱药师', intact: true },
      ],
      historyIntact: true,
    });
    expect(prescription.signatures[1]?.licenceNumber).not.toBe('');
    expect(prescription.events.map(({ action }) => action)).toEqual(['create', 'submit', 'approve']);
  });

  it('RX-2: whoever had a hand in it does not review it, neither who wrote nor who attached', async () => {
    const { till } = shop;
    const handedIn = await waiting(shop);
    for (const call of ['prescriptions.approve', 'prescriptions.reject'] as const) {
      expect(await till.try(call, { ...seen(handedIn), reason: '不行' } as never)).toMatchObject({
        ok: false,
        error: { code: 'REVIEWER_IS_CAPTURER', params: { staffName: '王芳' } },
      });
    }
    const fileRef = pickFile(shop, 'late.png', pngBytes());
    const { prescription } = await reviewer.do('prescriptions.attachImage', { ...seen(handedIn), fileRef });
    expect(await reviewer.refused('prescriptions.approve', seen(prescription))).toBe('REVIEWER_IS_CAPTURER');
  });

  it('RX-2: a pharmacist whose licence is missing or over reviews nothing', async () => {
    const { counter } = shop;
    const handedIn = await waiting(shop);
    const without = await counter.signInWith('无证', ['pharmacist'], {
      licenceNumber: '',
      licenceExpiresOn: null,
    });
    expect(await without.refused('prescriptions.approve', seen(handedIn))).toBe('LICENCE_MISSING');
    const over = await counter.signInWith('过期', ['pharmacist'], {
      licenceNumber: 'ZY1',
      licenceExpiresOn: '2026-06-14',
    });
    expect(await over.refused('prescriptions.approve', seen(handedIn))).toBe('LICENCE_EXPIRED');
    expect(await over.refused('prescriptions.reject', { ...seen(handedIn), reason: '不行' })).toBe(
      'LICENCE_EXPIRED',
    );
    const lastDay = await counter.signInWith('末日', ['pharmacist'], {
      licenceNumber: 'ZY2',
      licenceExpiresOn: '2026-06-15',
    });
    await lastDay.do('prescriptions.approve', seen(handedIn));
  });

  it.each(['cashier', 'dispenser', 'manager', 'administrator'] as const)(
    'RX-2: a %s reviews nothing',
    async (role) => {
      const till = await shop.counter.signInWith('别人', [role]);
      const handedIn = seen(await waiting(shop));
      expect(await till.refused('prescriptions.approve', handedIn)).toBe('FORBIDDEN');
      expect(await till.refused('prescriptions.reject', { ...handedIn, reason: '不行' })).toBe('FORBIDDEN');
    },
  );

  it('RX-2: a screen is told who may review and why somebody may not', async () => {
    const { till, counter } = shop;
    const { prescriptionId } = await waiting(shop);
    const offered = async (person: Till) => {
      const { actions } = await person.do('prescriptions.get', { prescriptionId });
      return actions.find(({ action }) => action === 'approve');
    };
    expect(await offered(reviewer)).toEqual({ action: 'approve', allowed: true, reason: null });
    expect(await offered(till)).toMatchObject({ allowed: false, reason: 'REVIEWER_IS_CAPTURER' });
    const without = { licenceNumber: '', licenceExpiresOn: null };
    const cashier = await counter.signInWith('周收银', ['cashier']);
    expect(await offered(cashier)).toMatchObject({ reason: 'FORBIDDEN' });
    const unlicensed = await counter.signInWith('无证', ['pharmacist'], without);
    expect(await offered(unlicensed)).toMatchObject({ reason: 'LICENCE_MISSING' });
  });

  it('RX-2: of two reviewers at once one wins, and the other is told who did what', async () => {
    const handedIn = await waiting(shop);
    const { till: other } = await atOtherTill(shop, '孙药师');
    const [first, second] = await Promise.all([
      reviewer.try('prescriptions.approve', seen(handedIn)),
      other.try('prescriptions.reject', { ...seen(handedIn), reason: '剂量有误' }),
    ]);
    expect(first).toMatchObject({ ok: true });
    expect(second).toMatchObject({
      ok: false,
      error: {
        code: 'VERSION_CONFLICT',
        params: { status: 'approved', action: 'approve', staffName: '钱药师' },
      },
    });
  });

  it('RX-2: sent back with a reason it is revised and handed in again; the story keeps all of it', async () => {
    const { till } = shop;
    const back = await rejected(shop);
    expect(back).toMatchObject({ status: 'rejected', reason: '剂量有误', reviewer: { name: '钱药师' } });
    expect(await reviewer.refused('prescriptions.approve', seen(back))).toBe('INVALID_PRESCRIPTION_STATUS');
    const revised = await till.do('prescriptions.revise', seen(back));
    expect(revised.prescription.status).toBe('draft');
    const document = { ...(await documentOf(shop)), ...seen(revised.prescription), diagnosis: '肺炎' };
    const saved = await till.do('prescriptions.save', document);
    const again = await till.do('prescriptions.submit', seen(saved.prescription));
    expect(again.prescription).toMatchObject({ reason: '', reviewer: null });
    const { prescription } = await reviewer.do('prescriptions.approve', seen(again.prescription));
    expect(prescription.events.map(({ action }) => action)).toEqual([
      'create',
      'submit',
      'reject',
      'revise',
      'edit',
      'submit',
      'approve',
    ]);
    expect(prescription.signatures.map(({ role, intact }) => [role, intact])).toEqual([
      ['doctor', true],
      ['reviewer', true],
    ]);
  });
});

describe('RX-2: the review queue', () => {
  it('RX-2: shows the longest waiting first, for how long, and what the checks found', async () => {
    const { counter } = shop;
    const first = await handIn({});
    counter.time.advance(HOUR_MS);
    const { lines } = await documentOf(shop);
    const many = lines.map((line) => ({ ...line, days: 30 }));
    const second = await handIn({ lines: many });
    counter.time.advance(MINUTE_MS);
    const queue = await reviewer.do('prescriptions.reviewQueue', {});
    expect(queue).toMatchObject({
      total: 2,
      rows: [
        { number: first.number, waitingMs: HOUR_MS + MINUTE_MS, stopCount: 0, confirmCount: 0 },
        { number: second.number, waitingMs: MINUTE_MS, confirmCount: 1 },
      ],
    });
    const page = await reviewer.do('prescriptions.reviewQueue', { page: 2, pageSize: 1 });
    expect(page.rows.map(({ number }) => number)).toEqual([second.number]);
    await reviewer.do('prescriptions.approve', seen(first));
    expect((await reviewer.do('prescriptions.reviewQueue', {})).total).toBe(1);
  });
});

describe('RX-3: checks before approval', () => {
  it('RX-3: an allergy told after the prescription was written down is found, and asks for a reason', async () => {
    const { till } = shop;
    const handedIn = await waiting(shop);
    expect(await findings(handedIn)).toEqual([]);
    const patientId = handedIn.patient?.patientId ?? 0;
    await till.do('prescriptions.savePatient', { ...PATIENT, patientId, version: 1, allergies: ['青霉素'] });
    const found = await findings(handedIn);
    expect(found).toMatchObject([{ code: 'allergy', level: 'confirm', lineNos: [1], needs: 'pharmacist' }]);
    expect(await reviewer.try('prescriptions.approve', seen(handedIn))).toMatchObject({
      ok: false,
      error: { code: 'PRESCRIPTION_CHECKS_FAILED', params: { findings: [{ code: 'allergy' }] } },
    });
    const wrong = [{ key: 'another', reason: '皮试阴性' }];
    expect(await reviewer.refused('prescriptions.approve', { ...seen(handedIn), answers: wrong })).toBe(
      'PRESCRIPTION_CHECKS_FAILED',
    );
    const answers = found.map(({ key }) => ({ key, reason: '皮试阴性' }));
    const { prescription } = await reviewer.do('prescriptions.approve', { ...seen(handedIn), answers });
    expect(prescription.events.at(-1)?.details).toMatchObject({
      findings: [{ code: 'allergy', reason: '皮试阴性' }],
    });
  });

  it('RX-3 RX-8: more days than the rule needs the doctor’s second signature', async () => {
    const { lines } = await documentOf(shop);
    const handedIn = await handIn({ lines: lines.map((line) => ({ ...line, days: 14 })) });
    const found = await findings(handedIn);
    expect(found).toMatchObject([{ code: 'too_many_days', level: 'confirm', needs: 'doctor' }]);
    const [{ key = '' } = {}] = found;
    const approve = (doctorSignature: string) => ({
      ...seen(handedIn),
      answers: [{ key, reason: '病情需要', doctorSignature }],
    });
    expect(await reviewer.refused('prescriptions.approve', approve(''))).toBe('PRESCRIPTION_CHECKS_FAILED');
    const { prescription } = await reviewer.do('prescriptions.approve', approve(DOCTOR.name));
    expect(prescription.signatures).toMatchObject([
      { role: 'doctor' },
      { role: 'doctor_again', name: DOCTOR.name, licenceNumber: DOCTOR.licenceNumber },
      { role: 'reviewer' },
    ]);
  });

  it('RX-3: what stops is approved by nobody, whatever is answered', async () => {
    const { lines } = await documentOf(shop);
    const handedIn = await handIn({
      kind: 'chronic',
      lines: lines.map((line) => ({ ...line, days: 200 })),
    });
    const found = await findings(handedIn);
    expect(found).toMatchObject([{ code: 'too_many_days', level: 'stop', needs: null }]);
    const answers = found.map(({ key }) => ({ key, reason: '一定要', doctorSignature: DOCTOR.name }));
    expect(await reviewer.refused('prescriptions.approve', { ...seen(handedIn), answers })).toBe(
      'PRESCRIPTION_CHECKS_FAILED',
    );
  });

  it('RX-3: the chain’s table is imported whole, and reviews look into it from then on', async () => {
    const { till } = shop;
    const handedIn = await waiting(shop, { antibiotic: 1, vitamin: 1 });
    expect(await findings(handedIn)).toEqual([]);
    const fileRef = pickFile(shop, 'table.csv', Buffer.from(INTERACTIONS_CSV));
    expect(await till.do('prescriptions.importInteractions', { fileRef, version: 0 })).toEqual({
      version: 1,
      rows: 1,
    });
    expect(await findings(handedIn)).toMatchObject([
      { code: 'interaction', level: 'confirm', lineNos: [1, 2], source: '试验手册' },
    ]);
    const table = await till.do('prescriptions.listInteractions', { search: '维生素' });
    expect(table).toMatchObject({ total: 1, rows: [{ a: '阿莫西林', b: '维生素C', severity: 'forbidden' }] });
    expect((await till.do('prescriptions.listInteractions', { search: '华法林' })).total).toBe(0);
  });

  it('RX-3: a table with a wrong row changes nothing and says which row is wrong', async () => {
    const { till } = shop;
    const good = pickFile(shop, 'good.csv', Buffer.from(INTERACTIONS_CSV));
    await till.do('prescriptions.importInteractions', { fileRef: good, version: 0 });
    const rows = ['药品A,药品B,级别', '华法林,阿司匹林,慎用', '甲,,禁忌', '乙,乙,慎用', '丙,丁,可能'];
    const fileRef = pickFile(shop, 'bad.csv', Buffer.from(rows.join('\n')));
    expect(await till.try('prescriptions.importInteractions', { fileRef, version: 1 })).toMatchObject({
      ok: false,
      error: {
        code: 'INTERACTIONS_REJECTED',
        params: {
          total: 3,
          problems: [
            { row: 3, field: 'b', code: 'required' },
            { row: 4, field: 'b', code: 'same_drug' },
            { row: 5, field: 'severity', code: 'unknown_severity' },
          ],
        },
      },
    });
    expect((await till.do('prescriptions.listInteractions', {})).rows).toMatchObject([{ a: '阿莫西林' }]);
    const columns = pickFile(shop, 'columns.csv', Buffer.from('药品A,级别\n甲,禁忌\n'));
    expect(await till.refused('prescriptions.importInteractions', { fileRef: columns, version: 1 })).toBe(
      'IMPORT_COLUMNS_MISSING',
    );
    const empty = pickFile(shop, 'empty.csv', Buffer.from(''));
    expect(await till.refused('prescriptions.importInteractions', { fileRef: empty, version: 1 })).toBe(
      'FILE_UNREADABLE',
    );
  });
});

describe('RX-2 RX-3: time', () => {
  /** From Monday morning, 09:30, to the first minute after midnight. */
  const TO_MIDNIGHT_MS = 14 * HOUR_MS + 30 * MINUTE_MS;

  it('RX-3: at midnight of the last valid day what waits and what is approved lapses, and nothing else', async () => {
    const { till, counter } = shop;
    const kept = await draft(shop);
    const longer = await handIn({ validDays: 2 });
    const waits = await waiting(shop);
    const stands = await approved(shop);
    counter.time.advance(TO_MIDNIGHT_MS - 1);
    for (const { prescriptionId } of [waits, stands]) {
      expect((await till.do('prescriptions.get', { prescriptionId })).lapsedAtMs).toBeNull();
    }
    counter.time.advance(MINUTE_MS);
    const now = async ({ prescriptionId }: PrescriptionDetail) =>
      till.do('prescriptions.get', { prescriptionId });
    expect(await now(waits)).toMatchObject({ status: 'lapsed', actions: [] });
    expect(await now(stands)).toMatchObject({ status: 'lapsed', lockUntil: '2031-06-15' });
    expect((await now(longer)).status).toBe('waiting');
    expect((await now(kept)).status).toBe('draft');
    expect((await now(waits)).events.at(-1)).toMatchObject({ action: 'lapse', staffName: 'system' });
  });

  it('RX-3: what lapsed while the program was closed is lapsed before anybody sells', async () => {
    const { counter, till } = shop;
    const { prescriptionId } = await approved(shop);
    await counter.close();
    counter.time.set(counter.time.nowMs() + 3 * DAY_MS);
    await counter.open();
    expect((await till.do('prescriptions.get', { prescriptionId })).status).toBe('lapsed');
  });

  it('RX-3: out of date it is not approved, also in the minute before the schedule comes', async () => {
    const { counter } = shop;
    const handedIn = await waiting(shop);
    counter.time.set(counter.time.nowMs() + TO_MIDNIGHT_MS);
    expect(await reviewer.refused('prescriptions.approve', seen(handedIn))).toBe('PRESCRIPTION_LAPSED');
  });
});
