import { useTranslation } from 'react-i18next';
import { formatCount } from '#renderer/ui/format.ts';
import type { ImportStatus } from '#shared/contracts/catalog.ts';
import styles from './report.module.css';

type CountName =
  | 'rowsRead'
  | 'rowsAccepted'
  | 'rowsRejected'
  | 'rowsApplied'
  | 'newDrugs'
  | 'changedDrugs'
  | 'newBatches';

export interface CountTilesProps {
  readonly status: ImportStatus;
  readonly names: readonly CountName[];
}

/** The numbers of an import, large enough to be compared at a glance. */
export function CountTiles({ status, names }: CountTilesProps) {
  const { t } = useTranslation('catalogImport');
  return (
    <dl className={styles.tiles}>
      {names.map((name) => (
        <div key={name} data-count={name}>
          <dt>{t(`count.${name}`)}</dt>
          <dd>{formatCount(status[name])}</dd>
        </div>
      ))}
    </dl>
  );
}
