import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { readCount } from '#renderer/ui/read-count.ts';
import type { PickLine } from '#shared/contracts/dispensing.ts';
import styles from './dispensing.module.css';
import own from './substitution.module.css';

export interface MissingFieldsProps {
  readonly line: PickLine;
  readonly missing: readonly string[];
  readonly onChange: (missing: string[]) => void;
}

/** How many of each batch that the line was given are missing or broken. */
export function MissingFields({ line, missing, onChange }: MissingFieldsProps) {
  const { t } = useTranslation('dispensing');
  return (
    <div className={own.missing}>
      <span>{t('substitution.missing')}</span>
      {line.batches.map(({ batchId, batchNumber, quantity }, place) => {
        const text = missing[place] ?? '';
        const isWrong = readCount(text, { least: 0, most: quantity }) === null;
        return (
          <div key={batchId}>
            <span className={styles.batchNumber}>{batchNumber}</span>
            <Input
              className={styles.owedQuantity ?? ''}
              aria-label={t('substitution.missingOf', { batch: batchNumber })}
              inputMode="numeric"
              autoComplete="off"
              maxLength={5}
              {...(isWrong ? { status: 'error' as const } : {})}
              value={text}
              onChange={(event) =>
                onChange(missing.map((old, index) => (index === place ? event.target.value : old)))
              }
            />
            <span className={styles.soft}>{t('substitution.of', { count: quantity })}</span>
          </div>
        );
      })}
    </div>
  );
}
