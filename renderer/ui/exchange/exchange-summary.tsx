import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ExchangeView } from '#shared/contracts/aftersales.ts';
import { ERROR_CODES } from '#shared/errors/index.ts';
import styles from '../amount-summary.module.css';
import { formatMoney } from '../format.ts';
import { Money } from '../money.tsx';
import { useErrorText } from '../use-error-text.ts';

/** The difference in price, and which side pays it; and what keeps the exchange from being made now. */
export function ExchangeSummary({ exchange }: { readonly exchange: ExchangeView }) {
  const { t } = useTranslation('afterSales');
  const { totalFen, worthFen, dueFen, backFen } = exchange;
  const isSettled = exchange.order !== null;
  const side = dueFen > 0 ? 'due' : backFen > 0 ? 'back' : 'even';
  return (
    <>
      <dl className={styles.summary} data-exchange={side} aria-live="polite">
        <div>
          <dt>{t('exchange.newTotal')}</dt>
          <dd>{formatMoney(totalFen)}</dd>
        </div>
        <div>
          <dt>{t('exchange.worth')}</dt>
          <dd>−{formatMoney(worthFen)}</dd>
        </div>
        <div className={styles.total}>
          <dt>{t(`exchange.${isSettled ? 'settled' : 'open'}.${side}`)}</dt>
          <dd>{side === 'even' ? formatMoney(0) : <Money fen={dueFen > 0 ? dueFen : backFen} />}</dd>
        </div>
      </dl>
      <ExchangeProblem problem={exchange.problem} />
    </>
  );
}

function ExchangeProblem({ problem }: { readonly problem: ExchangeView['problem'] }) {
  const { t } = useTranslation('afterSales');
  const textOf = useErrorText();
  const code = ERROR_CODES.find((known) => known === problem?.code);
  if (problem === null || code === undefined) return null;
  const { text, detail } = textOf({ code, params: problem.params });
  return (
    <Alert
      type="warning"
      showIcon
      title={t('exchange.notYet', { reason: text })}
      {...(detail === null ? {} : { description: detail })}
    />
  );
}
