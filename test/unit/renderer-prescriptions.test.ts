import { describe, expect, it } from 'vitest';
import {
  type CaptureDraft,
  draftOf,
  emptyDraft,
  isBlank,
} from '#renderer/features/prescriptions/capture/capture-draft.ts';
import {
  captureProblems,
  lineInput,
  type Reading,
  saveInput,
} from '#renderer/features/prescriptions/capture/check-capture.ts';
import { markParts } from '#renderer/features/prescriptions/capture/mark-parts.ts';
import {
  newPatientDraft,
  type PatientDraft,
  patientInput,
} from '#renderer/features/prescriptions/people/patient-draft.ts';
import { readAge, readCard } from '#renderer/features/prescriptions/people/read-age.ts';
import type { PrescriptionDetail } from '#shared/contracts/prescriptions.ts';

const TODAY = '2026-06-15';

describe('the age of a patient', () => {
  it.each([
    ['45', { birthDate: null, ageYears: 45 }],
    ['3岁', { birthDate: null, ageYears: 3 }],
    ['19800101', { birthDate: '1980-01-01', ageYears: null }],
    ['1980-1-1', { birthDate: '1980-01-01', ageYears: null }],
    ['', { birthDate: null, ageYears: null }],
  ])('RX-1: %s is read', (text, expected) => {
    expect(readAge(text, TODAY)).toEqual(expected);
  });

  it.each(['151', '198001', '20270101', '19801301', 'old'])(
    'RX-1: %s is neither an age nor a birthday',
    (text) => {
      expect(readAge(text, TODAY)).toBeNull();
    },
  );

  it('RX-1: a resident card says sex and birthday', () => {
    expect(readCard('11010519491231002X')).toEqual({ sex: 'female', birthDate: '1949-12-31' });
    expect(readCard('440308199901010012')).toEqual({ sex: 'male', birthDate: '1999-01-01' });
    expect(readCard('E12345678')).toBeNull();
  });
});

describe('a patient made on the spot', () => {
  const draft = (part: Partial<PatientDraft>) => ({ ...newPatientDraft('单秀英'), ...part });

  it('RX-1: digits that were looked for are a phone number, anything else a name', () => {
    expect(newPatientDraft('13800010001')).toMatchObject({ name: '', phone: '13800010001' });
    expect(newPatientDraft('单秀英')).toMatchObject({ name: '单秀英', phone: '' });
  });

  it.each([
    ['name', { name: ' ' }],
    ['age', { age: '200' }],
    ['phone', { phone: '12' }],
    ['idNumber', { idNumber: '110105194912310021' }],
  ] as const)('RX-1: what is wrong in %s is found before it is sent', (problem, part) => {
    expect(patientInput(draft(part), null, TODAY)).toEqual({ problem });
  });

  it('RX-1: an ID number that is not typed leaves the one on record', () => {
    const checked = patientInput(draft({ age: '67', allergies: ['头孢'] }), null, TODAY);
    expect(checked).toMatchObject({
      problem: null,
      input: { name: '单秀英', ageYears: 67, idNumber: null, allergies: ['头孢'] },
    });
  });
});

const READ: Reading = {
  dose: { amount: '2', unit: 'capsule' },
  frequency: 'tid',
  route: 'po',
  timing: 'pc',
  days: 3,
  zh: '一次2粒，一日3次，饭后口服，连用3天',
  en: '2 capsules each time, 3 times a day, after meals, by mouth, for 3 days',
  notUnderstood: [],
  quantity: 1,
  quantityProblem: null,
};
const DOUBTED: Reading = {
  ...READ,
  notUnderstood: [{ reason: 'unknown', text: '吃', start: 4, end: 5 }],
};

const line = (part: Partial<CaptureDraft['lines'][number]> = {}) => ({
  key: 'drug-7',
  drug: {
    drugId: 7,
    genericName: '阿莫西林胶囊',
    tradeName: '',
    specification: '0.25g*24粒',
    manufacturer: '',
    unit: '盒',
    category: 'rx' as const,
    controlClass: 'none' as const,
    availableQuantity: 9,
  },
  text: '2粒 tid po pc 3d',
  quantityText: null,
  asWritten: false,
  ...part,
});

const complete: CaptureDraft = {
  ...emptyDraft(TODAY),
  patient: {
    patientId: 1,
    name: '单秀英',
    sex: 'female',
    birthDate: null,
    ageYears: 67,
    phone: '',
    idNumberMasked: '',
    allergies: [],
  },
  doctor: { doctorId: 2, name: '曾建国', licenceNumber: '' },
  hospital: '市第一人民医院',
  diagnosis: '急性支气管炎',
  lines: [line()],
};

describe('a prescription before it is sent', () => {
  const problemsOf = (draft: CaptureDraft, reading = READ, forReview = true) => [
    ...captureProblems(draft, new Map([['drug-7', reading]]), { today: TODAY, forReview }).values(),
  ];

  it('RX-1: a complete one has no problem, and goes out with what was understood', () => {
    expect(problemsOf(complete)).toEqual([]);
    expect(saveInput(complete, new Map([['drug-7', READ]]))).toMatchObject({
      patientId: 1,
      doctorId: 2,
      issuedOn: TODAY,
      lines: [{ drugId: 7, quantity: 1, directionsText: READ.zh, days: 3 }],
    });
  });

  it('RX-1: what review needs is named in the order of the form; a draft needs only a date and quantities', () => {
    const blank = emptyDraft(TODAY);
    expect(problemsOf(blank)).toEqual(['patient', 'doctor', 'hospital', 'diagnosis', 'lines']);
    expect(problemsOf(blank, READ, false)).toEqual([]);
    expect(problemsOf({ ...blank, issuedOn: null }, READ, false)).toEqual(['issuedOn']);
    expect(problemsOf({ ...complete, issuedOn: '2026-06-16' })).toEqual(['issuedLater']);
  });

  it('RX-1: directions that are not understood go to review only when somebody says: as written', () => {
    expect(problemsOf(complete, DOUBTED)).toEqual(['notUnderstood']);
    const asWritten = { ...complete, lines: [line({ asWritten: true })] };
    expect(problemsOf(asWritten, DOUBTED)).toEqual([]);
    expect(lineInput(line({ asWritten: true }), DOUBTED)).toMatchObject({
      directionsText: '2粒 tid po pc 3d',
    });
  });

  it('RX-1: a quantity is the one that follows, or the one that was typed; never an invented one', () => {
    const none: Reading = { ...READ, quantity: null, quantityProblem: 'as_needed' };
    expect(lineInput(line(), none)).toBeNull();
    expect(problemsOf(complete, none, false)).toEqual(['quantity']);
    expect(lineInput(line({ quantityText: '3' }), none)).toMatchObject({ quantity: 3 });
    expect(lineInput(line({ quantityText: '0' }), READ)).toBeNull();
    expect(saveInput(complete, new Map([['drug-7', none]]))).toBeNull();
  });

  it('RX-1: a saved draft is typed on as it was; a blank one is left without a question', () => {
    const kept = {
      prescriptionId: 5,
      version: 2,
      number: 'RK7F3QX92MTD',
      kind: 'chronic',
      patient: complete.patient,
      doctor: complete.doctor,
      hospital: '',
      department: '',
      diagnosis: '',
      issuedOn: TODAY,
      validDays: 3,
      lines: [{ ...line().drug, lineNo: 1, directionsText: READ.zh, quantity: 2 }],
      images: [],
    } as unknown as PrescriptionDetail;
    expect(draftOf(kept)).toMatchObject({
      prescriptionId: 5,
      version: 2,
      patientText: '单秀英',
      validDays: 3,
      lines: [{ text: READ.zh, quantityText: '2' }],
    });
    expect(isBlank(emptyDraft(TODAY))).toBe(true);
    expect(isBlank(draftOf(kept))).toBe(false);
  });
});

describe('marks in a text', () => {
  it('RX-1: a part that is not understood is marked where it stands, and nothing is lost around it', () => {
    const parts = markParts('1# 吃 tid', [{ text: '吃', start: 3, end: 4 }]);
    expect(parts.map(({ text }) => text)).toEqual(['1# ', '吃', ' tid']);
    expect(parts.map(({ marked }) => marked)).toEqual([false, true, false]);
  });

  it('RX-1: a mark of an earlier text that no longer fits marks nothing', () => {
    expect(markParts('1# tid', [{ text: '吃', start: 3, end: 4 }])).toEqual([
      { text: '1# tid', start: 0, marked: false },
    ]);
  });
});
