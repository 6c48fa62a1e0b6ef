import { dialogIsOpen } from '../dialog-is-open.ts';
import { shortcutRegistry } from './shortcut-registry.ts';

/** Hears every key press of the window; a composing input method keeps its keys. */
export function listenToKeys(): () => void {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || event.key === 'Process') return;
    if (pressesControl(event)) return;
    const taken = shortcutRegistry.press(event, {
      typing: isTyping(event.target),
      dialogOpen: dialogIsOpen(),
    });
    if (!taken && !isKeptFromBrowser(event)) return;
    event.preventDefault();
    if (taken) event.stopPropagation();
  };
  window.addEventListener('keydown', onKeyDown);
  return () => window.removeEventListener('keydown', onKeyDown);
}

/**
 * F1 to F10, F12 and Ctrl+P are the counter's, also where they do nothing now: a browser would reload the page, and a
 * payment half typed with it, or print the screen.
 */
function isKeptFromBrowser({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey) return key.toLowerCase() === 'p';
  return !altKey && /^F([1-9]|10|12)$/.test(key);
}

/** True while text is being typed. An empty command line is not: there `+`, `?` and cursor keys are commands. */
export function isTyping(target: EventTarget | null): boolean {
  // The cursor keys choose in it.
  if (target instanceof HTMLSelectElement) return true;
  if (target instanceof HTMLInputElement && (target.type === 'checkbox' || target.type === 'radio'))
    return false;
  if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) {
    return target.dataset.commandLine === undefined || target.value !== '';
  }
  return (
    target instanceof HTMLElement && (target.isContentEditable || target.getAttribute('role') === 'combobox')
  );
}

/** Enter and Space on a button, a link or a box are for that control, whatever else they mean on the screen. */
function pressesControl({ key, target }: KeyboardEvent): boolean {
  if (key !== 'Enter' && key !== ' ') return false;
  return (
    target instanceof Element && target.closest('button, a[href], [type="checkbox"], [type="radio"]') !== null
  );
}
