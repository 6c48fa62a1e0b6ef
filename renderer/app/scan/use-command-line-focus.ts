import { useEffect } from 'react';
import { commandLine } from './command-line.ts';

/** Gives the command line the focus on arrival and whenever a dialog of the screen has closed. */
export function useCommandLineFocus(dialogOpen: boolean): void {
  useEffect(() => {
    if (dialogOpen) return;
    // A closing dialog returns the focus first; the frame after that it is ours.
    const frame = requestAnimationFrame(() => commandLine()?.focus());
    return () => cancelAnimationFrame(frame);
  }, [dialogOpen]);
}
