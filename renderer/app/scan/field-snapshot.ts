type TextField = HTMLInputElement | HTMLTextAreaElement;

const TEXT_TYPES = ['text', 'search', 'tel', 'url', 'password', 'email', 'number'];

/** The field that has the focus and takes text, or null. */
export function focusedField(): TextField | null {
  const element = document.activeElement;
  if (element instanceof HTMLTextAreaElement) return element;
  return element instanceof HTMLInputElement && TEXT_TYPES.includes(element.type) ? element : null;
}

/** What a field held before a scan began, so that it can be put back. */
export class FieldSnapshot {
  readonly #field: TextField;
  readonly #value: string;
  readonly #start: number | null;
  readonly #end: number | null;

  constructor(field: TextField) {
    this.#field = field;
    this.#value = field.value;
    this.#start = field.selectionStart;
    this.#end = field.selectionEnd;
  }

  /** Puts text and cursor back as they were; a composition of an input method is ended first. */
  restore(composing: boolean): void {
    if (!this.#field.isConnected) return;
    if (composing) {
      this.#field.blur();
      this.#field.focus();
    }
    if (this.#field.value === this.#value) return;
    setValue(this.#field, this.#value);
    if (this.#start !== null) this.#field.setSelectionRange(this.#start, this.#end);
  }
}

/** Types held characters into the field that has the focus, where its cursor stands. */
export function typeInto(field: TextField, text: string): void {
  const start = field.selectionStart ?? field.value.length;
  const end = field.selectionEnd ?? start;
  setValue(field, field.value.slice(0, start) + text + field.value.slice(end));
  if (field.selectionStart !== null) field.setSelectionRange(start + text.length, start + text.length);
}

/** Sets a value past React's own setter and tells React of it as if it had been typed. */
function setValue(field: TextField, value: string): void {
  const prototype = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
  Object.getOwnPropertyDescriptor(prototype.prototype, 'value')?.set?.call(field, value);
  field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText' }));
}
