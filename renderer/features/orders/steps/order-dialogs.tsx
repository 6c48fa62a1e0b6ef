import type { OrderDetail } from '#shared/contracts/orders.ts';
import { RequestDialog } from '../after-sales/request-dialog.tsx';
import { MergeDialog } from '../divide/merge-dialog.tsx';
import { SplitDialog } from '../divide/split-dialog.tsx';
import { useOrdersStore } from '../orders-store.ts';
import { DocumentsDialog } from './documents-dialog.tsx';
import { type SettingsAnswer, SettleDialog } from './settle-dialog.tsx';
import { StepDialog } from './step-dialog.tsx';

export interface OrderDialogsProps {
  readonly order: OrderDetail;
  readonly settings: SettingsAnswer;
}

/** The dialog that is open over the order, if one is. Each begins afresh for another order. */
export function OrderDialogs({ order, settings }: OrderDialogsProps) {
  const dialog = useOrdersStore((state) => state.dialog);
  switch (dialog?.kind) {
    case 'step':
      return <StepDialog key={order.orderId} order={order} action={dialog.action} />;
    case 'pay':
      return <SettleDialog key={order.orderId} order={order} settings={settings} />;
    case 'request':
      return <RequestDialog key={order.orderId} order={order} />;
    case 'split':
      return <SplitDialog key={order.orderId} order={order} />;
    case 'merge':
      return <MergeDialog key={order.orderId} order={order} />;
    case 'documents':
      return <DocumentsDialog key={order.orderId} order={order} />;
    default:
      return null;
  }
}
