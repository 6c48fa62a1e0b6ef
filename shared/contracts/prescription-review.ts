import { z } from 'zod';
import { command, query } from './define.ts';
import { count, id, line, page, paged, pageSize, requiredLine } from './fields.ts';
import {
  changedPrescription,
  onPrescription,
  prescriptionSummary,
  STEP_ERRORS,
} from './prescription-document.ts';

/** One thing that the checks found. */
export const finding = z.object({
  /** Names the finding in an answer; the same as long as it says the same. */
  key: z.string(),
  code: z.string(),
  /** `stop` cannot be approved; `confirm` needs an answer; `note` is only shown. */
  level: z.enum(['stop', 'confirm', 'note']),
  lineNos: z.array(z.int()),
  /** Whose word a `confirm` needs: the pharmacist's reason, or the doctor's second signature too. */
  needs: z.enum(['pharmacist', 'doctor']).nullable(),
  params: z.record(z.string(), z.unknown()),
  /** The rule or book that it comes from. */
  source: z.string(),
});
export type Finding = z.infer<typeof finding>;

/** What the reviewer says to a finding that asks. */
const answer = z.object({
  key: line(40),
  reason: requiredLine(200),
  /** The doctor who signed again; empty where nobody had to. */
  doctorSignature: line(60).default(''),
});
export type Answer = z.infer<typeof answer>;

const REVIEW_ERRORS = [...STEP_ERRORS, 'REVIEWER_IS_CAPTURER', 'LICENCE_MISSING', 'LICENCE_EXPIRED'] as const;

/** What a pharmacist looks at, is told, and decides. */
export const reviewCalls = {
  /** Prescriptions that wait for a pharmacist, the longest waiting first. */
  reviewQueue: query({
    access: 'prescription.read',
    input: z.object({ page, pageSize }),
    output: paged(
      prescriptionSummary.extend({
        waitingMs: count,
        /** Findings when it was handed in; `findings` runs the checks of now. */
        stopCount: count,
        confirmCount: count,
        noteCount: count,
      }),
    ),
    errors: [],
  }),
  /** Runs the checks now. */
  findings: query({
    access: 'prescription.read',
    input: z.object({ prescriptionId: id }),
    output: z.object({ findings: z.array(finding) }),
    errors: ['PRESCRIPTION_NOT_FOUND'],
  }),
  /**
   * The pharmacist's approval and signature. The checks run again in the same transaction: each finding that asks
   * needs an answer. From here on the record is locked.
   */
  approve: command({
    access: 'prescription.review',
    input: onPrescription.extend({ answers: z.array(answer).max(200).default([]) }),
    output: changedPrescription,
    errors: [...REVIEW_ERRORS, 'PRESCRIPTION_LAPSED', 'PRESCRIPTION_CHECKS_FAILED'],
  }),
  /** Sends a prescription back. */
  reject: command({
    access: 'prescription.review',
    input: onPrescription.extend({ reason: requiredLine(200) }),
    output: changedPrescription,
    errors: [...REVIEW_ERRORS],
  }),
};
