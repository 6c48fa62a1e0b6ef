import { Input } from 'antd';
import { type KeyboardEvent, type ReactNode, useEffect, useEffectEvent, useId, useState } from 'react';
import styles from './suggest-field.module.css';

export interface SuggestFieldProps<T> {
  readonly id: string;
  readonly label: string;
  readonly placeholder: string;
  readonly text: string;
  readonly options: readonly T[];
  /** True while the options belong to an earlier text: Enter then waits for those of this one. */
  readonly stale: boolean;
  /** False once what is in the field was taken from the list, and while there is nothing to look for. */
  readonly open: boolean;
  readonly keyOf: (option: T) => string | number;
  readonly children: (option: T) => ReactNode;
  /** Said where nothing was found. */
  readonly empty?: ReactNode;
  /** A last row that makes what was looked for. */
  readonly create?: { readonly label: ReactNode; readonly run: () => void } | undefined;
  /** True where it is what a dialog asks for first. */
  readonly first?: boolean;
  readonly wrong?: boolean;
  readonly describedBy?: string;
  /** How wide the list is beside the field. */
  readonly popupWidth?: number;
  readonly onText: (text: string) => void;
  readonly onPick: (option: T) => void;
  /** Enter while the list is closed. */
  readonly onEnter: () => void;
}

/**
 * A field that offers what fits while it is typed in: the cursor keys choose, Enter takes, and what is not there yet
 * is made by the last row. Whoever presses Enter before the answer gets the first of what comes.
 */
export function SuggestField<T>(props: SuggestFieldProps<T>) {
  const { text, options, stale, create, onPick } = props;
  const listId = useId();
  const [isFocused, setFocused] = useState(false);
  const [highlight, setHighlight] = useState({ text, place: 0 });
  const [hurry, setHurry] = useState<string | null>(null);
  const place = highlight.text === text ? highlight.place : 0;
  const rows = options.length + (create === undefined ? 0 : 1);
  const open = props.open && isFocused;
  const optionId = (index: number) => `${listId}-${index}`;

  const take = (index: number) => {
    const option = options[index];
    if (option !== undefined) onPick(option);
    else if (index === options.length) create?.run();
  };
  const takeFirst = useEffectEvent(() => {
    setHurry(null);
    take(0);
  });
  const isAwaited = hurry === text && !stale;
  useEffect(() => {
    if (isAwaited) takeFirst();
  }, [isAwaited]);
  useEffect(() => {
    if (open) document.getElementById(`${listId}-${place}`)?.scrollIntoView({ block: 'nearest' });
  }, [listId, place, open]);

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter') {
      if (!open) props.onEnter();
      else if (stale) setHurry(text);
      else take(place);
    } else if (open && event.key === 'ArrowDown')
      setHighlight({ text, place: Math.min(place + 1, Math.max(rows - 1, 0)) });
    else if (open && event.key === 'ArrowUp') setHighlight({ text, place: Math.max(place - 1, 0) });
    else if (open && event.key === 'Escape') props.onText('');
    else return;
    event.preventDefault();
  };

  return (
    <div className={styles.suggest}>
      <Input
        id={props.id}
        role="combobox"
        data-initial-focus={props.first === true || undefined}
        aria-label={props.label}
        aria-expanded={open}
        aria-controls={open ? listId : undefined}
        aria-autocomplete="list"
        aria-activedescendant={open && rows > 0 ? optionId(place) : undefined}
        aria-invalid={props.wrong ?? false}
        aria-describedby={props.describedBy}
        status={props.wrong ? 'error' : ''}
        autoComplete="off"
        spellCheck={false}
        maxLength={60}
        placeholder={props.placeholder}
        value={text}
        onFocus={() => setFocused(true)}
        onBlur={() => setFocused(false)}
        onChange={(event) => props.onText(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {open ? (
        <div
          id={listId}
          role="listbox"
          aria-label={props.label}
          aria-busy={stale}
          className={styles.popup}
          style={props.popupWidth === undefined ? undefined : { width: props.popupWidth }}
        >
          {rows === 0 || (options.length === 0 && props.empty !== undefined) ? (
            <p className={styles.empty}>{stale ? '…' : props.empty}</p>
          ) : null}
          {options.map((option, index) => (
            <OptionRow
              key={props.keyOf(option)}
              id={optionId(index)}
              selected={index === place}
              onTake={() => onPick(option)}
            >
              {props.children(option)}
            </OptionRow>
          ))}
          {create === undefined ? null : (
            <OptionRow
              id={optionId(options.length)}
              selected={place === options.length}
              onTake={() => create.run()}
            >
              {create.label}
            </OptionRow>
          )}
        </div>
      ) : null}
    </div>
  );
}

interface OptionRowProps {
  readonly id: string;
  readonly selected: boolean;
  readonly onTake: () => void;
  readonly children: ReactNode;
}

function OptionRow({ id, selected, onTake, children }: OptionRowProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field above, which has the focus, hears the keys
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field (aria-activedescendant)
    <div
      id={id}
      role="option"
      aria-selected={selected}
      className={styles.option}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onTake}
    >
      {children}
    </div>
  );
}
