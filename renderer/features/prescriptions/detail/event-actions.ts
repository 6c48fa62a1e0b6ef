/** What happens to a prescription, as its history has it. */
export const EVENT_ACTIONS = [
  'create',
  'edit',
  'attach_image',
  'detach_image',
  'submit',
  'revise',
  'approve',
  'reject',
  'withdraw',
  'lapse',
  'dispense',
  'dispense_part',
  'dispense_owed',
  'owe',
  'substitute',
] as const;
