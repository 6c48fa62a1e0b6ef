import { useTranslation } from 'react-i18next';
import { keyedByPlace } from '#renderer/ui/keyed-by-place.ts';
import { IMPORT_FIELDS } from '#shared/contracts/catalog.ts';
import shared from '../import.module.css';
import styles from './map.module.css';
import type { ColumnMapping } from './mapping.ts';

export interface SampleTableProps {
  readonly names: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly mapping: ColumnMapping;
}

/** The first rows as they stand in the file, with the field of each mapped column over it. */
export function SampleTable({ names, rows, mapping }: SampleTableProps) {
  const { t } = useTranslation('catalogImport');
  const fieldOf = (column: number) => IMPORT_FIELDS.find((field) => mapping[field] === column);
  return (
    <section className={styles.samples} aria-label={t('map.sampleTitle')}>
      <h2>{t('map.sampleTitle')}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide file is scrolled by keyboard */}
      <div className={styles.sampleScroll} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th>{t('map.line')}</th>
              {keyedByPlace(names).map(({ key, item }) => {
                const field = fieldOf(Number(key));
                return (
                  <th key={key} className={field === undefined ? styles.unmapped : styles.mapped}>
                    {item}
                    <span className={styles.fieldName}>
                      {field === undefined ? t('map.noColumn') : t(`field.${field}`)}
                    </span>
                  </th>
                );
              })}
            </tr>
          </thead>
          <tbody>
            {keyedByPlace(rows).map(({ key, item: row }) => (
              <tr key={key}>
                <td className={shared.soft}>{Number(key) + 2}</td>
                {keyedByPlace(names).map((name) => (
                  <td key={name.key}>{row[Number(name.key)] ?? ''}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
