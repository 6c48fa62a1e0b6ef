import type { OrderAction } from '#shared/domain/order-states.ts';

/** What people do with an order; `expire` is the schedule's. */
export type PersonAction = Exclude<OrderAction, 'expire'>;

/** The actions of one dialog; paying has its own. */
export type StepAction = Exclude<PersonAction, 'pay'>;
