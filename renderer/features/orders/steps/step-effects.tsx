import { DatabaseOutlined, RollbackOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { DialogEffects } from '#renderer/ui/dialog-form.tsx';
import { formatMoney } from '#renderer/ui/format.ts';
import type { OrderDetail } from '#shared/contracts/orders.ts';
import { type Disposition, findTransition } from '#shared/domain/order-states.ts';
import type { StepAction } from '../person-action.ts';

export interface StepEffectsProps {
  readonly order: OrderDetail;
  readonly action: StepAction;
  readonly disposition: Disposition | null;
}

/** What the step will do to stock and money, read off the same table that the core acts on. */
export function StepEffects({ order, action, disposition }: StepEffectsProps) {
  const { t } = useTranslation('orders');
  const { t: tCommon } = useTranslation('common');
  const transition = findTransition(order.status, action);
  if (transition === null) return null;
  const { stock, money } = transition;
  const stockText =
    stock === 'none'
      ? null
      : stock === 'by_disposition'
        ? t(`effect.${disposition ?? 'undecided'}`, { count: order.quantity })
        : t(`effect.${stock}`, { count: order.quantity });
  const tenders = order.payments
    .filter((payment) => payment.status === 'paid' || payment.status === 'partly_refunded')
    .map((payment) => `${tCommon(`tender.${payment.tender}`)} ${formatMoney(payment.amountFen)}`);
  const refunds = money === 'refund' && order.amounts.paidFen > order.amounts.refundedFen;
  return (
    <DialogEffects label={t('effect.label')}>
      {stockText === null ? null : (
        <li>
          <DatabaseOutlined aria-hidden /> {stockText}
        </li>
      )}
      {refunds ? (
        <li>
          <RollbackOutlined aria-hidden />{' '}
          {t('effect.refund', {
            amount: formatMoney(order.amounts.paidFen),
            tenders: tenders.join(t('effect.and')),
          })}
        </li>
      ) : null}
      {stockText === null && !refunds ? <li>{t('effect.none')}</li> : null}
    </DialogEffects>
  );
}
