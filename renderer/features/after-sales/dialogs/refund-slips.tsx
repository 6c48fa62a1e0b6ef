import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { Field } from '#renderer/ui/field.tsx';
import { formatMoney } from '#renderer/ui/format.ts';
import type { RefundView } from '#shared/contracts/aftersales.ts';
import styles from './dialogs.module.css';

type Tender = RefundView['tenders'][number];

/** The references of the card terminal's refund slips, by payment. */
export type Slips = ReadonlyMap<number, string>;

const cardsOf = (tenders: readonly Tender[]) => tenders.filter(({ tender }) => tender !== 'cash');

/** True when the terminal gives something back: then its slip is asked for first. */
export function hasSlips(tenders: readonly Tender[]): boolean {
  return cardsOf(tenders).length > 0;
}

/** The slips as the core is told them. */
export function slipsOf(slips: Slips): { paymentId: number; reference: string }[] {
  return [...slips].map(([paymentId, reference]) => ({ paymentId, reference: reference.trim() }));
}

export interface RefundSlipsProps {
  readonly tenders: readonly Tender[];
  readonly slips: Slips;
  readonly onSlips: (slips: Slips) => void;
}

/** What to give back and how: cash from the drawer, the rest at the terminal, with the slip that it prints. */
export function RefundSlips({ tenders, slips, onSlips }: RefundSlipsProps) {
  return (
    <>
      {tenders.map((tender) => (
        <p key={tender.paymentId} className={styles.hint}>
          <Hint tender={tender} />
        </p>
      ))}
      {cardsOf(tenders).map((tender, place) => (
        <Slip
          key={tender.paymentId}
          tender={tender}
          isFirst={place === 0}
          value={slips.get(tender.paymentId) ?? ''}
          onChange={(reference) => onSlips(new Map(slips).set(tender.paymentId, reference))}
        />
      ))}
    </>
  );
}

function Hint({ tender: { tender, amountFen, paidReference } }: { readonly tender: Tender }) {
  const { t } = useTranslation('afterSales');
  const amount = formatMoney(amountFen);
  return tender === 'cash'
    ? t('pay.hintCash', { amount })
    : t('pay.hintCard', { amount, reference: paidReference });
}

interface SlipProps {
  readonly tender: Tender;
  readonly isFirst: boolean;
  readonly value: string;
  readonly onChange: (reference: string) => void;
}

function Slip({ tender, isFirst, value, onChange }: SlipProps) {
  const { t } = useTranslation('afterSales');
  const { t: tCommon } = useTranslation('common');
  const id = `refund-slip-${tender.paymentId}`;
  return (
    <Field id={id} label={t('pay.slip', { tender: tCommon(`tender.${tender.tender}`) })}>
      <Input
        id={id}
        data-accepts-scan
        data-initial-focus={isFirst || undefined}
        autoComplete="off"
        maxLength={60}
        placeholder={t('pay.slipPlaceholder')}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  );
}
