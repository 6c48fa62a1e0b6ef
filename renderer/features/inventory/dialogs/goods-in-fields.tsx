import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { DateField } from '#renderer/ui/date-field.tsx';
import { Field, fieldNoteId } from '#renderer/ui/field.tsx';
import { useToday } from '#renderer/ui/use-today.ts';
import styles from './dialogs.module.css';
import type { GoodsInDraft, GoodsInField, GoodsInProblem } from './goods-in-draft.ts';

export const GOODS_IN_FIELD_IDS: Readonly<Record<GoodsInField, string>> = {
  batchNumber: 'goods-in-batch',
  expiryDate: 'goods-in-expiry',
  productionDate: 'goods-in-production',
  quantity: 'goods-in-quantity',
  cost: 'goods-in-cost',
  reason: 'goods-in-reason',
};

export interface GoodsInFieldsProps {
  readonly draft: GoodsInDraft;
  readonly unit: string;
  readonly reasons: readonly string[];
  /** What came of the last scanned pack. */
  readonly packNote: string | null;
  readonly problems: ReadonlyMap<GoodsInField, GoodsInProblem>;
  readonly onChange: (change: Partial<GoodsInDraft>) => void;
}

/** The fields of a delivery, in the order in which a pack is read. */
export function GoodsInFields({ draft, unit, reasons, packNote, problems, onChange }: GoodsInFieldsProps) {
  const { t } = useTranslation('stock');
  const today = useToday();
  const of = (name: GoodsInField) => {
    const problem = problems.get(name);
    const id = GOODS_IN_FIELD_IDS[name];
    return {
      field: { id, problem: problem === undefined ? null : t(`problem.${problem}`) },
      control: { id, 'aria-invalid': problem !== undefined, 'aria-describedby': fieldNoteId(id) },
      status: problem === undefined ? ('' as const) : ('error' as const),
      wrong: problem !== undefined,
    };
  };
  const batch = of('batchNumber');
  const expiry = of('expiryDate');
  const quantity = of('quantity');
  const production = of('productionDate');
  const cost = of('cost');
  return (
    <div className={styles.fields}>
      <Field {...batch.field} label={t('goodsIn.batchNumber')} hint={packNote ?? t('goodsIn.batchHint')}>
        <Input
          {...batch.control}
          data-initial-focus
          status={batch.status}
          autoComplete="off"
          maxLength={40}
          value={draft.batchNumber}
          onChange={(event) => onChange({ batchNumber: event.target.value })}
        />
      </Field>
      <Field {...expiry.field} label={t('goodsIn.expiryDate')} hint={t('goodsIn.expiryHint')}>
        <DateField
          id={expiry.field.id}
          wrong={expiry.wrong}
          describedBy={fieldNoteId(expiry.field.id)}
          value={draft.expiryDate}
          onChange={(expiryDate) => onChange({ expiryDate })}
        />
      </Field>
      <Field {...quantity.field} label={t('goodsIn.quantity', { unit })}>
        <Input
          {...quantity.control}
          status={quantity.status}
          autoComplete="off"
          inputMode="numeric"
          maxLength={9}
          value={draft.quantityText}
          onChange={(event) => onChange({ quantityText: event.target.value })}
        />
      </Field>
      <Field {...production.field} label={t('goodsIn.productionDate')}>
        <DateField
          id={production.field.id}
          example={today}
          wrong={production.wrong}
          describedBy={fieldNoteId(production.field.id)}
          value={draft.productionDate}
          onChange={(productionDate) => onChange({ productionDate })}
        />
      </Field>
      <Field {...cost.field} label={t('goodsIn.cost')}>
        <Input
          {...cost.control}
          status={cost.status}
          prefix="¥"
          autoComplete="off"
          inputMode="decimal"
          maxLength={12}
          value={draft.costText}
          onChange={(event) => onChange({ costText: event.target.value })}
        />
      </Field>
      <div className={styles.wide}>
        <ChoiceField
          id={GOODS_IN_FIELD_IDS.reason}
          label={t('goodsIn.reason')}
          maxLength={200}
          choices={reasons}
          value={draft.reason}
          problem={of('reason').field.problem}
          onChange={(reason) => onChange({ reason })}
          onPick={(reason) => onChange({ reason })}
        />
      </div>
    </div>
  );
}
