/** A ref that gives an element the focus when it comes onto the screen: where the keyboard goes on. */
export function focusOnMount(element: HTMLElement | null): void {
  element?.focus();
}
