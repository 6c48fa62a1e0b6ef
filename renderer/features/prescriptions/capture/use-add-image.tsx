import { type ReactNode, useEffect, useRef } from 'react';
import { v7 as newKey } from 'uuid';
import { IMAGE_TYPES } from '#shared/contracts/prescriptions.ts';
import { usePrescriptionsStore } from '../prescriptions-store.ts';

export interface AddImage {
  /** Opens the system's file dialog. */
  choose(): void;
  add(file: File): void;
  /** The hidden field that the file dialog belongs to. */
  readonly input: ReactNode;
}

function add(file: File): void {
  const { draft, change } = usePrescriptionsStore.getState();
  if (draft !== null) change({ pending: [...draft.pending, { key: newKey(), file }] });
}

/** Pictures of the paper: from a file, from the clipboard, or as the camera hands them over. */
export function useAddImage(): AddImage {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
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
  }, []);
  return {
    choose: () => field.current?.click(),
    add,
    input: (
      <input
        ref={field}
        type="file"
        hidden
        multiple
        accept={IMAGE_TYPES.join(',')}
        onChange={({ currentTarget }) => {
          for (const file of currentTarget.files ?? []) add(file);
          // The same file can be chosen again after it was taken off.
          currentTarget.value = '';
        }}
      />
    ),
  };
}
