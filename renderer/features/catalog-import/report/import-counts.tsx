import { useTranslation } from 'react-i18next';
import { CountTiles } from '#renderer/ui/count-tiles.tsx';
import type { ImportStatus } from '#shared/contracts/catalog.ts';

type CountName =
  | 'rowsRead'
  | 'rowsAccepted'
  | 'rowsRejected'
  | 'rowsApplied'
  | 'newDrugs'
  | 'changedDrugs'
  | 'newBatches';

export interface ImportCountsProps {
  readonly status: ImportStatus;
  readonly names: readonly CountName[];
}

/** The numbers of an import. */
export function ImportCounts({ status, names }: ImportCountsProps) {
  const { t } = useTranslation('catalogImport');
  return (
    <CountTiles tiles={names.map((name) => ({ name, title: t(`count.${name}`), count: status[name] }))} />
  );
}
