import type { zh } from '#renderer/locales/zh/index.ts';
import type { OrderStatus } from '#shared/domain/order-states.ts';
import type { StepAction } from '../person-action.ts';

export type QuickAnswer = keyof (typeof zh)['orders']['quick'];

const QUICK_ANSWERS: Readonly<Partial<Record<StepAction, readonly QuickAnswer[]>>> = {
  cancel: ['changedMind', 'wrongDrug', 'wrongQuantity', 'priceConcern', 'unreachable', 'refused'],
  open_after_sales: ['qualityFault', 'damaged', 'wrongItem', 'shortDelivered', 'adverseReaction'],
  close_after_sales: ['explained', 'exchanged', 'withdrawn'],
};

/** Why goods that the customer already had come back. */
const RETURN_REASONS: readonly QuickAnswer[] = [
  'qualityFault',
  'damaged',
  'wrongItem',
  'adverseReaction',
  'shortDelivered',
  'changedMind',
];

/** Likely answers for a step, in the order of their number keys; at most six. Carriers come from the settings. */
export function quickAnswers(action: StepAction, from: OrderStatus): readonly QuickAnswer[] {
  if (action === 'cancel' && from === 'after_sales') return RETURN_REASONS;
  return QUICK_ANSWERS[action] ?? [];
}
