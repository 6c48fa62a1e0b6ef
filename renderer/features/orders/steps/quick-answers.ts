import type { zh } from '#renderer/locales/zh/index.ts';
import type { StepAction } from '../person-action.ts';

export type QuickAnswer = keyof (typeof zh)['orders']['quick'];

const QUICK_ANSWERS: Readonly<Partial<Record<StepAction, readonly QuickAnswer[]>>> = {
  cancel: ['changedMind', 'wrongDrug', 'wrongQuantity', 'priceConcern', 'unreachable', 'refused'],
};

/** Likely answers for a step, in the order of their number keys; at most six. Carriers come from the settings. */
export function quickAnswers(action: StepAction): readonly QuickAnswer[] {
  return QUICK_ANSWERS[action] ?? [];
}
