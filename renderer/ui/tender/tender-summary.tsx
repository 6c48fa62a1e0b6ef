import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { SettlementAmounts } from '#shared/domain/settlement.ts';
import { FittedMoney } from '../fitted-money.tsx';
import { formatMoney } from '../format.ts';
import { Kbd } from '../kbd.tsx';
import { keyedByPlace } from '../keyed-by-place.ts';
import styles from './tender.module.css';
import type { DueFacts, TenderDraft } from './tender-draft.ts';

export interface TenderSummaryProps {
  readonly draft: TenderDraft;
  readonly due: DueFacts;
  readonly amounts: SettlementAmounts;
  readonly busy: boolean;
  readonly onConfirm: () => void;
}

/** What is due, what is there, and the change, large enough to be read from beside the till. */
export function TenderSummary({ draft, due, amounts, busy, onConfirm }: TenderSummaryProps) {
  const { t } = useTranslation('tender');
  const { t: tCommon } = useTranslation('common');
  const missing = amounts.missingFen > 0;
  return (
    <section className={styles.summary} aria-label={t('summary')}>
      <dl>
        <div className={styles.due}>
          <dt>{t('due')}</dt>
          <dd>{formatMoney(due.totalFen)}</dd>
        </div>
        <div>
          <dt>{t('rounding')}</dt>
          <dd>{formatMoney(amounts.roundingFen)}</dd>
        </div>
        {keyedByPlace(draft.taken).map(({ key, item }) => (
          <div key={key}>
            <dt>{tCommon(`tender.${item.kind}`)}</dt>
            <dd>{formatMoney(item.kind === 'cash' ? item.receivedFen : item.amountFen)}</dd>
          </div>
        ))}
      </dl>
      {draft.taken.length === 0 ? null : (
        <p className={styles.takeBack}>
          <Kbd keys="F10" /> {t('takeBack')}
        </p>
      )}
      <div className={missing ? styles.missing : styles.change} role="status">
        <span>{t(missing ? 'missing' : 'change')}</span>
        <strong>
          <FittedMoney fen={missing ? amounts.missingFen : amounts.changeFen} />
        </strong>
      </div>
      <Button type="primary" size="large" block loading={busy} onClick={onConfirm}>
        {t(missing ? 'next' : 'confirm')} <Kbd keys="Enter" />
      </Button>
    </section>
  );
}
