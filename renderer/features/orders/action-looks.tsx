import {
  CarOutlined,
  CheckOutlined,
  CloseCircleOutlined,
  CustomerServiceOutlined,
  ForkOutlined,
  MedicineBoxOutlined,
  MergeOutlined,
  PayCircleOutlined,
  SolutionOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { ShortcutId } from '#renderer/app/shortcuts/shortcut-table.ts';
import type { PersonAction } from './person-action.ts';

interface ActionLook {
  readonly icon: ReactNode;
  readonly danger: boolean;
  readonly shortcut: ShortcutId<'orders'>;
}

/** How each action looks and which key it has. */
export const ACTION_LOOKS: Readonly<Record<PersonAction, ActionLook>> = {
  pay: { icon: <PayCircleOutlined aria-hidden />, danger: false, shortcut: 'pay' },
  start_dispensing: { icon: <MedicineBoxOutlined aria-hidden />, danger: false, shortcut: 'startDispensing' },
  hand_over: { icon: <SolutionOutlined aria-hidden />, danger: false, shortcut: 'handOver' },
  ship: { icon: <CarOutlined aria-hidden />, danger: false, shortcut: 'ship' },
  confirm_receipt: { icon: <CheckOutlined aria-hidden />, danger: false, shortcut: 'confirmReceipt' },
  open_after_sales: {
    icon: <CustomerServiceOutlined aria-hidden />,
    danger: false,
    shortcut: 'openAfterSales',
  },
  split: { icon: <ForkOutlined aria-hidden />, danger: false, shortcut: 'split' },
  merge_into: { icon: <MergeOutlined aria-hidden />, danger: false, shortcut: 'merge' },
  cancel: { icon: <CloseCircleOutlined aria-hidden />, danger: true, shortcut: 'cancel' },
};
