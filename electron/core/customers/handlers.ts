import { type Handlers, onCommand, onQuery } from '../platform/context.ts';
import { getCustomer, saveCustomer, searchCustomers } from './customers.ts';

/** The calls of `customers.*`. */
export function customerHandlers(): Handlers {
  return {
    ...onQuery('customers.search', ({ reader }, input) => ({
      customers: searchCustomers(reader, input.query, input.limit),
    })),
    ...onCommand(
      'customers.save',
      (context, input) => {
        const customerId = saveCustomer(context.tx, { ...input, atMs: context.nowMs });
        context.note(`customer:${customerId}`, { created: input.customerId === null });
        context.changed('customers', 'cart');
        context.publish({
          kind: 'customer.saved',
          subject: `customer:${customerId}`,
          subjectVersion: context.nowMs,
          payload: { ...input, customerId },
        });
        return { customerId };
      },
      ({ reader }, { customerId }) => getCustomer(reader, customerId),
    ),
  };
}
