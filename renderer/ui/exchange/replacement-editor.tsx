import { DeleteOutlined } from '@ant-design/icons';
import { Button, Input, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Batch } from '#shared/contracts/batch.ts';
import type { DrugHit } from '#shared/contracts/catalog.ts';
import { CategoryBadge } from '../category-badge.tsx';
import { DrugHitCells } from '../drug-hit-cells.tsx';
import { Kbd } from '../kbd.tsx';
import { SuggestField } from '../suggest-field.tsx';
import styles from './exchange.module.css';
import { type ReplacementDraft, withChange, withDrug } from './replacement-draft.ts';

export const REPLACEMENT_SEARCH_ID = 'replacement-search';

/** The drugs that fit what is typed, and the batches that could be sold of those that were chosen. */
export interface ReplacementFinder {
  readonly text: string;
  readonly hits: readonly DrugHit[];
  readonly stale: boolean;
  readonly asked: boolean;
  readonly setText: (text: string) => void;
  readonly batches: ReadonlyMap<number, readonly Batch[]>;
}

export interface ReplacementEditorProps {
  readonly lines: readonly ReplacementDraft[];
  readonly finder: ReplacementFinder;
  readonly today: string;
  /** How many of a drug is meant when it is chosen: as many as come back, for the first one. */
  readonly units: number;
  /** The key that leads to the search, if one does. */
  readonly searchKey: string;
  /** True where nothing else is asked for first. */
  readonly first: boolean;
  readonly problem: string | null;
  readonly onLines: (lines: readonly ReplacementDraft[]) => void;
  /** Enter in the empty search. */
  readonly onEnter: () => void;
}

/** What the customer gets instead: found by name as in a sale, each with its quantity and, if need be, its batch. */
export function ReplacementEditor(props: ReplacementEditorProps) {
  const { t } = useTranslation('afterSales');
  const { lines, finder, today, problem, onLines } = props;
  const onPick = (hit: DrugHit) => {
    onLines(withDrug(lines, hit, lines.length === 0 ? Math.max(props.units, 1) : 1));
    finder.setText('');
  };
  return (
    <section className={styles.editor} aria-label={t('exchange.title')}>
      <label htmlFor={REPLACEMENT_SEARCH_ID}>
        {t('exchange.title')} <Kbd keys={props.searchKey} />
      </label>
      <SuggestField
        id={REPLACEMENT_SEARCH_ID}
        first={props.first}
        label={t('exchange.search')}
        placeholder={t('exchange.searchPlaceholder')}
        text={finder.text}
        options={finder.hits}
        stale={finder.stale}
        open={finder.asked}
        keyOf={(hit) => hit.drugId}
        empty={t('exchange.nothingFound')}
        wrong={problem !== null}
        onText={finder.setText}
        onPick={onPick}
        onEnter={props.onEnter}
      >
        {(hit) => (
          <span className={styles.hit}>
            <DrugHitCells hit={hit} today={today} />
          </span>
        )}
      </SuggestField>
      {lines.length === 0 ? (
        <p className={problem === null ? styles.hint : styles.problem} role="status">
          {problem ?? t('exchange.none')}
        </p>
      ) : (
        <ul className={styles.lines}>
          {lines.map((line) => (
            <ReplacementRow
              key={line.drugId}
              line={line}
              batches={finder.batches.get(line.drugId) ?? []}
              onChange={(change) => onLines(withChange(lines, line.drugId, change))}
              onRemove={() => onLines(lines.filter(({ drugId }) => drugId !== line.drugId))}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

interface ReplacementRowProps {
  readonly line: ReplacementDraft;
  readonly batches: readonly Batch[];
  readonly onChange: (change: Parameters<typeof withChange>[2]) => void;
  readonly onRemove: () => void;
}

function ReplacementRow({ line, batches, onChange, onRemove }: ReplacementRowProps) {
  const { t } = useTranslation('afterSales');
  const { genericName: drug, unit } = line;
  return (
    <li className={styles.row}>
      <span className={styles.drug}>
        <CategoryBadge category={line.category} />
        <strong>{drug}</strong>
        <span className={styles.soft}>{line.specification}</span>
      </span>
      <span className={styles.quantity}>
        <InputNumber
          size="small"
          aria-label={t('exchange.quantityOf', { drug })}
          min={1}
          max={9_999}
          precision={0}
          value={line.quantity}
          onChange={(quantity) => onChange({ quantity: quantity ?? 1 })}
        />
        {unit}
      </span>
      <select
        className={styles.batch}
        aria-label={t('exchange.batchOf', { drug })}
        value={line.batchId ?? ''}
        onChange={({ target }) => onChange({ batchId: target.value === '' ? null : Number(target.value) })}
      >
        <option value="">{t('exchange.firstExpiry')}</option>
        {batches.map(({ batchId, batchNumber, expiryDate, available }) => (
          <option key={batchId} value={batchId}>
            {t('exchange.batch', { batch: batchNumber, expiry: expiryDate, count: available })}
          </option>
        ))}
      </select>
      <Button
        type="text"
        size="small"
        icon={<DeleteOutlined aria-hidden />}
        aria-label={t('exchange.remove', { drug })}
        onClick={onRemove}
      />
      {line.onPrescription ? (
        <Input
          className={styles.prescription ?? ''}
          size="small"
          data-accepts-scan
          autoComplete="off"
          maxLength={20}
          aria-label={t('exchange.prescriptionOf', { drug })}
          placeholder={t('exchange.prescription')}
          value={line.prescriptionNumber}
          onChange={({ target }) => onChange({ prescriptionNumber: target.value })}
        />
      ) : null}
    </li>
  );
}
