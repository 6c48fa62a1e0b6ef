import {
  DATE,
  type FieldKind,
  group,
  ID,
  line,
  list,
  nullable,
  nullableOptional,
  oneOf,
  optional,
  PAGE,
  pageSize,
  requiredLine,
  SALE_QUANTITY,
  text,
  VERSION,
  whole,
} from '#test/support/bad-values.ts';
import {
  atOtherTill,
  DOCTOR,
  documentOf,
  draft,
  draftWithImage,
  INTERACTIONS_CSV,
  PATIENT,
  people,
  pickFile,
  pngBytes,
  rejected,
  seen,
  waiting,
} from '#test/support/prescriptions.ts';
import type { CasesOf } from './call-case.ts';

const PHONE: FieldKind = { ...line(30), bad: [...line(30).bad, '12', 'abc', '+'] };
const ID_NUMBER: FieldKind = { ...line(18), bad: [...line(18).bad, '123', 'a b c d e'] };
const SEARCH = { query: text(60), limit: optional(whole(1, 50)) };
const SEEN = { prescriptionId: ID, version: VERSION };
const nextVersion = <I extends { version: number }>(input: I): I => ({
  ...input,
  version: input.version + 1,
});

export const prescriptionCases: CasesOf<'prescriptions'> = {
  'prescriptions.searchPatients': {
    prepare: async ({ till }) => {
      await people(till);
      return { query: 'sxy', limit: 10 };
    },
    fields: SEARCH,
  },
  'prescriptions.savePatient': {
    prepare: async ({ till }) => {
      const { patientId } = await people(till);
      const person = { customerId: null, name: '单秀英', phone: '', isMember: false };
      const { customerId } = await till.do('customers.save', person);
      const idNumber = '11010519491231002X';
      return { ...PATIENT, patientId, version: 1, ageYears: 68, idNumber, allergies: ['青霉素'], customerId };
    },
    fields: {
      patientId: nullable(ID),
      version: nullableOptional(VERSION),
      name: requiredLine(60),
      sex: oneOf,
      birthDate: nullableOptional(DATE),
      ageYears: nullableOptional(whole(0, 150)),
      phone: PHONE,
      idNumber: nullableOptional(ID_NUMBER),
      allergies: list(30),
      'allergies.*': requiredLine(40),
      customerId: nullableOptional(ID),
    },
    other: (input) => ({ ...input, name: '单秀兰' }),
  },
  'prescriptions.patientHistory': {
    prepare: async (shop) => {
      const { patient } = await waiting(shop);
      return { patientId: patient?.patientId ?? 0, limit: 20 };
    },
    fields: { patientId: ID, limit: optional(whole(1, 100)) },
  },
  'prescriptions.searchDoctors': {
    prepare: async ({ till }) => {
      await people(till);
      return { query: '曾', limit: 10 };
    },
    fields: SEARCH,
  },
  'prescriptions.saveDoctor': {
    prepare: async ({ till }) => {
      const { doctorId } = await people(till);
      return { ...DOCTOR, doctorId, version: 1, department: '心内科' };
    },
    fields: {
      doctorId: nullable(ID),
      version: nullableOptional(VERSION),
      name: requiredLine(60),
      hospital: line(80),
      department: line(60),
      licenceNumber: line(40),
    },
    other: (input) => ({ ...input, name: '曾爱国' }),
  },
  'prescriptions.readDirections': {
    prepare: ({ drugs }) => ({ text: '2粒 tid po pc', drugId: drugs.antibiotic, days: 3 }),
    fields: {
      text: text(300),
      drugId: nullableOptional(ID),
      days: nullableOptional(whole(1, 366)),
    },
  },
  'prescriptions.save': {
    prepare: async (shop) => {
      const document = await documentOf(shop, { antibiotic: 1, vitamin: 1 });
      const { prescriptionId, version } = await draft(shop);
      return { ...document, prescriptionId, version, validDays: 3 };
    },
    fields: {
      prescriptionId: nullable(ID),
      version: nullableOptional(VERSION),
      kind: oneOf,
      patientId: nullable(ID),
      doctorId: nullable(ID),
      hospital: line(80),
      department: line(60),
      diagnosis: line(200),
      issuedOn: DATE,
      validDays: optional(whole(1, 3)),
      lines: list(50),
      'lines.*': group,
      'lines.*.drugId': ID,
      'lines.*.dose': nullable(group),
      'lines.*.dose.amount': { ...line(12), bad: [...line(12).bad, '', 'one', '1.23456', '-1'] },
      'lines.*.dose.unit': oneOf,
      'lines.*.frequency': nullable(oneOf),
      'lines.*.route': nullable(oneOf),
      'lines.*.timing': nullable(oneOf),
      'lines.*.days': nullable(whole(1, 366)),
      'lines.*.directionsText': line(200),
      'lines.*.quantity': SALE_QUANTITY,
    },
    other: (input) => ({ ...input, diagnosis: '肺炎' }),
  },
  'prescriptions.submit': {
    prepare: async (shop) => seen(await draft(shop)),
    fields: SEEN,
    other: nextVersion,
  },
  'prescriptions.revise': {
    prepare: async (shop) => seen(await rejected(shop)),
    fields: SEEN,
    other: nextVersion,
  },
  'prescriptions.reviewQueue': {
    prepare: async (shop) => {
      await waiting(shop);
      return { page: 1, pageSize: 20 };
    },
    fields: { page: optional(PAGE), pageSize: optional(pageSize) },
  },
  'prescriptions.findings': {
    prepare: async (shop) => ({ prescriptionId: (await waiting(shop)).prescriptionId }),
    fields: { prescriptionId: ID },
  },
  'prescriptions.importInteractions': {
    prepare: (shop) => ({
      fileRef: pickFile(shop, 'table.csv', Buffer.from(INTERACTIONS_CSV)),
      version: 0,
    }),
    fields: { fileRef: requiredLine(200), version: whole(0, Number.MAX_SAFE_INTEGER) },
    other: (input) => ({ ...input, fileRef: `${input.fileRef}x` }),
  },
  'prescriptions.previewInteractions': {
    prepare: (shop) => ({ fileRef: pickFile(shop, 'table.csv', Buffer.from(INTERACTIONS_CSV)) }),
    fields: { fileRef: requiredLine(200) },
  },
  'prescriptions.interactionSets': {
    prepare: () => ({ limit: 20 }),
    fields: { limit: optional(whole(1, 100)) },
  },
  'prescriptions.listInteractions': {
    prepare: () => ({ search: '华法林', page: 1, pageSize: 20 }),
    fields: { search: optional(line(60)), page: optional(PAGE), pageSize: optional(pageSize) },
  },
  'prescriptions.approve': {
    prepare: async (shop) => {
      const answers = [{ key: 'abc', reason: '已与医师确认', doctorSignature: '曾建国' }];
      return { ...seen(await waiting(await atOtherTill(shop))), answers };
    },
    fields: {
      ...SEEN,
      answers: optional(list(200)),
      'answers.*': group,
      'answers.*.key': line(40),
      'answers.*.reason': requiredLine(200),
      'answers.*.doctorSignature': optional(line(60)),
    },
    other: nextVersion,
  },
  'prescriptions.reject': {
    prepare: async (shop) => ({ ...seen(await waiting(await atOtherTill(shop))), reason: '剂量有误' }),
    fields: { ...SEEN, reason: requiredLine(200) },
    other: nextVersion,
  },
  'prescriptions.withdraw': {
    prepare: async (shop) => ({ ...seen(await waiting(shop)), reason: '顾客不要了' }),
    fields: { ...SEEN, reason: requiredLine(200) },
    other: nextVersion,
  },
  'prescriptions.get': {
    prepare: async (shop) => {
      const { prescriptionId, number } = await waiting(shop);
      return { prescriptionId, number };
    },
    fields: { prescriptionId: nullableOptional(ID), number: nullableOptional(line(20)) },
  },
  'prescriptions.list': {
    prepare: async (shop) => {
      const { patient } = await waiting(shop);
      return {
        search: 'sxy',
        statuses: ['waiting'],
        patientId: patient?.patientId ?? 0,
        page: 1,
        pageSize: 20,
      };
    },
    fields: {
      search: optional(line(60)),
      statuses: optional(list(7)),
      'statuses.*': oneOf,
      patientId: nullableOptional(ID),
      page: optional(PAGE),
      pageSize: optional(pageSize),
    },
  },
  'prescriptions.attachImage': {
    prepare: async (shop) => ({
      ...seen(await draft(shop)),
      fileRef: pickFile(shop, 'photo.png', pngBytes()),
    }),
    fields: { ...SEEN, fileRef: requiredLine(200) },
    other: nextVersion,
  },
  'prescriptions.detachImage': {
    prepare: async (shop) => {
      const made = await draftWithImage(shop);
      return { ...seen(made), sha256: made.images[0]?.sha256 ?? '' };
    },
    fields: { ...SEEN, sha256: line(64) },
    other: nextVersion,
  },
  'prescriptions.image': {
    prepare: async (shop) => {
      const made = await draftWithImage(shop);
      return { prescriptionId: made.prescriptionId, sha256: made.images[0]?.sha256 ?? '' };
    },
    fields: { prescriptionId: ID, sha256: line(64) },
  },
};
