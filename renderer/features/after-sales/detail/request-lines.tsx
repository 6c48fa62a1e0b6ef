import { useTranslation } from 'react-i18next';
import { CategoryBadge } from '#renderer/ui/category-badge.tsx';
import { Money } from '#renderer/ui/money.tsx';
import lines from '#renderer/ui/record-lines.module.css';
import { Section } from '#renderer/ui/section.tsx';
import table from '#renderer/ui/table.module.css';
import type { AfterSalesDetail } from '#shared/contracts/aftersales.ts';
import styles from './detail.module.css';

type Line = AfterSalesDetail['lines'][number];

/** The units that the request is about: asked for, come back, accepted, and what they are worth. */
export function RequestLines({ request }: { readonly request: AfterSalesDetail }) {
  const { t } = useTranslation('afterSales');
  const withGoods = request.kind !== 'refund_only';
  const amounts = new Map(request.refund?.lines.map(({ lineNo, amountFen }) => [lineNo, amountFen]));
  return (
    <Section title={t('lines.title')}>
      <table className={`${table.table} ${lines.lines}`}>
        <thead>
          <tr>
            <th>{t('lines.drug')}</th>
            <th>{t('lines.batches')}</th>
            <th className={lines.amount}>{t('lines.requested')}</th>
            {withGoods ? <th className={lines.amount}>{t('lines.received')}</th> : null}
            {withGoods ? <th className={lines.amount}>{t('lines.accepted')}</th> : null}
            <th className={lines.amount}>
              {t(request.kind === 'exchange' ? 'lines.worth' : 'lines.refund')}
            </th>
          </tr>
        </thead>
        <tbody>
          {request.lines.map((line) => (
            <tr key={line.lineNo}>
              <td>
                <div className={lines.drug}>
                  <CategoryBadge category={line.category} />
                  <strong>{line.genericName}</strong>
                </div>
                <div className={styles.soft}>
                  {[line.specification, line.manufacturer].filter((text) => text !== '').join(' · ')}
                </div>
              </td>
              <td>
                <Batches line={line} />
              </td>
              <td className={lines.amount}>
                {line.quantity} / {line.soldQuantity} {line.unit}
              </td>
              {withGoods ? <td className={lines.amount}>{line.received ?? '—'}</td> : null}
              {withGoods ? <td className={lines.amount}>{line.accepted ?? '—'}</td> : null}
              <td className={lines.amount}>
                {amounts.has(line.lineNo) ? <Money fen={amounts.get(line.lineNo) ?? 0} /> : '—'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function Batches({ line }: { readonly line: Line }) {
  const { t } = useTranslation('afterSales');
  return (
    <ul className={lines.batches}>
      {line.batches.map((batch) => (
        <li key={batch.batchId}>
          <span className={lines.batchNumber}>{batch.batchNumber}</span>{' '}
          <span className={styles.soft}>
            {batch.expiryDate} ×{batch.soldQuantity}
          </span>
          {batch.returnedNow === 0 ? null : (
            <div className={styles.soft}>
              {t('detail.returned', { batch: batch.batchNumber, count: batch.returnedNow })}
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}
