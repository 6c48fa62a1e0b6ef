import { CloseOutlined } from '@ant-design/icons';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './tags-field.module.css';

export interface TagsFieldProps {
  readonly id: string;
  readonly placeholder: string;
  readonly tags: readonly string[];
  readonly maxLength: number;
  readonly describedBy?: string;
  readonly onChange: (tags: readonly string[]) => void;
  /** Enter where nothing is typed: the list is complete. */
  readonly onEnter: () => void;
}

/** Short texts, each set by Enter or a comma; Backspace in the empty field takes the last one off. */
export function TagsField({ tags, onChange, ...props }: TagsFieldProps) {
  const { t } = useTranslation('common');
  const [text, setText] = useState('');
  const add = (typed: string) => {
    const fresh = typed
      .split(/[,，、;；]/)
      .map((part) => part.trim())
      .filter((part) => part !== '' && !tags.includes(part));
    if (fresh.length > 0) onChange([...tags, ...new Set(fresh)]);
    setText('');
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && !event.ctrlKey) {
      if (text.trim() === '') props.onEnter();
      else add(text);
    } else if (event.key === 'Backspace' && text === '') onChange(tags.slice(0, -1));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={styles.box}>
      {tags.map((tag) => (
        <span key={tag} className={styles.tag}>
          {tag}
          <button
            type="button"
            tabIndex={-1}
            aria-label={`${t('remove')} ${tag}`}
            onClick={() => onChange(tags.filter((other) => other !== tag))}
          >
            <CloseOutlined aria-hidden />
          </button>
        </span>
      ))}
      <input
        id={props.id}
        autoComplete="off"
        maxLength={props.maxLength}
        placeholder={tags.length === 0 ? props.placeholder : ''}
        aria-describedby={props.describedBy}
        value={text}
        onChange={({ target }) =>
          /[,，、;；]$/.test(target.value) ? add(target.value) : setText(target.value)
        }
        onKeyDown={onKeyDown}
        onBlur={() => add(text)}
      />
    </div>
  );
}
