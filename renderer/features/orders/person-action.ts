import type { PersonAction as AnyPersonAction } from '#shared/domain/order-states.ts';

/** What people do with an order on its screen; it leaves after-sales with its last request. */
export type PersonAction = Exclude<AnyPersonAction, 'close_after_sales'>;

/** The actions of one dialog; paying, after-sales, splitting and merging have their own. */
export type StepAction = Exclude<PersonAction, 'pay' | 'open_after_sales' | 'split' | 'merge_into'>;
