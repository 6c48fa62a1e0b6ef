import { z } from 'zod';
import { command, query } from './define.ts';
import { address, id, line, requiredLine } from './fields.ts';

export const customer = z.object({
  customerId: id,
  name: z.string(),
  phone: z.string(),
  isMember: z.boolean(),
  address: address.nullable(),
});
export type Customer = z.infer<typeof customer>;

export const customersContract = {
  search: query({
    access: 'customer.read',
    input: z.object({ query: z.string().max(60), limit: z.int().min(1).max(50).default(10) }),
    output: z.object({ customers: z.array(customer) }),
    errors: [],
  }),
  /** Creates a customer, or changes the one with `customerId`. */
  save: command({
    access: 'customer.edit',
    input: z.object({
      customerId: id.nullable(),
      name: requiredLine(60),
      phone: line(30).refine((text) => text === '' || /^\+?[\d -]{5,20}$/.test(text), {
        error: 'not_a_phone',
      }),
      isMember: z.boolean(),
      address: address.nullable().default(null),
    }),
    output: customer,
    errors: ['CUSTOMER_NOT_FOUND'],
  }),
};
