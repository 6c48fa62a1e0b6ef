import type { CallInput } from '#shared/contracts/index.ts';
import { isResidentId } from '#shared/domain/resident-id.ts';

export interface BuyerDraft {
  readonly name: string;
  readonly idNumber: string;
}

type Buyer = NonNullable<NonNullable<CallInput<'orders.checkout'>['details']>['buyer']>;

export type BuyerCheck =
  | { readonly kind: 'complete'; readonly buyer: Buyer | null }
  | { readonly kind: 'missing'; readonly field: 'name' | 'idNumber' };

/** What is still missing of the buyer's identity; people write the check character `x` small. */
export function checkBuyer(required: boolean, draft: BuyerDraft): BuyerCheck {
  if (!required) return { kind: 'complete', buyer: null };
  const name = draft.name.trim();
  const idNumber = draft.idNumber.trim().toUpperCase();
  if (name === '') return { kind: 'missing', field: 'name' };
  if (!isResidentId(idNumber)) return { kind: 'missing', field: 'idNumber' };
  return { kind: 'complete', buyer: { name, idNumber } };
}
