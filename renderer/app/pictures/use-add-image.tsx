import { type ReactNode, useEffect, useEffectEvent, useRef } from 'react';
import { IMAGE_TYPES } from '#shared/contracts/media.ts';

export interface AddImage {
  /** Opens the system's file dialog. */
  choose(): void;
  add(file: File): void;
  /** The hidden field that the file dialog belongs to. */
  readonly input: ReactNode;
}

/**
 * Pictures of a paper or of goods: from a file, from the clipboard, or as the camera hands them over. Nothing is
 * taken from the clipboard while `enabled` is false.
 */
export function useAddImage(onAdd: (file: File) => void, enabled = true): AddImage {
  const field = useRef<HTMLInputElement>(null);
  const add = useEffectEvent(onAdd);
  useEffect(() => {
    if (!enabled) return;
    const onPaste = (event: ClipboardEvent) => {
      const file = [...(event.clipboardData?.files ?? [])].find(({ type }) =>
        IMAGE_TYPES.some((known) => known === type),
      );
      if (file === undefined) return;
      event.preventDefault();
      add(file);
    };
    window.addEventListener('paste', onPaste);
    return () => window.removeEventListener('paste', onPaste);
  }, [enabled]);
  return {
    choose: () => field.current?.click(),
    add: onAdd,
    input: (
      <input
        ref={field}
        type="file"
        hidden
        multiple
        accept={IMAGE_TYPES.join(',')}
        onChange={({ currentTarget }) => {
          for (const file of currentTarget.files ?? []) onAdd(file);
          // The same file can be chosen again after it was taken off.
          currentTarget.value = '';
        }}
      />
    ),
  };
}
