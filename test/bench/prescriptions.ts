import { join } from 'node:path';
import type { CallInput } from '#shared/contracts/index.ts';
import { Till } from '#test/support/till.ts';
import { inBenchFolder } from './bench-folder.ts';
import { localToday, soldDrugs, startBenchCore, stockBenchShop } from './bench-shop.ts';
import type { BenchRow, BenchSuite } from './bench-types.ts';
import { barred, noted } from './rows.ts';
import { summarize, timeMs } from './statistics.ts';

const QUEUE_MS = 50;
const CHECKS_MS = 5;
const LINES = 20;
const LINES_USUAL = 3;

interface Sizes {
  readonly waiting: number;
  readonly looks: number;
}

/** The review queue of a counter where thousands wait, and what a pharmacist does with one of them. */
export const prescriptionsBench: BenchSuite = {
  name: 'prescriptions',
  run: ({ quick }) =>
    inBenchFolder((folder) =>
      measure(folder, quick ? { waiting: 100, looks: 20 } : { waiting: 10_000, looks: 200 }),
    ),
};

async function measure(folder: string, sizes: Sizes): Promise<BenchRow[]> {
  const core = await startBenchCore(join(folder, 'prescriptions'));
  const till = await Till.open(core, '录入');
  const reviewer = await Till.open(core, '药师');
  await stockBenchShop(till);
  const drugs = await soldDrugs(till);
  const document = await usualDocument(till, drugs);
  const captureMs: number[] = [];
  for (let count = 0; count < sizes.waiting; count += 1)
    captureMs.push(await timeMs(() => handIn(till, document)));
  const rows = [
    noted('prescription saved and handed in, p50', { value: summarize(captureMs).p50, unit: 'ms' }),
    await timeQueue(reviewer, sizes),
    await timeChecks(till, reviewer, { ...document, lines: linesOf(drugs.slice(0, LINES)) }, sizes),
    await timeApprovals(reviewer, sizes),
  ];
  await core.stop();
  return rows;
}

type Document = CallInput<'prescriptions.save'>;

async function usualDocument(till: Till, drugs: readonly number[]): Promise<Document> {
  const { patientId } = await till.do('prescriptions.savePatient', {
    patientId: null,
    name: '王秀英',
    sex: 'female',
    birthDate: '1960-01-01',
    phone: '13800010001',
    allergies: ['青霉素'],
  });
  const doctor = { doctorId: null, name: '张大夫', hospital: '市第一人民医院', department: '内科' };
  const { doctorId } = await till.do('prescriptions.saveDoctor', { ...doctor, licenceNumber: '1101' });
  return {
    prescriptionId: null,
    kind: 'normal',
    patientId,
    doctorId,
    hospital: doctor.hospital,
    department: doctor.department,
    diagnosis: '感冒',
    issuedOn: localToday(),
    validDays: 3,
    lines: linesOf(drugs.slice(0, LINES_USUAL)),
  };
}

const linesOf = (drugs: readonly number[]): Document['lines'] =>
  drugs.map((drugId) => ({
    drugId,
    dose: { amount: '1', unit: 'tablet' },
    frequency: 'tid',
    route: 'po',
    timing: 'pc',
    days: 3,
    directionsText: '一次1片，一日3次，饭后口服',
    quantity: 1,
  }));

async function handIn(till: Till, document: Document): Promise<number> {
  const { prescription } = await till.do('prescriptions.save', document);
  const { prescriptionId, version } = prescription;
  await till.do('prescriptions.submit', { prescriptionId, version });
  return prescriptionId;
}

/** Pages near and far. */
async function timeQueue(reviewer: Till, { waiting, looks }: Sizes): Promise<BenchRow> {
  const samples: number[] = [];
  const pages = Math.ceil(waiting / 20);
  for (let look = 0; look < looks; look += 1) {
    const page = look % 3 === 0 ? pages : 1;
    samples.push(
      await middleMs(async () => {
        await reviewer.do('prescriptions.reviewQueue', { page });
      }),
    );
  }
  const { p50, p99, max } = summarize(samples);
  const name = `a page of the queue, ${waiting} waiting, p99`;
  return barred(name, { value: p99, unit: 'ms', bar: QUEUE_MS }, { p50, max });
}

async function timeChecks(
  till: Till,
  reviewer: Till,
  document: Document,
  { looks }: Sizes,
): Promise<BenchRow> {
  const prescriptionId = await handIn(till, document);
  const samples: number[] = [];
  for (let look = 0; look < looks; look += 1) {
    samples.push(
      await middleMs(async () => {
        await reviewer.do('prescriptions.findings', { prescriptionId });
      }),
    );
  }
  const { p50, p99, max } = summarize(samples);
  const name = `checks of a prescription of ${LINES} lines, through the call, p99`;
  return barred(name, { value: p99, unit: 'ms', bar: CHECKS_MS }, { p50, max });
}

async function timeApprovals(reviewer: Till, { looks }: Sizes): Promise<BenchRow> {
  const samples: number[] = [];
  const { rows } = await reviewer.do('prescriptions.reviewQueue', { pageSize: Math.min(looks, 200) });
  for (const { prescriptionId } of rows) {
    const { version } = await reviewer.do('prescriptions.get', { prescriptionId });
    samples.push(
      await timeMs(async () => {
        await reviewer.try('prescriptions.approve', { prescriptionId, version });
      }),
    );
  }
  const { p50, p99 } = summarize(samples);
  return noted('prescription approved, p50', { value: p50, unit: 'ms' }, { p99 });
}

/** The middle of three looks: a machine that does something else makes one of them wait. */
async function middleMs(work: () => Promise<void>): Promise<number> {
  const looks = [await timeMs(work), await timeMs(work), await timeMs(work)];
  return looks.sort((a, b) => a - b)[1] ?? 0;
}
