import { CloseCircleFilled, SearchOutlined } from '@ant-design/icons';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './search-field.module.css';

export interface SearchFieldProps {
  readonly label: string;
  readonly placeholder: string;
  readonly maxLength: number;
  readonly value: string;
  /** The list that the search narrows, while it has rows, and its chosen row, for those who hear the screen. */
  readonly listId: string | undefined;
  readonly activeId: string | undefined;
  readonly onChange: (value: string) => void;
  readonly onMove: (step: 1 | -1) => void;
  readonly onEnter: () => void;
}

/**
 * The search of a list screen and its command line: what is typed anywhere lands here, and the cursor keys
 * choose in the list without leaving it.
 */
export function SearchField(props: SearchFieldProps) {
  const { t } = useTranslation('common');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'ArrowDown') props.onMove(1);
    else if (event.key === 'ArrowUp') props.onMove(-1);
    else if (event.key === 'Enter') props.onEnter();
    else if (event.key === 'Escape' && props.value !== '') props.onChange('');
    else return;
    event.preventDefault();
  };
  return (
    <div className={styles.search}>
      <SearchOutlined className={styles.icon} aria-hidden />
      <input
        ref={field}
        className={styles.input}
        data-command-line
        role="combobox"
        aria-label={props.label}
        aria-expanded={props.listId !== undefined}
        aria-controls={props.listId}
        aria-activedescendant={props.activeId}
        aria-autocomplete="list"
        autoComplete="off"
        spellCheck={false}
        maxLength={props.maxLength}
        placeholder={props.placeholder}
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {props.value === '' ? null : (
        <button
          type="button"
          className={styles.clear}
          aria-label={t('clearSearch')}
          onClick={() => {
            props.onChange('');
            field.current?.focus();
          }}
        >
          <CloseCircleFilled aria-hidden />
        </button>
      )}
    </div>
  );
}
