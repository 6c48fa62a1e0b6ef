import { useTranslation } from 'react-i18next';
import { useLanguageStore } from '#renderer/stores/language-store.ts';
import { formatCount, formatDateTime, formatMoney } from '#renderer/ui/format.ts';
import { keyedByPlace } from '#renderer/ui/keyed-by-place.ts';
import table from '#renderer/ui/table.module.css';
import type { CallOutput } from '#shared/contracts/index.ts';
import type { RegisterCell, RegisterColumn } from '#shared/contracts/registers.ts';
import styles from './compliance.module.css';

/** From so many characters on a text is broken into lines. */
const LONG_TEXT = 24;

export interface RegisterTableProps {
  readonly register: CallOutput<'registers.index'>['registers'][number];
  readonly page: CallOutput<'registers.list'> | undefined;
}

/** A page of a register, with the sums of all its days at the foot. */
export function RegisterTable({ register, page }: RegisterTableProps) {
  const { t } = useTranslation('common');
  const language = useLanguageStore((state) => state.language);
  const sums = new Map(page?.sums.map(({ key, value }) => [key, value]));
  const side = ({ kind }: RegisterColumn) =>
    kind === 'count' || kind === 'money' ? styles.number : undefined;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls a wide register
    <section className={styles.scroll} aria-label={register.title[language]} tabIndex={0}>
      <table className={`${table.table} ${styles.register}`}>
        <thead>
          <tr>
            {register.columns.map((column) => (
              <th key={column.key} className={side(column)}>
                {column.title[language]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {keyedByPlace(page?.rows ?? []).map(({ key, item: row }) => (
            <tr key={key}>
              {register.columns.map((column, place) => {
                const text = shown(column, row[place] ?? null, language);
                return (
                  <td key={column.key} className={text.length > LONG_TEXT ? styles.long : side(column)}>
                    {text}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
        {sums.size === 0 ? null : (
          <tfoot>
            <tr>
              {register.columns.map((column, place) => (
                <td key={column.key} className={`${styles.sum} ${side(column) ?? ''}`}>
                  {place === 0 ? t('total') : shown(column, sums.get(column.key) ?? null, language)}
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </section>
  );
}

function shown({ kind }: RegisterColumn, value: RegisterCell, language: 'zh' | 'en'): string {
  if (value === null) return '';
  if (typeof value === 'object') return value[language];
  if (typeof value === 'string') return value;
  if (kind === 'time') return formatDateTime(value);
  return kind === 'money' ? formatMoney(value) : formatCount(value);
}
