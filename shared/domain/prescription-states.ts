/** 草稿 待审 已通过 已驳回 已失效 已调配 已撤回 */
export const PRESCRIPTION_STATUSES = [
  'draft',
  'waiting',
  'approved',
  'rejected',
  'lapsed',
  'dispensed',
  'withdrawn',
] as const;
export type PrescriptionStatus = (typeof PRESCRIPTION_STATUSES)[number];

export const PRESCRIPTION_ACTIONS = [
  'submit',
  'revise',
  'approve',
  'reject',
  'withdraw',
  'lapse',
  'dispense',
] as const;
export type PrescriptionAction = (typeof PRESCRIPTION_ACTIONS)[number];

/** The permissions that the machine asks for. */
export type PrescriptionPermission = 'prescription.capture' | 'prescription.review' | 'order.dispense';

/**
 * Conditions besides the status. The core evaluates each by name in the transaction of the step:
 * `complete` has what 处方管理办法 §6 asks of a prescription; `in_date` is within its days of validity, `past_validity`
 * after them; `reviewer_is_pharmacist` with a licence in force (药品经营质量管理规范); `findings_answered` has no
 * finding that stops, and a written reason (or the doctor's second signature) for each that asks for one.
 */
export type PrescriptionGuard =
  | 'complete'
  | 'in_date'
  | 'past_validity'
  | 'reason_given'
  | 'reviewer_is_pharmacist'
  | 'reviewer_is_not_capturer'
  | 'findings_answered';

/** The column of the prescription that a step stamps with its time. */
export type PrescriptionTimestamp =
  | 'drafted_at_ms'
  | 'submitted_at_ms'
  | 'approved_at_ms'
  | 'rejected_at_ms'
  | 'lapsed_at_ms'
  | 'dispensed_at_ms'
  | 'withdrawn_at_ms';

export interface PrescriptionTransition {
  readonly action: PrescriptionAction;
  readonly from: PrescriptionStatus;
  readonly to: PrescriptionStatus;
  readonly permission: PrescriptionPermission;
  readonly guards: readonly PrescriptionGuard[];
  readonly stamps: PrescriptionTimestamp;
}

const withdrawFrom = (from: PrescriptionStatus): PrescriptionTransition => ({
  action: 'withdraw',
  from,
  to: 'withdrawn',
  permission: 'prescription.capture',
  guards: ['reason_given'],
  stamps: 'withdrawn_at_ms',
});

/** Nobody decides that a prescription lapses: the days of its validity are over. */
const lapseFrom = (from: PrescriptionStatus): PrescriptionTransition => ({
  action: 'lapse',
  from,
  to: 'lapsed',
  permission: 'prescription.review',
  guards: ['past_validity'],
  stamps: 'lapsed_at_ms',
});

/** The whole prescription machine (RX-2). What is not a row here is refused, by the core and by the store's trigger. */
export const PRESCRIPTION_TRANSITIONS: readonly PrescriptionTransition[] = [
  {
    action: 'submit',
    from: 'draft',
    to: 'waiting',
    permission: 'prescription.capture',
    guards: ['complete', 'in_date'],
    stamps: 'submitted_at_ms',
  },
  withdrawFrom('draft'),
  {
    action: 'approve',
    from: 'waiting',
    to: 'approved',
    permission: 'prescription.review',
    guards: ['in_date', 'reviewer_is_pharmacist', 'reviewer_is_not_capturer', 'findings_answered'],
    stamps: 'approved_at_ms',
  },
  {
    action: 'reject',
    from: 'waiting',
    to: 'rejected',
    permission: 'prescription.review',
    guards: ['reason_given', 'reviewer_is_pharmacist', 'reviewer_is_not_capturer'],
    stamps: 'rejected_at_ms',
  },
  withdrawFrom('waiting'),
  lapseFrom('waiting'),
  {
    action: 'dispense',
    from: 'approved',
    to: 'dispensed',
    permission: 'order.dispense',
    guards: ['in_date'],
    stamps: 'dispensed_at_ms',
  },
  withdrawFrom('approved'),
  lapseFrom('approved'),
  {
    action: 'revise',
    from: 'rejected',
    to: 'draft',
    permission: 'prescription.capture',
    guards: [],
    stamps: 'drafted_at_ms',
  },
  withdrawFrom('rejected'),
];

/** The transition that an action takes from a status, or null when the machine has none. */
export function findPrescriptionTransition(
  from: PrescriptionStatus,
  action: PrescriptionAction,
): PrescriptionTransition | null {
  return PRESCRIPTION_TRANSITIONS.find((row) => row.from === from && row.action === action) ?? null;
}

/** True when some action leads from one status to the other. The store's trigger is generated from this. */
export function isLegalPrescriptionStep(from: PrescriptionStatus, to: PrescriptionStatus): boolean {
  return PRESCRIPTION_TRANSITIONS.some((row) => row.from === from && row.to === to);
}

/** The actions that the machine has from a status, for people; `lapse` is the schedule's alone. */
export function prescriptionActionsFrom(status: PrescriptionStatus): PrescriptionAction[] {
  return PRESCRIPTION_TRANSITIONS.filter((row) => row.from === status && row.action !== 'lapse').map(
    (row) => row.action,
  );
}
