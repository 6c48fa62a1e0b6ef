import { dialogIsOpen } from '../dialog-is-open.ts';
import { commandLine } from '../scan/command-line.ts';
import { focusedField, typeInto } from '../scan/field-snapshot.ts';
import type { KeyPress } from './key-pattern.ts';
import { type KeyboardState, shortcutRegistry } from './shortcut-registry.ts';
import { typeAhead } from './type-ahead.ts';

/** Hears every key press of the window; a composing input method keeps its keys. */
export function listenToKeys(): () => void {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || event.key === 'Process' || !event.isTrusted) return;
    if (isEnterHeldDown(event)) return event.preventDefault();
    if (pressesControl(event)) return;
    const taken = takeOrHold(event, { typing: isTyping(event.target), dialogOpen: dialogIsOpen() });
    if (!taken && !isKeptFromBrowser(event)) return;
    event.preventDefault();
    if (taken) event.stopPropagation();
  };
  window.addEventListener('keydown', queueUp, { capture: true });
  window.addEventListener('keydown', onKeyDown);
  return () => {
    window.removeEventListener('keydown', queueUp, { capture: true });
    window.removeEventListener('keydown', onKeyDown);
  };
}

/** Enter that is held down would confirm what comes next as well; in a text of many lines it makes lines. */
function isEnterHeldDown({ key, repeat, target }: KeyboardEvent): boolean {
  return repeat && key === 'Enter' && !(target instanceof HTMLTextAreaElement);
}

/** Keys that go on for as long as they are held down; of any other a second time would be a second deed. */
const GO_ON = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'PageUp', 'PageDown', '+', '-', '＋', '－'];

/**
 * What comes after a key that waits comes after it, whatever it is: Enter is for the dialog that F9 will open. No field
 * hears it before.
 */
function queueUp(event: KeyboardEvent): void {
  if (!event.isTrusted || event.isComposing || event.key === 'Process') return;
  const state = { typing: isTyping(event.target), dialogOpen: dialogIsOpen() };
  if (!typeAhead.holdsSome || state.dialogOpen) return;
  if (!shortcutRegistry.isOfScreen(event, state) && !isTextOrEnter(event)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (!event.repeat || GO_ON.includes(event.key)) hold(event);
}

/** A key is taken at once, or waits for what the screen is reading; true when it was one or the other. */
function takeOrHold(event: KeyboardEvent, state: KeyboardState): boolean {
  if (event.repeat && !GO_ON.includes(event.key)) return shortcutRegistry.isNamed(event, state);
  const isOfScreen = shortcutRegistry.isOfScreen(event, state);
  if (shortcutRegistry.press(event, state)) {
    // Whoever goes somewhere else leaves behind what waits here.
    if (!isOfScreen) typeAhead.forget();
    return true;
  }
  return isOfScreen && typeAhead.isAwaited ? hold(event) : false;
}

const isTextOrEnter = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean =>
  key === 'Enter' || key === 'Escape' || (key.length === 1 && !ctrlKey && !metaKey && !altKey);

function hold(event: KeyboardEvent): true {
  const { key, code, ctrlKey, metaKey, altKey, shiftKey } = event;
  const press: KeyPress = { key, code, ctrlKey, metaKey, altKey, shiftKey };
  const character = key.length === 1 && isTextOrEnter(event) ? key : '';
  typeAhead.hold(() => give(press, character), character);
  return true;
}

/** Does with a key that waited what it would do if it came now. */
function give(press: KeyPress, character: string): void {
  const target = document.activeElement ?? document.body;
  const now = { typing: isTyping(target), dialogOpen: dialogIsOpen() };
  if (shortcutRegistry.press(press, now)) return;
  if (character !== '') {
    const field = focusedField() ?? commandLine();
    field?.focus();
    if (field !== null) typeInto(field, character);
  } else if (press.key === 'Enter') {
    const isLeft = target.dispatchEvent(
      new KeyboardEvent('keydown', { ...press, bubbles: true, cancelable: true }),
    );
    if (!isLeft) return;
    if (target instanceof HTMLButtonElement) target.click();
    else if (target instanceof HTMLInputElement) target.form?.requestSubmit();
  }
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
