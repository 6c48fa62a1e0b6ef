import { useTranslation } from 'react-i18next';
import table from '#renderer/ui/table.module.css';
import type { PrescriptionDetail } from '#shared/contracts/prescriptions.ts';
import { CategoryBadge } from '../category-badge.tsx';
import { ControlBadge } from '../control-badge.tsx';
import { formatCount } from '../format.ts';
import styles from './prescription.module.css';
import { useDirectionsWords } from './use-directions-words.ts';

/** The drugs of a prescription (Rp): which, how they are taken, and how many packs. */
export function PrescriptionLines({ lines }: { readonly lines: PrescriptionDetail['lines'] }) {
  const { t } = useTranslation('prescriptions');
  const directionsOf = useDirectionsWords();
  return (
    <table className={`${table.table} ${styles.lines}`}>
      <thead>
        <tr>
          <th scope="col">{t('lines.drug')}</th>
          <th scope="col">{t('lines.directions')}</th>
          <th scope="col" className={styles.end}>
            {t('lines.quantity')}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.lineNo}>
            <td>
              <span className={styles.name}>
                <CategoryBadge category={line.category} />
                <strong>{line.genericName}</strong>
                {line.tradeName === '' ? null : <span>{line.tradeName}</span>}
                <ControlBadge controlClass={line.controlClass} />
              </span>
              <div className={styles.facts}>
                {[line.specification, line.manufacturer].filter((fact) => fact !== '').join(' · ')}
              </div>
            </td>
            <td className={styles.directions}>
              {line.directionsText === '' ? (
                <span className={styles.soft}>{t('lines.noDirections')}</span>
              ) : (
                directionsOf(line)
              )}
            </td>
            <td className={styles.end}>
              <strong>{t('lines.units', { quantity: formatCount(line.quantity), unit: line.unit })}</strong>
              {line.orderedQuantity > 0 ? (
                <div className={styles.facts}>
                  {t('lines.remaining', { quantity: formatCount(line.remainingQuantity) })}
                </div>
              ) : null}
              {line.availableQuantity < line.remainingQuantity ? (
                <div className={styles.short}>
                  {t('lines.available', { quantity: formatCount(line.availableQuantity) })}
                </div>
              ) : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
