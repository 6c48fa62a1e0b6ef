import { Alert } from 'antd';
import type { ShownFailure } from './error-state.tsx';
import { useErrorText } from './use-error-text.ts';

/** A failure inside a form or a dialog, next to what caused it. */
export function FailureAlert({ failure }: { readonly failure: ShownFailure | null }) {
  const textOf = useErrorText();
  if (failure === null) return null;
  const { text, detail } = textOf(failure);
  return <Alert type="error" showIcon title={text} {...(detail === null ? {} : { description: detail })} />;
}
