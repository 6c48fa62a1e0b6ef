import { useEffect } from 'react';
import { commandLine } from '#renderer/app/scan/command-line.ts';
import { focusedField } from '#renderer/app/scan/field-snapshot.ts';
import { useCommandLineFocus } from '#renderer/app/scan/use-command-line-focus.ts';
import { useSaleStore } from './sale-store.ts';

/**
 * Gives the search box the focus whenever nothing else needs it: on arrival, after a click, when a dialog
 * closes, and when the window comes back. The Tab key still leads everywhere.
 */
export function useFocusBack(): void {
  const dialogOpen = useSaleStore((state) => state.dialog !== null || state.result !== null);
  useCommandLineFocus(dialogOpen);
  useEffect(() => {
    const onPointerUp = () => setTimeout(focusUnlessTyping);
    window.addEventListener('pointerup', onPointerUp);
    window.addEventListener('focus', focusUnlessTyping);
    return () => {
      window.removeEventListener('pointerup', onPointerUp);
      window.removeEventListener('focus', focusUnlessTyping);
    };
  }, []);
}

function focusUnlessTyping(): void {
  if (focusedField() === null) commandLine()?.focus();
}
