import type { OrderDetail } from '#shared/contracts/orders.ts';
import { OWN_DELIVERY } from '#shared/domain/carriers.ts';
import type { Disposition } from '#shared/domain/order-states.ts';

/** What people say about a step. */
export interface StepFacts {
  readonly reason: string;
  readonly disposition: Disposition | null;
  readonly carrier: string;
  readonly trackingNumber: string;
  readonly drugsApart: boolean;
}

export const NO_FACTS: StepFacts = {
  reason: '',
  disposition: null,
  carrier: '',
  trackingNumber: '',
  drugsApart: false,
};

export const FACT_FIELD_IDS: Readonly<Record<keyof StepFacts, string>> = {
  reason: 'step-reason',
  disposition: 'step-disposition',
  carrier: 'step-carrier',
  trackingNumber: 'step-tracking-number',
  drugsApart: 'step-drugs-apart',
};

export type StepNeed = OrderDetail['actions'][number]['needs'][number];

const FACTS_OF_NEED: Readonly<Record<StepNeed, readonly (keyof StepFacts)[]>> = {
  reason: ['reason'],
  disposition: ['disposition'],
  carrier: ['carrier', 'trackingNumber'],
  drugsApart: ['drugsApart'],
  payment: [],
};

/** What is still to be said, in the order of the form; the shop's own people need no tracking number. */
export function missingFacts(needs: readonly StepNeed[], facts: StepFacts): (keyof StepFacts)[] {
  return needs
    .flatMap((need) => FACTS_OF_NEED[need])
    .filter((name) => name !== 'trackingNumber' || facts.carrier !== OWN_DELIVERY)
    .filter((name) => !isGiven(facts[name]));
}

const isGiven = (fact: StepFacts[keyof StepFacts]): boolean =>
  typeof fact === 'string' ? fact.trim() !== '' : fact === true;
