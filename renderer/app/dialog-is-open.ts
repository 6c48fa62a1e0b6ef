/** True while a dialog covers the screen: what is under it hears neither keys nor scans. */
export function dialogIsOpen(): boolean {
  return document.querySelector('dialog[open], [aria-modal="true"]') !== null;
}
