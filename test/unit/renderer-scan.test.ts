import { describe, expect, it } from 'vitest';
import { type PressOutcome, ScanRecognizer } from '#renderer/app/scan/scan-recognizer.ts';
import { GROUP_SEPARATOR, meaningOf } from '#renderer/app/scan/scanned-key.ts';

/** Types a text at a fixed gap; returns what each key was answered. */
function typeText(recognizer: ScanRecognizer, text: string, gapMs: number, startMs = 1_000): PressOutcome[] {
  return [...text].map((character, index) => recognizer.press(character, startMs + index * gapMs));
}

const press = (facts: Partial<Parameters<typeof meaningOf>[0]>) =>
  meaningOf({ key: '', code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...facts });

describe('telling a scanner from a person', () => {
  it('CAT-4: a burst of a barcode that ends with Enter is a scan, and all but its first two keys are held', () => {
    const recognizer = new ScanRecognizer();
    const outcomes = typeText(recognizer, '6901234567892', 8);
    expect(outcomes.map(({ hold }) => hold)).toEqual([false, false, ...Array(11).fill(true)]);
    expect(outcomes.filter(({ startsRun }) => startsRun)).toHaveLength(1);
    expect(recognizer.finish(1_000 + 13 * 8)).toBe('6901234567892');
  });

  it('CAT-4: a burst that ends in silence is a scan too', () => {
    const recognizer = new ScanRecognizer();
    typeText(recognizer, '690123', 50);
    expect(recognizer.silence()).toBe('690123');
  });

  it('CAT-4: the field separator of GS1 is part of the code', () => {
    const recognizer = new ScanRecognizer();
    const code = `0106901234567892${GROUP_SEPARATOR}10A1`;
    typeText(recognizer, code, 4);
    expect(recognizer.finish(1_000 + code.length * 4)).toBe(code);
  });

  it('CAT-4: a person who types fast is never held back', () => {
    const recognizer = new ScanRecognizer();
    expect(typeText(recognizer, 'amxlkeli', 60).some(({ hold }) => hold)).toBe(false);
    expect(recognizer.finish(1_000 + 8 * 60)).toBeNull();
    expect(recognizer.typed()).toBe('');
  });

  it('CAT-4: five fast keys are typing: what was held is given back in order', () => {
    const recognizer = new ScanRecognizer();
    const outcomes = typeText(recognizer, 'amxlk', 20);
    expect(outcomes.map(({ hold }) => hold)).toEqual([false, false, true, true, true]);
    expect(recognizer.silence()).toBeNull();
    expect(recognizer.letHeldGo()).toBe('xlk');
    expect(recognizer.letHeldGo()).toBe('');
  });

  it('CAT-4: held keys come out before a key that begins a new run', () => {
    const recognizer = new ScanRecognizer();
    typeText(recognizer, 'abcd', 10);
    expect(recognizer.press('e', 2_000)).toEqual({ startsRun: true, hold: false, release: 'cd' });
  });

  it('CAT-4: a burst is one code although its held keys had to be let go on the way', () => {
    const recognizer = new ScanRecognizer();
    typeText(recognizer, '6901', 10);
    expect(recognizer.letHeldGo()).toBe('01');
    typeText(recognizer, '234567892', 10, 1_040);
    expect(recognizer.finish(1_130)).toBe('6901234567892');
  });

  it('CAT-4: Enter long after the last key ends no scan', () => {
    const recognizer = new ScanRecognizer();
    typeText(recognizer, '6901234567892', 8);
    expect(recognizer.finish(2_000)).toBeNull();
  });

  it('CAT-4: keys that cannot be held still make a code', () => {
    const recognizer = new ScanRecognizer();
    const outcomes = [...'AB12345'].map((character, index) =>
      recognizer.press(character, 1_000 + index * 5, false),
    );
    expect(outcomes.some(({ hold }) => hold)).toBe(false);
    expect(recognizer.finish(1_040)).toBe('AB12345');
  });
});

describe('keys of a scanner', () => {
  it('CAT-4: Ctrl+] and the control character itself are the separator', () => {
    expect(press({ key: ']', code: 'BracketRight', ctrlKey: true })).toEqual({ kind: 'separator' });
    expect(press({ key: GROUP_SEPARATOR })).toEqual({ kind: 'separator' });
  });

  it('CAT-4: behind an input method the key itself tells letter and digit', () => {
    expect(press({ key: 'Process', code: 'KeyA' })).toEqual({
      kind: 'character',
      character: 'a',
      holdable: false,
    });
    expect(press({ key: 'Process', code: 'KeyA', shiftKey: true })).toMatchObject({ character: 'A' });
    expect(press({ key: 'Process', code: 'Digit7' })).toMatchObject({ character: '7' });
    expect(press({ key: 'Process', code: 'Comma' })).toEqual({ kind: 'other' });
  });

  it('CAT-4: Enter and Tab end a code, modifiers neither end nor break it, other keys break it', () => {
    expect(press({ key: 'Enter' })).toEqual({ kind: 'end' });
    expect(press({ key: 'Tab' })).toEqual({ kind: 'end' });
    expect(press({ key: 'Shift' })).toEqual({ kind: 'modifier' });
    expect(press({ key: 'F9' })).toEqual({ kind: 'other' });
    expect(press({ key: 'v', ctrlKey: true })).toEqual({ kind: 'other' });
  });
});
