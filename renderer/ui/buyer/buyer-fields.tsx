import { IdcardOutlined } from '@ant-design/icons';
import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { isResidentId } from '#shared/domain/resident-id.ts';
import styles from './buyer.module.css';
import type { BuyerDraft } from './buyer-draft.ts';

export const BUYER_FIELD_IDS = { name: 'buyer-name', idNumber: 'buyer-id-number' } as const;

export interface BuyerFieldsProps {
  readonly draft: BuyerDraft;
  readonly onChange: (draft: BuyerDraft) => void;
}

/** Name and ID card of who buys a watched drug, for the register that the law asks for. */
export function BuyerFields({ draft, onChange }: BuyerFieldsProps) {
  const { t } = useTranslation('sale');
  const idNumber = draft.idNumber.trim().toUpperCase();
  const wrong = idNumber.length >= 18 && !isResidentId(idNumber);
  return (
    <fieldset className={styles.buyer}>
      <legend>
        <IdcardOutlined aria-hidden /> {t('buyer.title')}
      </legend>
      <label htmlFor={BUYER_FIELD_IDS.name}>{t('buyer.name')}</label>
      <Input
        id={BUYER_FIELD_IDS.name}
        data-initial-focus
        autoComplete="off"
        maxLength={40}
        value={draft.name}
        onChange={(event) => onChange({ ...draft, name: event.target.value })}
      />
      <label htmlFor={BUYER_FIELD_IDS.idNumber}>{t('buyer.idNumber')}</label>
      <Input
        id={BUYER_FIELD_IDS.idNumber}
        autoComplete="off"
        maxLength={18}
        status={wrong ? 'error' : ''}
        aria-invalid={wrong}
        value={draft.idNumber}
        onChange={(event) => onChange({ ...draft, idNumber: event.target.value })}
      />
      <p role="status" className={styles.buyerHint}>
        {wrong ? t('buyer.wrong') : t('buyer.hint')}
      </p>
    </fieldset>
  );
}
