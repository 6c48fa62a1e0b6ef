import { Input } from 'antd';
import { useState } from 'react';
import type { DateText } from '#shared/domain/expiry.ts';
import { readDate } from './read-date.ts';

export interface DateFieldProps {
  readonly id?: string;
  /** Named here when no label element points at the field. */
  readonly label?: string;
  readonly value: DateText | null;
  /** A day as it may be typed, shown while there is none; an expiry date when left out. */
  readonly example?: DateText;
  readonly wrong?: boolean;
  readonly describedBy?: string | undefined;
  readonly onChange: (value: DateText | null) => void;
}

const EXPIRY_EXAMPLE = '2027-06-30';

/** A day, typed as it comes and written out when the field is left: quicker by keyboard than any calendar. */
export function DateField({
  id,
  label,
  value,
  example = EXPIRY_EXAMPLE,
  wrong = false,
  describedBy,
  onChange,
}: DateFieldProps) {
  const [text, setText] = useState(value ?? '');
  const [isFocused, setFocused] = useState(false);
  const shown = isFocused || value === null ? text : value;
  const isUnread = !isFocused && value === null && text !== '';
  return (
    <Input
      {...(id === undefined ? {} : { id })}
      aria-label={label}
      aria-invalid={wrong || isUnread}
      aria-describedby={describedBy}
      autoComplete="off"
      inputMode="numeric"
      maxLength={12}
      placeholder={example}
      status={wrong || isUnread ? 'error' : ''}
      value={shown}
      onFocus={(event) => {
        setText(shown);
        setFocused(true);
        event.target.select();
      }}
      onBlur={() => setFocused(false)}
      onChange={(event) => {
        setText(event.target.value);
        onChange(readDate(event.target.value));
      }}
    />
  );
}
