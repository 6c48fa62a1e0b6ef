import { CreditCardOutlined, WalletOutlined } from '@ant-design/icons';
import { Input, Radio } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FittedMoney } from '../fitted-money.tsx';
import { Kbd } from '../kbd.tsx';
import styles from './tender.module.css';
import type { TenderDraft, TenderKind } from './tender-draft.ts';

export const AMOUNT_FIELD_ID = 'pay-amount';

export interface TenderEntryProps {
  readonly draft: TenderDraft;
  readonly quick: readonly number[];
  readonly problem: 'wrongAmount' | 'cardTooMuch' | null;
  /** True when the amount is what is asked for first. */
  readonly first: boolean;
  readonly onKind: (kind: TenderKind) => void;
  readonly onChange: (draft: TenderDraft) => void;
  readonly onAmount: (fen: number) => void;
}

/** How the customer pays and how much: cash with quick amounts, or a card with its slip's number. */
export function TenderEntry({ draft, quick, problem, first, onKind, onChange, onAmount }: TenderEntryProps) {
  const { t } = useTranslation('tender');
  const cash = draft.kind === 'cash';
  return (
    <div className={styles.tender}>
      <div className={styles.kinds}>
        <Radio.Group
          aria-label={t('kind')}
          optionType="button"
          buttonStyle="solid"
          size="large"
          value={draft.kind}
          options={[
            {
              value: 'cash',
              label: <KindLabel icon={<WalletOutlined aria-hidden />} text={t('cash')} />,
            },
            {
              value: 'card',
              label: <KindLabel icon={<CreditCardOutlined aria-hidden />} text={t('card')} />,
            },
          ]}
          onChange={(event) => onKind(event.target.value as TenderKind)}
        />
        <Kbd keys="F3" />
      </div>
      <label htmlFor={AMOUNT_FIELD_ID}>{t(cash ? 'received' : 'cardAmount')}</label>
      <Input
        id={AMOUNT_FIELD_ID}
        className={styles.amountField}
        prefix="¥"
        inputMode="decimal"
        data-initial-focus={first || undefined}
        autoComplete="off"
        maxLength={12}
        status={problem === null ? '' : 'error'}
        aria-invalid={problem !== null}
        aria-describedby="pay-problem"
        value={draft.amountText}
        onFocus={(event) => event.target.select()}
        onChange={(event) => onChange({ ...draft, amountText: event.target.value })}
      />
      <p id="pay-problem" className={styles.problem} role="status">
        {problem === null ? '' : t(problem)}
      </p>
      {cash ? (
        <fieldset className={styles.quick} aria-label={t('quick')}>
          {quick.map((fen, index) => (
            <button key={fen} type="button" onClick={() => onAmount(fen)}>
              <strong>
                <FittedMoney fen={fen} />
              </strong>
              <Kbd keys={`F${index + 5}`} />
            </button>
          ))}
        </fieldset>
      ) : (
        <div className={styles.reference}>
          <label htmlFor="pay-reference">{t('reference')}</label>
          <Input
            id="pay-reference"
            autoComplete="off"
            data-accepts-scan
            maxLength={60}
            placeholder={t('referencePlaceholder')}
            value={draft.reference}
            onChange={(event) => onChange({ ...draft, reference: event.target.value })}
          />
        </div>
      )}
    </div>
  );
}

function KindLabel({ icon, text }: { readonly icon: ReactNode; readonly text: string }) {
  return (
    <span className={styles.kindLabel}>
      {icon} {text}
    </span>
  );
}
