import { InboxOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ExpiryTag } from '#renderer/ui/expiry-tag.tsx';
import { useToday } from '#renderer/ui/use-today.ts';
import type { Equivalent } from '#shared/contracts/dispensing.ts';
import type { CallOutput } from '#shared/contracts/index.ts';
import styles from './substitution.module.css';

type Listed = CallOutput<'dispensing.equivalents'>;

export interface EquivalentsTableProps {
  readonly listed: Listed;
  readonly chosen: Equivalent | undefined;
  readonly onChoose: (drugId: number) => void;
}

/** What may be given instead, with maker, shelf and stock; what bears the name and may not, and why. */
export function EquivalentsTable({ listed, chosen, onChoose }: EquivalentsTableProps) {
  const { t } = useTranslation('dispensing');
  const { equivalents, others } = listed;
  return (
    <>
      {equivalents.some(({ isEnough }) => isEnough) ? null : (
        <EmptyState
          icon={<InboxOutlined />}
          title={t('substitution.none')}
          hint={t('substitution.noneHint')}
        />
      )}
      {equivalents.length === 0 ? null : (
        <div role="listbox" aria-label={t('substitution.list')} className={styles.list}>
          {equivalents.map((drug) => (
            <EquivalentRow
              key={drug.drugId}
              drug={drug}
              isChosen={drug === chosen}
              onChoose={() => onChoose(drug.drugId)}
            />
          ))}
        </div>
      )}
      {others.length === 0 ? null : (
        <p className={styles.others}>
          {t('substitution.others')}{' '}
          {others.map(({ drugId, specification, manufacturer, difference }) => (
            <span key={drugId}>
              {t('substitution.differs', {
                drug: `${specification} ${manufacturer}`,
                reason: t(`substitution.difference.${difference}`),
              })}
            </span>
          ))}
        </p>
      )}
    </>
  );
}

interface RowProps {
  readonly drug: Equivalent;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function EquivalentRow({ drug, isChosen, onChoose }: RowProps) {
  const { t } = useTranslation('dispensing');
  const today = useToday();
  const { specification, tradeName, manufacturer, shelf, quantity, unit, availableQuantity } = drug;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the dialog hears the keys, whatever has the focus
    <div
      role="option"
      tabIndex={-1}
      aria-selected={isChosen}
      aria-disabled={!drug.isEnough}
      className={styles.row}
      onClick={onChoose}
    >
      <b className={styles.shelf}>{shelf === '' ? '—' : shelf}</b>
      <span className={styles.drug}>
        <strong>{specification}</strong> {tradeName}
        <span>{manufacturer}</span>
      </span>
      <span>
        {drug.batches.map(({ batchId, batchNumber, expiryDate }) => (
          <span key={batchId} className={styles.batch}>
            {batchNumber} <ExpiryTag date={expiryDate} today={today} />
          </span>
        ))}
      </span>
      <span className={styles.end}>
        {t('substitution.quantity')}{' '}
        <b>
          {quantity} {unit}
        </b>
        <span className={drug.isEnough ? styles.stock : styles.short}>
          {t('substitution.stock')} {availableQuantity}
          {drug.isEnough ? null : ` · ${t('substitution.short')}`}
        </span>
      </span>
    </div>
  );
}
