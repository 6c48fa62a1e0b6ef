import type { PersonAction } from '#shared/domain/order-states.ts';

/** The actions of one dialog; paying has its own. */
export type StepAction = Exclude<PersonAction, 'pay'>;
