import { Input, type InputRef } from 'antd';
import { type Ref, useImperativeHandle, useRef } from 'react';
import { PIN_LENGTH } from '#shared/domain/pins.ts';
import { Field, fieldNoteId } from './field.tsx';

export interface PinFieldProps {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly problem?: string | null;
  readonly value: string;
  readonly autoFocus?: boolean;
  readonly ref?: Ref<HTMLInputElement | null>;
  readonly onChange: (pin: string) => void;
}

/** Digits as dots. Full-width digits of an input method are taken, anything else is not. */
export function PinField({ ref, problem = null, ...props }: PinFieldProps) {
  const input = useRef<InputRef>(null);
  useImperativeHandle<HTMLInputElement | null, HTMLInputElement | null>(
    ref,
    () => input.current?.input ?? null,
  );
  return (
    <Field id={props.id} label={props.label} hint={props.hint} problem={problem}>
      <Input
        ref={input}
        id={props.id}
        type="password"
        size="large"
        inputMode="numeric"
        autoComplete="new-password"
        data-initial-focus={props.autoFocus ? '' : undefined}
        autoFocus={props.autoFocus ?? false}
        maxLength={PIN_LENGTH.max}
        status={problem === null ? '' : 'error'}
        aria-invalid={problem !== null}
        aria-describedby={fieldNoteId(props.id)}
        value={props.value}
        onChange={(event) => props.onChange(event.target.value.normalize('NFKC').replaceAll(/\D/g, ''))}
      />
    </Field>
  );
}
