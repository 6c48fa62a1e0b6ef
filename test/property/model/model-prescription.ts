import type { PrescriptionStatus } from '#shared/domain/prescription-states.ts';
import { DAY_MS } from '#test/support/test-platform.ts';
import { refuse } from './refused.ts';

export type PrescriptionMove = 'submit' | 'approve' | 'reject' | 'revise' | 'withdraw';

/** The steps of RX-2 once more, from the requirement and not from the program. */
const STEPS: Readonly<Record<string, PrescriptionStatus>> = {
  'draft/submit': 'waiting',
  'draft/withdraw': 'withdrawn',
  'waiting/approve': 'approved',
  'waiting/reject': 'rejected',
  'waiting/withdraw': 'withdrawn',
  'approved/withdraw': 'withdrawn',
  'rejected/revise': 'draft',
  'rejected/withdraw': 'withdrawn',
};

/** What is written on a prescription of the model: one line of the one drug that needs it. */
export interface WrittenDown {
  readonly quantity: number;
  readonly issuedOn: string;
  readonly validDays: number;
  /** False where the patient is missing. */
  readonly isComplete: boolean;
}

export class ModelPrescription {
  readonly prescriptionId: number;
  written: WrittenDown;
  status: PrescriptionStatus = 'draft';
  /** Who had a hand in it: they do not review it. */
  readonly writers = new Set<number>();

  constructor(prescriptionId: number, written: WrittenDown, till: number) {
    this.prescriptionId = prescriptionId;
    this.written = written;
    this.writers.add(till);
  }

  /** Somebody writes the draft anew. */
  rewrite(written: WrittenDown, till: number): void {
    if (this.status !== 'draft') refuse('INVALID_PRESCRIPTION_STATUS');
    this.written = written;
    this.writers.add(till);
  }

  move(move: PrescriptionMove, { till, today }: { till: number; today: string }): void {
    const to = STEPS[`${this.status}/${move}`] ?? refuse('INVALID_PRESCRIPTION_STATUS');
    if (move === 'submit' && !this.written.isComplete) refuse('PRESCRIPTION_INCOMPLETE');
    if ((move === 'submit' || move === 'approve') && !this.isInDate(today)) refuse('PRESCRIPTION_LAPSED');
    if ((move === 'approve' || move === 'reject') && this.writers.has(till)) refuse('REVIEWER_IS_CAPTURER');
    if (move === 'submit') this.writers.add(till);
    this.status = to;
  }

  /** The day of issue counts; on a day before it the date is wrong. */
  isInDate(today: string): boolean {
    return this.written.issuedOn <= today && today <= this.#lastDay;
  }

  /** Time goes over what is waiting or approved; returns whether it did. */
  lapse(today: string): boolean {
    const isOver = (this.status === 'waiting' || this.status === 'approved') && today > this.#lastDay;
    if (isOver) this.status = 'lapsed';
    return isOver;
  }

  /** An order may be made on it: it is paid once it is approved. */
  get isLive(): boolean {
    return this.status === 'waiting' || this.status === 'approved';
  }

  /** Refuses payment and dispensing on what is not approved, or was and is over. */
  requireApproved(today: string): void {
    if (this.status === 'lapsed' || (this.status === 'approved' && !this.isInDate(today)))
      refuse('PRESCRIPTION_LAPSED');
    if (this.status !== 'approved') refuse('PRESCRIPTION_NOT_APPROVED');
  }

  /** Refuses what is owed on a prescription that somebody withdrew; that its time is over does not matter any more. */
  requireStanding(): void {
    if (!['approved', 'dispensed', 'lapsed'].includes(this.status)) refuse('PRESCRIPTION_NOT_APPROVED');
  }

  get #lastDay(): string {
    const { issuedOn, validDays } = this.written;
    return new Date(Date.parse(issuedOn) + (validDays - 1) * DAY_MS).toISOString().slice(0, 10);
  }
}

/** Refuses unless every prescription of an order is approved and in date. */
export function requireApproved(
  lines: readonly { readonly prescription: ModelPrescription | null }[],
  today: string,
): void {
  for (const prescription of new Set(lines.map((line) => line.prescription)))
    prescription?.requireApproved(today);
}
