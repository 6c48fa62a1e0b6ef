/** How much of a page stays in sight when it is turned, so that the eye keeps its place. */
const KEPT_SHARE = 0.15;

/** Scrolls an element by what it shows, less a little. */
export function scrollByPage(elementId: string, direction: 1 | -1): void {
  const element = document.getElementById(elementId);
  element?.scrollBy({ top: direction * element.clientHeight * (1 - KEPT_SHARE) });
}
