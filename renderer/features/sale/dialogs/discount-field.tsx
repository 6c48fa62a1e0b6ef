import { Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import styles from './dialogs.module.css';
import { DISCOUNT_KINDS, type DiscountKind } from './discount-input.ts';

export interface DiscountFieldProps {
  readonly label: string;
  readonly kind: DiscountKind;
  readonly text: string;
  readonly wrong: boolean;
  readonly onKind: (kind: DiscountKind) => void;
  readonly onText: (text: string) => void;
}

/** A discount by rate or by amount. */
export function DiscountField({ label, kind, text, wrong, onKind, onText }: DiscountFieldProps) {
  const { t } = useTranslation('sale');
  return (
    <div className={styles.discount}>
      <Radio.Group
        aria-label={t('discount.kind')}
        optionType="button"
        buttonStyle="solid"
        value={kind}
        options={DISCOUNT_KINDS.map((value) => ({ value, label: t(`discount.kinds.${value}`) }))}
        onChange={(event) => onKind(event.target.value as DiscountKind)}
      />
      <Input
        className={styles.discountInput}
        aria-label={label}
        data-initial-focus
        autoComplete="off"
        status={wrong ? 'error' : ''}
        aria-invalid={wrong}
        suffix={t(`discount.unit.${kind}`)}
        placeholder={t(`discount.example.${kind}`)}
        value={text}
        onFocus={(event) => event.target.select()}
        onChange={(event) => onText(event.target.value)}
      />
    </div>
  );
}
