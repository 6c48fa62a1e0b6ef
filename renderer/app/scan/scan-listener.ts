import { focusCommandLine } from './command-line.ts';
import { FieldSnapshot, focusedField, typeInto } from './field-snapshot.ts';
import { ScanRecognizer, SILENCE_MS } from './scan-recognizer.ts';
import { GROUP_SEPARATOR, meaningOf } from './scanned-key.ts';

/** A timer that fires this late says that the window was busy, and keys may be waiting behind it. */
const BUSY_MS = 20;
/** An Enter this soon after a code that ended in silence is the scanner's own, not a person's. */
const LATE_ENTER_MS = 150;

/**
 * Hears a scanner anywhere in the window and keeps its keys out of every field: keys of a fast run are held
 * back, the one or two that came before it was recognised are taken out again, and what turns out to be a
 * person typing is put where it belongs. A field marked `data-accepts-scan` is typed into as usual.
 */
export function listenToScanner(onScan: (code: string) => void): () => void {
  const recognizer = new ScanRecognizer();
  let snapshot: FieldSnapshot | null = null;
  let composed = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let silentScanAtMs = Number.NEGATIVE_INFINITY;

  const release = (text: string) => {
    const field = text === '' ? null : focusedField();
    if (field !== null) typeInto(field, text);
  };
  const scanned = (code: string) => {
    clearTimeout(timer);
    snapshot?.restore(composed);
    snapshot = null;
    onScan(code);
  };
  const awaitSilence = () => {
    clearTimeout(timer);
    const armedAtMs = performance.now();
    timer = setTimeout(() => {
      const lateMs = performance.now() - armedAtMs - SILENCE_MS;
      if (lateMs > BUSY_MS) awaitSilence();
      else onSilence();
    }, SILENCE_MS);
  };
  const onSilence = () => {
    const code = recognizer.silence();
    if (code === null) return release(recognizer.letHeldGo());
    silentScanAtMs = performance.now();
    scanned(code);
  };
  const keep = (event: KeyboardEvent) => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };

  const onCharacter = (event: KeyboardEvent, character: string, holdable: boolean) => {
    if (!recognizer.isRunning(event.timeStamp)) focusCommandLine(character);
    const { startsRun, hold, release: typedBefore } = recognizer.press(character, event.timeStamp, holdable);
    release(typedBefore);
    if (startsRun) {
      const field = focusedField();
      snapshot = field === null ? null : new FieldSnapshot(field);
      composed = false;
    }
    composed ||= !holdable;
    if (hold) keep(event);
    awaitSilence();
  };

  const onEnd = (event: KeyboardEvent) => {
    const code = recognizer.finish(event.timeStamp);
    if (code !== null) {
      keep(event);
      scanned(code);
    } else if (event.timeStamp - silentScanAtMs <= LATE_ENTER_MS) {
      keep(event);
    } else {
      release(recognizer.typed());
    }
    silentScanAtMs = Number.NEGATIVE_INFINITY;
  };

  const onKeyDown = (event: KeyboardEvent) => {
    // Keys that are given again were heard when they came.
    if (!event.isTrusted || focusedField()?.dataset.acceptsScan !== undefined) return;
    const meaning = meaningOf(event);
    if (event.repeat || meaning.kind === 'other') return release(recognizer.typed());
    if (meaning.kind === 'character') onCharacter(event, meaning.character, meaning.holdable);
    else if (meaning.kind === 'end') onEnd(event);
    else if (meaning.kind === 'separator' && recognizer.isRunning(event.timeStamp)) {
      keep(event);
      onCharacter(event, GROUP_SEPARATOR, true);
    }
  };

  window.addEventListener('keydown', onKeyDown, { capture: true });
  return () => {
    clearTimeout(timer);
    window.removeEventListener('keydown', onKeyDown, { capture: true });
  };
}
