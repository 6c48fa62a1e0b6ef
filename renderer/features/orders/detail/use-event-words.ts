import { useTranslation } from 'react-i18next';
import { useCarriers } from '#renderer/client/use-carriers.ts';
import { formatMoney } from '#renderer/ui/format.ts';
import { useSubstitutionStory } from '#renderer/ui/use-substitution-story.ts';
import type { OrderDetail } from '#shared/contracts/orders.ts';
import { AFTER_SALES_KINDS } from '#shared/domain/after-sales-states.ts';
import { RECALL_OUTCOMES } from '#shared/domain/batches.ts';
import { formatOrderNumber } from '#shared/domain/order-number.ts';
import { DISPOSITIONS } from '#shared/domain/order-states.ts';
import { TENDER_KINDS } from '#shared/domain/payment-states.ts';
import { ROLES } from '#shared/domain/permissions.ts';
import { RETURN_REASONS } from '#shared/domain/return-reasons.ts';
import { SHIPMENT_STATES } from '#shared/domain/shipment-states.ts';

import { EVENT_ACTIONS } from './event-actions.ts';

type OrderEvent = OrderDetail['events'][number];

export interface EventWords {
  readonly action: string;
  readonly actor: string;
  readonly details: readonly string[];
}

/** Says an event in the user's language. What is not known to this version is shown as it was written. */
export function useEventWords({ action, staffName, role, details }: OrderEvent): EventWords {
  const { t } = useTranslation('orders');
  const { t: tCommon } = useTranslation('common');
  const carriers = useCarriers();
  const substituted = useSubstitutionStory();
  const { t: tAfterSales } = useTranslation('afterSales');
  const known = EVENT_ACTIONS.find((name) => name === action);
  const knownRole = ROLES.find((name) => name === role);
  const tender = (name: unknown) => {
    const kind = TENDER_KINDS.find((candidate) => candidate === name);
    return kind === undefined ? String(name) : tCommon(`tender.${kind}`);
  };
  const amounts = (rows: unknown) =>
    listOf(rows).map((row) => `${tender(row.tender)} ${formatMoney(Number(row.amountFen))}`);
  const parcel = SHIPMENT_STATES.find((state) => state === details.shipment);
  const reasonCode = RETURN_REASONS.find((name) => name === details.reasonCode);
  const kind = AFTER_SALES_KINDS.find((name) => name === details.kind);
  const disposition = DISPOSITIONS.find((name) => name === details.disposition);
  const outcome = RECALL_OUTCOMES.find((name) => name === details.outcome);
  const numbers = (value: unknown) =>
    Array.isArray(value) && value.length > 0
      ? [value.map((number) => formatOrderNumber(String(number))).join(t('timeline.and'))]
      : [];
  const lines = [
    ...numbers(details.splitFrom).map((list) => t('timeline.splitFrom', { numbers: list })),
    ...numbers(details.mergedFrom).map((list) => t('timeline.mergedFrom', { numbers: list })),
    ...numbers(details.owedFrom).map((list) => t('timeline.owedFrom', { numbers: list })),
    ...numberOf(details.owedIn).map((number) => t('timeline.owedIn', { number })),
    ...numbers(details.substitutedFrom).map((list) => t('timeline.substitutedFrom', { numbers: list })),
    ...substituted(details.substitution),
    ...numberOf(details.continues).map((number) => t('timeline.continues', { number })),
    ...(action === 'reserve_owed'
      ? [
          t('timeline.reserved', { quantity: String(details.quantity) }),
          ...(details.waiting === 0
            ? []
            : [t('timeline.stillWaiting', { quantity: String(details.waiting) })]),
        ]
      : []),
    ...numbers(details.became).map((list) => t('timeline.became', { numbers: list })),
    ...numbers(details.exchangeFor).map((list) => t('timeline.exchangeFor', { numbers: list })),
    ...numbers(details.replacementNumber === undefined ? [] : [details.replacementNumber]).map((list) =>
      t('timeline.replacement', { numbers: list }),
    ),
    ...(details.carriedFen === undefined
      ? []
      : [t('timeline.carried', { amount: formatMoney(Number(details.carriedFen)) })]),
    ...amounts(details.takenOver).map((amount) => t('timeline.takenOver', { amount })),
    ...(details.transferredFen === undefined
      ? []
      : [t('timeline.transferred', { amount: formatMoney(Number(details.transferredFen)) })]),
    ...(details.number === undefined ? [] : [t('timeline.request', { number: showNumber(details.number) })]),
    ...(kind === undefined ? [] : [tAfterSales(`kind.${kind}`)]),
    ...(reasonCode === undefined ? [] : [tAfterSales(`reason.${reasonCode}`)]),
    ...amounts(details.tenders).map((amount) => t('timeline.paid', { amount })),
    ...amounts(details.refunds).map((amount) => t('timeline.refunded', { amount })),
    ...(details.carrier === undefined
      ? []
      : [[carriers.shown(String(details.carrier)), details.trackingNumber].join(' ')]),
    ...(details.drugsApart === true ? [t('timeline.drugsApart')] : []),
    ...(parcel === undefined ? [] : [[tCommon(`shipmentState.${parcel}`), details.place].join(' ').trim()]),
    ...(details.afterDays === undefined
      ? []
      : [t('timeline.afterDays', { days: String(details.afterDays) })]),
    ...(disposition === undefined ? [] : [t(`disposition.${disposition}`)]),
    ...(outcome === undefined
      ? []
      : [
          t('timeline.recalled', { numbers: textsOf(details.batchNumbers).join(tCommon('and')) }),
          ...listOf(details.moves).map((move) =>
            t('timeline.moved', { number: String(move.batchNumber), quantity: String(move.quantity) }),
          ),
          t(`timeline.recallOutcome.${outcome}`),
        ]),
    ...(details.withoutCode === undefined
      ? []
      : [t('timeline.withoutCode', { count: Number(details.withoutCode) })]),
    ...(details.copyNo === undefined ? [] : [t('timeline.copy', { copyNo: String(details.copyNo) })]),
  ];
  return {
    action: known === undefined ? action : t(`event.${known}`),
    actor:
      role === 'system'
        ? t('timeline.system')
        : [staffName, knownRole === undefined ? role : tCommon(`role.${knownRole}`)].join(' · '),
    details: lines,
  };
}

/** A request's number as people read it: the order's, and which of its requests. */
function showNumber(number: unknown): string {
  const [order = '', own = ''] = String(number).split('-');
  return `${formatOrderNumber(order)}-${own}`;
}

const numberOf = (value: unknown): readonly string[] =>
  typeof value === 'string' ? [formatOrderNumber(value)] : [];

interface DetailRow {
  readonly tender?: unknown;
  readonly amountFen?: unknown;
  readonly batchNumber?: unknown;
  readonly quantity?: unknown;
}

const textsOf = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : []);

function listOf(value: unknown): readonly DetailRow[] {
  return Array.isArray(value)
    ? value.filter((row): row is DetailRow => typeof row === 'object' && row !== null)
    : [];
}
