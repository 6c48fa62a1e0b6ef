import { Input } from 'antd';
import { type KeyboardEvent, type ReactNode, useEffect, useId } from 'react';
import styles from './dialogs.module.css';

export interface PickerProps<T> {
  readonly label: string;
  readonly text: string;
  readonly placeholder: string;
  readonly options: readonly T[];
  readonly chosen: number;
  /** True while the options are those of an earlier text: Enter then takes nothing. */
  readonly stale: boolean;
  readonly keyOf: (option: T) => string | number;
  readonly children: (option: T) => ReactNode;
  readonly empty: ReactNode;
  readonly onText: (text: string) => void;
  readonly onChosen: (index: number) => void;
  readonly onPick: (option: T | undefined) => void;
  /** Keys beside moving and picking; true when it took the key. */
  readonly onKey?: (event: KeyboardEvent<HTMLInputElement>) => boolean;
}

/** A field with a list under it: typing narrows, the cursor keys choose, Enter takes. */
export function Picker<T>(props: PickerProps<T>) {
  const { options, chosen, onChosen, onPick } = props;
  const listId = useId();
  const optionId = (index: number) => `${listId}-${index}`;
  useEffect(() => {
    document.getElementById(`${listId}-${chosen}`)?.scrollIntoView({ block: 'nearest' });
  }, [listId, chosen]);
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') onChosen(Math.min(chosen + 1, Math.max(options.length - 1, 0)));
    else if (event.key === 'ArrowUp') onChosen(Math.max(chosen - 1, 0));
    else if (event.key === 'Enter') {
      if (!props.stale) onPick(options[chosen]);
    } else if (props.onKey?.(event) !== true) return;
    event.preventDefault();
  };
  return (
    <>
      <Input
        size="large"
        data-initial-focus
        role="combobox"
        aria-label={props.label}
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={options.length > 0 ? optionId(chosen) : undefined}
        autoComplete="off"
        maxLength={60}
        placeholder={props.placeholder}
        value={props.text}
        onChange={(event) => props.onText(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <div id={listId} role="listbox" aria-label={props.label} className={styles.list}>
        {options.length === 0
          ? props.empty
          : options.map((option, index) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the field above, which has the focus, hears the keys
              // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field (aria-activedescendant)
              <div
                key={props.keyOf(option)}
                id={optionId(index)}
                role="option"
                aria-selected={index === chosen}
                className={styles.option}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => onPick(option)}
              >
                {props.children(option)}
              </div>
            ))}
      </div>
    </>
  );
}
