import type { CallInput, CallName } from '#shared/contracts/index.ts';
import type { PrescriptionStatus } from '#shared/domain/prescription-states.ts';
import { DOCTOR, lineOf } from '#test/support/prescriptions.ts';
import { DAY_MS } from '#test/support/test-platform.ts';
import type { CounterModel } from '../model/counter-model.ts';
import { ModelPrescription, type PrescriptionMove, type WrittenDown } from '../model/model-prescription.ts';
import type { RealCounter } from '../real-counter.ts';
import { tally } from '../tally.ts';
import { at, attempt, CounterCommand } from './counter-command.ts';

export interface Paper {
  readonly quantity: number;
  readonly validDays: number;
  readonly issuedDaysAgo: number;
  readonly isComplete: boolean;
}

/** The prescription that a number means, counted back from the newest. */
export const prescriptionAt = (model: CounterModel, index: number): ModelPrescription =>
  at([...model.prescriptions].reverse(), index);

function writtenFrom({ issuedDaysAgo, ...paper }: Paper, today: string): WrittenDown {
  const issuedOn = new Date(Date.parse(today) - issuedDaysAgo * DAY_MS).toISOString().slice(0, 10);
  return { ...paper, issuedOn };
}

function documentOf(real: RealCounter, written: WrittenDown) {
  const { quantity, issuedOn, validDays, isComplete } = written;
  return {
    kind: 'normal',
    patientId: isComplete ? real.patientId : null,
    doctorId: real.doctorId,
    hospital: DOCTOR.hospital,
    department: DOCTOR.department,
    diagnosis: `急性支气管炎 ${quantity}`,
    issuedOn,
    validDays,
    lines: [lineOf(real.drugs.antibiotic, quantity)],
  } satisfies Omit<CallInput<'prescriptions.save'>, 'prescriptionId'>;
}

const seen = (real: RealCounter, { prescriptionId }: ModelPrescription) => ({
  prescriptionId,
  version: real.look.prescriptionVersion(prescriptionId),
});

/** Somebody writes a prescription down, and hands it in. */
export class Capture extends CounterCommand {
  readonly till: number;
  readonly paper: Paper;

  constructor(till: number, paper: Paper) {
    super();
    this.till = till;
    this.paper = paper;
  }

  async act(model: CounterModel, real: RealCounter): Promise<void> {
    const { till } = this;
    const written = writtenFrom(this.paper, model.clock.today);
    const input = { prescriptionId: null, ...documentOf(real, written) };
    const saved = await attempt({ model, real, till, name: 'prescriptions.save', input }, () =>
      model.clock.recorded(),
    );
    if (saved === null) return;
    const { prescriptionId } = saved.prescription;
    model.prescriptions.push(new ModelPrescription(prescriptionId, written, till));
    await new MovePrescription(0, till, 'submit').act(model, real);
  }

  toString(): string {
    return `new Capture(${this.till}, ${JSON.stringify(this.paper)})`;
  }
}

const CALL_OF = {
  submit: 'prescriptions.submit',
  approve: 'prescriptions.approve',
  reject: 'prescriptions.reject',
  revise: 'prescriptions.revise',
  withdraw: 'prescriptions.withdraw',
} as const satisfies Record<PrescriptionMove, CallName>;

/** Takes one step of a prescription, legal or not. */
export class MovePrescription extends CounterCommand {
  readonly prescription: number;
  readonly till: number;
  readonly move: PrescriptionMove;

  constructor(prescription: number, till: number, move: PrescriptionMove) {
    super();
    this.prescription = prescription;
    this.till = till;
    this.move = move;
  }

  override check(model: Readonly<CounterModel>): boolean {
    return model.prescriptions.length > 0;
  }

  async act(model: CounterModel, real: RealCounter): Promise<void> {
    const { till, move } = this;
    const prescription = prescriptionAt(model, this.prescription);
    const before = prescription.status;
    const input = { ...seen(real, prescription), reason: '试' };
    const done = await attempt({ model, real, till, name: CALL_OF[move], input }, () => {
      prescription.move(move, { till, today: model.clock.today });
      model.clock.recorded();
    });
    if (done !== null) tally.count(`prescription ${before} → ${prescription.status}`);
  }

  toString(): string {
    return `new MovePrescription(${this.prescription}, ${this.till}, '${this.move}')`;
  }
}

/** The moves that lead on from a status, so that prescriptions get far; from the others there is none. */
const ONWARD: Readonly<Partial<Record<PrescriptionStatus, readonly PrescriptionMove[]>>> = {
  draft: ['submit', 'submit', 'withdraw'],
  waiting: ['approve', 'reject', 'approve', 'reject', 'withdraw'],
  approved: ['withdraw'],
  rejected: ['revise', 'revise', 'withdraw'],
};

/** Takes a prescription one step further, at the till that may. */
export class ForwardPrescription extends CounterCommand {
  readonly prescription: number;
  readonly choice: number;

  constructor(prescription: number, choice: number) {
    super();
    this.prescription = prescription;
    this.choice = choice;
  }

  override check(model: Readonly<CounterModel>): boolean {
    return model.prescriptions.length > 0;
  }

  async act(model: CounterModel, real: RealCounter): Promise<void> {
    const { prescription, choice } = this;
    const { status, writers } = prescriptionAt(model, prescription);
    const till = [0, 1].find((other) => !writers.has(other)) ?? 0;
    const moves: readonly PrescriptionMove[] = ONWARD[status] ?? ['revise'];
    const move = at(moves, choice);
    await new MovePrescription(prescription, till, move).act(model, real);
  }

  toString(): string {
    return `new ForwardPrescription(${this.prescription}, ${this.choice})`;
  }
}

/** Writes over a prescription: a draft takes it, whatever was handed in does not. */
export class Rewrite extends CounterCommand {
  readonly prescription: number;
  readonly till: number;
  readonly paper: Paper;

  constructor(prescription: number, till: number, paper: Paper) {
    super();
    this.prescription = prescription;
    this.till = till;
    this.paper = paper;
  }

  override check(model: Readonly<CounterModel>): boolean {
    return model.prescriptions.length > 0;
  }

  async act(model: CounterModel, real: RealCounter): Promise<void> {
    const { till } = this;
    const prescription = prescriptionAt(model, this.prescription);
    const written = writtenFrom(this.paper, model.clock.today);
    const input = { ...seen(real, prescription), ...documentOf(real, written) };
    await attempt({ model, real, till, name: 'prescriptions.save', input }, () => {
      prescription.rewrite(written, till);
      model.clock.recorded();
    });
  }

  toString(): string {
    return `new Rewrite(${this.prescription}, ${this.till}, ${JSON.stringify(this.paper)})`;
  }
}
