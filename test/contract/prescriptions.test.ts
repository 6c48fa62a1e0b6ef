import { existsSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallInput } from '#shared/contracts/index.ts';
import {
  DOCTOR,
  documentOf,
  draft,
  draftWithImage,
  lineOf,
  PATIENT,
  pickFile,
  pngBytes,
  seen,
  TODAY,
  waiting,
} from '#test/support/prescriptions.ts';
import { sell } from '#test/support/sell.ts';
import { openShop, type TestShop } from '#test/support/test-shop.ts';

let shop: TestShop;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(async () => {
  expect((await shop.till.do('system.verifyStore', {})).differences).toEqual([]);
  await shop.counter.dispose();
});

describe('RX-1: patients and doctors', () => {
  it.each(['单', '单秀英', 'sxy', 'dxy', 'SX', 'shanxiu', '138000', ' 单 '])(
    'RX-1: a patient is found by %o: name, reading as a surname or not, phone',
    async (query) => {
      await shop.till.do('prescriptions.savePatient', PATIENT);
      const { patients } = await shop.till.do('prescriptions.searchPatients', { query });
      expect(patients.map(({ name }) => name)).toEqual(['单秀英']);
    },
  );

  it('RX-1: a changed name is found by its new reading only; the ID number stays covered and stays', async () => {
    const { till } = shop;
    const idNumber = '11010519491231002X';
    const { patientId } = await till.do('prescriptions.savePatient', { ...PATIENT, idNumber });
    const changed = await till.do('prescriptions.savePatient', {
      ...PATIENT,
      patientId,
      version: 1,
      name: '仇英',
      idNumber: null,
    });
    expect(changed).toMatchObject({
      version: 2,
      name: '仇英',
      ageYears: 68,
      idNumberMasked: '110105********002X',
    });
    expect((await till.do('prescriptions.searchPatients', { query: 'sxy' })).patients).toEqual([]);
    expect((await till.do('prescriptions.searchPatients', { query: 'qiuy' })).patients).toHaveLength(1);
    const stale = { ...PATIENT, patientId, version: 1 };
    expect(await till.refused('prescriptions.savePatient', stale)).toBe('VERSION_CONFLICT');
    expect(await till.refused('prescriptions.savePatient', { ...PATIENT, patientId: 99 })).toBe(
      'PATIENT_NOT_FOUND',
    );
    expect(await till.refused('prescriptions.savePatient', { ...PATIENT, customerId: 99 })).toBe(
      'CUSTOMER_NOT_FOUND',
    );
  });

  it('RX-1: a doctor is found by name and initials', async () => {
    const { till } = shop;
    const { doctorId } = await till.do('prescriptions.saveDoctor', DOCTOR);
    for (const query of ['曾', 'zjg', 'zeng']) {
      expect((await till.do('prescriptions.searchDoctors', { query })).doctors).toHaveLength(1);
    }
    const stale = { ...DOCTOR, doctorId, version: 7 };
    expect(await till.refused('prescriptions.saveDoctor', stale)).toBe('VERSION_CONFLICT');
    expect(await till.refused('prescriptions.saveDoctor', { ...DOCTOR, doctorId: 99 })).toBe(
      'DOCTOR_NOT_FOUND',
    );
  });

  it('RX-1: the history shows earlier prescriptions and what the linked customer bought', async () => {
    const { till, drugs } = shop;
    const { patient } = await waiting(shop);
    const patientId = patient?.patientId ?? 0;
    const person = { customerId: null, name: '单秀英', phone: '13800010001', isMember: true };
    const { customerId } = await till.do('customers.save', person);
    await till.do('prescriptions.savePatient', { ...PATIENT, patientId, version: 1, customerId });
    const { cart } = await till.do('cart.addItem', { drugId: drugs.vitamin, quantity: 2 });
    await till.do('cart.setCustomer', { cartId: cart.cartId, customerId });
    await sell(shop, { vitamin: 1 });
    const history = await till.do('prescriptions.patientHistory', { patientId });
    expect(history.patient.customer).toEqual({ customerId, name: '单秀英' });
    expect(history.prescriptions).toMatchObject([{ status: 'waiting', drugNames: ['阿莫西林胶囊'] }]);
    expect(history.purchases).toMatchObject([{ drugId: drugs.vitamin, quantity: 3 }]);
    expect(await till.refused('prescriptions.patientHistory', { patientId: 99 })).toBe('PATIENT_NOT_FOUND');
  });
});

describe('RX-1: writing a prescription down', () => {
  it('RX-1: shorthand becomes directions and a quantity; what is not understood is named', async () => {
    const { till, drugs } = shop;
    const read = await till.do('prescriptions.readDirections', {
      text: '2粒 tid po pc 4d',
      drugId: drugs.antibiotic,
    });
    expect(read).toMatchObject({
      dose: { amount: '2', unit: 'capsule' },
      frequency: 'tid',
      route: 'po',
      timing: 'pc',
      days: 4,
      notUnderstood: [],
      quantity: 1,
      quantityProblem: null,
    });
    expect(read.zh).toContain('一次2粒');
    const more = { text: '2粒 tid xyz', drugId: drugs.antibiotic, days: 5 };
    expect(await till.do('prescriptions.readDirections', more)).toMatchObject({
      quantity: 2,
      notUnderstood: [{ reason: 'unknown', text: 'xyz' }],
    });
    expect(
      await till.do('prescriptions.readDirections', { text: 'tid', drugId: drugs.antibiotic }),
    ).toMatchObject({ quantity: null, quantityProblem: 'dose_missing' });
    expect(await till.refused('prescriptions.readDirections', { text: '', drugId: 999 })).toBe(
      'DRUG_NOT_FOUND',
    );
  });

  it('RX-1: a draft may lack anything; what it has is kept, whole, under the next version', async () => {
    const { till, drugs } = shop;
    const empty: CallInput<'prescriptions.save'> = {
      prescriptionId: null,
      kind: 'normal',
      patientId: null,
      doctorId: null,
      hospital: '',
      department: '',
      diagnosis: '',
      issuedOn: TODAY,
      lines: [],
    };
    const { prescription } = await till.do('prescriptions.save', empty);
    expect(prescription).toMatchObject({
      version: 1,
      status: 'draft',
      patient: null,
      lines: [],
      historyIntact: true,
    });
    const document = await documentOf(shop, { antibiotic: 2, vitamin: 1 });
    const saved = await till.do('prescriptions.save', { ...document, ...seen(prescription), validDays: 3 });
    expect(saved.prescription).toMatchObject({
      version: 2,
      number: prescription.number,
      patient: { name: '单秀英', ageYears: 68 },
      doctor: { name: '曾建国' },
      lastValidDay: '2026-06-17',
      lines: [
        { lineNo: 1, drugId: drugs.antibiotic, quantity: 2, remainingQuantity: 2, availableQuantity: 10_000 },
        { lineNo: 2, drugId: drugs.vitamin, quantity: 1 },
      ],
    });
    expect(saved.prescription.events.map(({ action }) => action)).toEqual(['create', 'edit']);
    const { number } = prescription;
    for (const typed of [number, number.toLowerCase(), `${number.slice(0, 4)}-${number.slice(4)}`]) {
      expect((await till.do('prescriptions.get', { number: typed })).prescriptionId).toBe(
        prescription.prescriptionId,
      );
    }
  });

  it.each([
    ['PATIENT_NOT_FOUND', { patientId: 99 }],
    ['DOCTOR_NOT_FOUND', { doctorId: 99 }],
    ['DRUG_NOT_FOUND', { lines: [lineOf(999)] }],
    ['PRESCRIPTION_NOT_FOUND', { prescriptionId: 99, version: 1 }],
  ])('RX-1: %s', async (code, wrong) => {
    expect(await shop.till.refused('prescriptions.save', { ...(await documentOf(shop)), ...wrong })).toBe(
      code,
    );
  });

  it('RX-1: of two people over one draft the second is told who was first', async () => {
    const { till, counter } = shop;
    const made = await draft(shop);
    const document = await documentOf(shop);
    const other = await counter.signIn('赵敏');
    await other.do('prescriptions.save', { ...document, ...seen(made), diagnosis: '肺炎' });
    expect(await till.try('prescriptions.save', { ...document, ...seen(made) })).toMatchObject({
      ok: false,
      error: { code: 'VERSION_CONFLICT', params: { current: 2, staffName: '赵敏', action: 'edit' } },
    });
  });

  it('RX-1: nothing may be missing when it is handed in', async () => {
    const { till } = shop;
    const document = await documentOf(shop);
    const [line] = document.lines;
    const gaps = {
      ...document,
      patientId: null,
      doctorId: null,
      hospital: '',
      diagnosis: '',
      lines: [{ ...(line ?? lineOf(1)), directionsText: '' }],
    };
    const { prescription } = await till.do('prescriptions.save', gaps);
    expect(await till.try('prescriptions.submit', seen(prescription))).toMatchObject({
      ok: false,
      error: {
        code: 'PRESCRIPTION_INCOMPLETE',
        params: { fields: ['patient', 'doctor', 'hospital', 'diagnosis', 'lines.1.directionsText'] },
      },
    });
  });

  it.each([
    ['2026-06-14', 1, 'over'],
    ['2026-06-12', 3, 'over'],
    ['2026-06-16', 1, 'early'],
  ])('RX-3: issued on %s for %i days it is not taken: %s', async (issuedOn, validDays, validity) => {
    const { till } = shop;
    const document = { ...(await documentOf(shop)), issuedOn, validDays };
    const { prescription } = await till.do('prescriptions.save', document);
    expect(await till.try('prescriptions.submit', seen(prescription))).toMatchObject({
      ok: false,
      error: { code: 'PRESCRIPTION_LAPSED', params: { validity, issuedOn } },
    });
  });

  it('RX-1 RX-8: what was handed in has the doctor’s signature, and is no draft any more', async () => {
    const { till } = shop;
    const handedIn = await waiting(shop);
    expect(handedIn).toMatchObject({
      status: 'waiting',
      signatures: [{ role: 'doctor', name: '曾建国', licenceNumber: DOCTOR.licenceNumber, intact: true }],
    });
    const document = { ...(await documentOf(shop)), ...seen(handedIn) };
    expect(await till.refused('prescriptions.save', document)).toBe('INVALID_PRESCRIPTION_STATUS');
    expect(await till.refused('prescriptions.submit', seen(handedIn))).toBe('INVALID_PRESCRIPTION_STATUS');
  });

  it('RX-1: one that nobody wants is withdrawn, with the reason, and kept', async () => {
    const { till } = shop;
    const handedIn = await waiting(shop);
    const { prescription } = await till.do('prescriptions.withdraw', {
      ...seen(handedIn),
      reason: '顾客不要了',
    });
    expect(prescription).toMatchObject({ status: 'withdrawn', reason: '顾客不要了', actions: [] });
    const again = { ...seen(prescription), reason: '再来一次' };
    expect(await till.refused('prescriptions.withdraw', again)).toBe('INVALID_PRESCRIPTION_STATUS');
  });

  it.each([
    [{ search: '单' }, 2],
    [{ search: 'sxy' }, 2],
    [{ search: '13800010001' }, 2],
    [{ search: '李' }, 0],
    [{ statuses: ['waiting'] as const }, 1],
    [{ statuses: ['waiting', 'draft'] as const }, 2],
    [{ search: '单', statuses: ['approved'] as const }, 0],
    [{ patientId: 1 }, 1],
    [{}, 2],
  ])('RX-1: lists by %o find %i', async (filter, total) => {
    await draft(shop);
    const { number } = await waiting(shop);
    const list = await shop.till.do('prescriptions.list', { ...filter, pageSize: 1 } as never);
    expect(list.total).toBe(total);
    expect(list.rows).toHaveLength(Math.min(1, total));
    const byNumber = await shop.till.do('prescriptions.list', { search: number.slice(0, 6) });
    expect(byNumber.rows.map((row) => row.number)).toContain(number);
  });
});

describe('RX-1 RX-8: images', () => {
  const media = () => join(shop.counter.dataDir, 'media');
  const files = () =>
    existsSync(media()) ? readdirSync(media()).flatMap((shelf) => readdirSync(join(media(), shelf))) : [];

  it.each([
    ['photo.jpg', Buffer.from('ffd8ffe000104a46', 'hex'), 'image/jpeg'],
    ['photo.gif', pngBytes(), 'image/png'],
    ['scan', Buffer.from('%PDF-1.7 ...'), 'application/pdf'],
    ['photo.webp', Buffer.from('RIFF\u0001\u0000\u0000\u0000WEBPVP8 ', 'latin1'), 'image/webp'],
  ])('RX-1: %s is kept by what is in it, and shown as it was', async (name, bytes, mediaType) => {
    const { till } = shop;
    const { prescription } = await till.do('prescriptions.attachImage', {
      ...seen(await draft(shop)),
      fileRef: pickFile(shop, name, bytes),
    });
    expect(prescription.images).toMatchObject([{ mediaType, sizeBytes: bytes.length, fileName: name }]);
    const { sha256 = '' } = prescription.images[0] ?? {};
    expect(files()).toEqual([sha256]);
    const { prescriptionId } = prescription;
    expect(await till.do('prescriptions.image', { prescriptionId, sha256 })).toEqual({
      mediaType,
      base64: bytes.toString('base64'),
    });
  });

  it('RX-1: what is no picture, too large or gone is refused and leaves nothing', async () => {
    const { till } = shop;
    const made = seen(await draft(shop));
    const large = Buffer.concat([pngBytes(), Buffer.alloc(15 * 1024 * 1024)]);
    const refused = (fileRef: string) => till.refused('prescriptions.attachImage', { ...made, fileRef });
    expect(await refused(pickFile(shop, 'page.html', Buffer.from('<html>')))).toBe('IMAGE_NOT_ACCEPTED');
    expect(await refused(pickFile(shop, 'empty.png', Buffer.alloc(0)))).toBe('IMAGE_NOT_ACCEPTED');
    expect(await refused(pickFile(shop, 'large.png', large))).toBe('FILE_TOO_LARGE');
    expect(await refused(shop.counter.core.registerFile(join(shop.counter.dataDir, 'none.png')))).toBe(
      'FILE_NOT_FOUND',
    );
    expect(await refused(shop.counter.core.registerFile(shop.counter.dataDir))).toBe('IMAGE_NOT_ACCEPTED');
    expect(await refused('guessed')).toBe('FILE_NOT_FOUND');
    expect(files()).toEqual([]);
  });

  it('RX-1: the same picture again changes nothing; off the draft it is gone from it', async () => {
    const { till } = shop;
    const made = await draftWithImage(shop);
    const again = { ...seen(made), fileRef: pickFile(shop, 'again.png', pngBytes()) };
    expect((await till.do('prescriptions.attachImage', again)).prescription.version).toBe(made.version);
    const { sha256 = '' } = made.images[0] ?? {};
    const without = await till.do('prescriptions.detachImage', { ...seen(made), sha256 });
    expect(without.prescription.images).toEqual([]);
    const { prescriptionId } = made;
    expect(await till.refused('prescriptions.image', { prescriptionId, sha256 })).toBe('IMAGE_NOT_FOUND');
    expect(await till.refused('prescriptions.detachImage', { ...seen(without.prescription), sha256 })).toBe(
      'IMAGE_NOT_FOUND',
    );
  });

  it('RX-1 RX-8: a picture may join while it waits, and the doctor’s signature covers it; later none may', async () => {
    const { till } = shop;
    const fileRef = pickFile(shop, 'late.png', pngBytes('late'));
    const { prescription } = await till.do('prescriptions.attachImage', {
      ...seen(await waiting(shop)),
      fileRef,
    });
    expect(prescription.signatures).toMatchObject([{ role: 'doctor', intact: true }]);
    const ended = await till.do('prescriptions.withdraw', { ...seen(prescription), reason: '重复' });
    expect(
      await till.refused('prescriptions.attachImage', {
        ...seen(ended.prescription),
        fileRef: pickFile(shop, 'x.png', pngBytes('x')),
      }),
    ).toBe('INVALID_PRESCRIPTION_STATUS');
  });

  it('RX-8: a file that was changed or removed is reported, not shown', async () => {
    const { till } = shop;
    const { prescriptionId, images } = await draftWithImage(shop);
    const { sha256 = '' } = images[0] ?? {};
    const path = join(media(), sha256.slice(0, 2), sha256);
    writeFileSync(path, pngBytes('other'));
    expect(await till.refused('prescriptions.image', { prescriptionId, sha256 })).toBe('IMAGE_DAMAGED');
    rmSync(path);
    expect(await till.refused('prescriptions.image', { prescriptionId, sha256 })).toBe('IMAGE_DAMAGED');
    const missing = { kind: 'media_file', subject: `media:${sha256}`, expected: sha256, actual: 'missing' };
    expect((await till.do('system.verifyStore', {})).differences).toEqual([missing]);
    writeFileSync(path, pngBytes());
  });

  it('RX-1: what a crash left in the folder without a row is removed at the next start, once it is old', async () => {
    const { counter } = shop;
    const { images } = await draftWithImage(shop);
    const { sha256 = '' } = images[0] ?? {};
    const shelf = join(media(), sha256.slice(0, 2));
    const [old, fresh] = [join(shelf, `${'0'.repeat(64)}`), join(shelf, `${'1'.repeat(64)}.part`)];
    for (const path of [old, fresh]) writeFileSync(path, 'left over');
    for (const path of [old, join(shelf, sha256)]) utimesSync(path, 1, 1);
    await counter.close();
    await counter.open();
    await counter.close();
    await counter.open();
    expect(readdirSync(shelf).sort()).toEqual([`${'1'.repeat(64)}.part`, sha256].sort());
  });
});
