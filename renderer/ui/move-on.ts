/** A choice is one stop on the way: at what is chosen. */
const FIELDS = 'input:not([type=radio]):not([disabled]), input[type=radio]:checked';

/** Enter in a form whose fields are filled one after the other: on to the next field, or to the end of the form. */
export function moveOn(form: HTMLElement | null, finish: () => void): void {
  const fields = [...(form?.querySelectorAll<HTMLElement>(FIELDS) ?? [])];
  const next = fields[fields.indexOf(document.activeElement as HTMLElement) + 1];
  if (next === undefined) finish();
  else next.focus();
}
