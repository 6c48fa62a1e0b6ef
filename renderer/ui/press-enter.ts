/** Enter in a dialog: a button that has the focus is pressed, anything else submits the form. */
export function pressEnter(form: HTMLFormElement | null): void {
  const focused = document.activeElement;
  if (focused instanceof HTMLButtonElement) focused.click();
  else form?.requestSubmit();
}
