/** The fields of the form, for the keys that lead to them. */
export const CAPTURE_IDS = {
  patient: 'capture-patient',
  doctor: 'capture-doctor',
  hospital: 'capture-hospital',
  department: 'capture-department',
  diagnosis: 'capture-diagnosis',
  issuedOn: 'capture-issued-on',
  drug: 'capture-drug',
} as const;

export const lineFieldId = (key: string, field: 'directions' | 'quantity') => `capture-${key}-${field}`;

/**
 * Gives a field the focus in the same moment, so that the next key is already its own; a field that only comes onto
 * the screen, or lies under a dialog that is closing, gets it with the next turn or frame.
 */
export function focusField(id: string): void {
  if (tryFocus(id)) return;
  queueMicrotask(() => {
    if (!tryFocus(id)) requestAnimationFrame(() => tryFocus(id));
  });
}

function tryFocus(id: string): boolean {
  const field = document.getElementById(id);
  field?.focus();
  if (field === null || document.activeElement !== field) return false;
  if (field instanceof HTMLInputElement) field.select();
  return true;
}
