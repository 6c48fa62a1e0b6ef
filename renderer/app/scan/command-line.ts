import { dialogIsOpen } from '../dialog-is-open.ts';
import { focusedField } from './field-snapshot.ts';

/** The field of the screen that takes what is typed anywhere, if the screen has one and no dialog is open. */
export function commandLine(): HTMLInputElement | null {
  return dialogIsOpen() ? null : document.querySelector<HTMLInputElement>('input[data-command-line]');
}

/** Sends a letter or digit that is typed beside the fields to the command line, without losing it. */
export function focusCommandLine(character: string): void {
  if (focusedField() !== null || !/[\p{L}\p{N}*×＊]/u.test(character)) return;
  const selection = document.activeElement?.getAttribute('role');
  if (selection === 'combobox' || selection === 'textbox') return;
  commandLine()?.focus();
}
