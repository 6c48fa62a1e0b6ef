import { readCount } from '#renderer/ui/read-count.ts';
import type { Settings } from '#shared/contracts/settings.ts';
import type { CashRounding } from '#shared/domain/money.ts';

type Limits = Settings['limits'];

/** The numbers among the limits, with the bounds that the contract sets. */
export const LIMIT_FIELDS = [
  { name: 'maxItemKinds', least: 1, most: 200 },
  { name: 'maxItemQuantity', least: 1, most: 9_999 },
  { name: 'minutesToPay', least: 1, most: 1_440 },
  { name: 'returnWindowDays', least: 0, most: 365 },
  { name: 'autoCompleteDays', least: 1, most: 90 },
] as const satisfies readonly {
  readonly name: keyof Limits;
  readonly least: number;
  readonly most: number;
}[];

export type LimitName = (typeof LIMIT_FIELDS)[number]['name'];

/** The limits as they are typed. */
export interface LimitsDraft {
  readonly texts: Readonly<Record<LimitName, string>>;
  readonly cashRounding: CashRounding;
}

export function draftOfLimits(limits: Limits): LimitsDraft {
  const { cashRounding, ...numbers } = limits;
  return {
    texts: {
      maxItemKinds: String(numbers.maxItemKinds),
      maxItemQuantity: String(numbers.maxItemQuantity),
      minutesToPay: String(numbers.minutesToPay),
      returnWindowDays: String(numbers.returnWindowDays),
      autoCompleteDays: String(numbers.autoCompleteDays),
    },
    cashRounding,
  };
}

/** The limits that a draft stands for; the names of those that are no number in bounds when it has some. */
export function readLimits(
  draft: LimitsDraft,
):
  | { readonly limits: Limits; readonly wrong: null }
  | { readonly limits: null; readonly wrong: LimitName[] } {
  const read = (name: LimitName) => {
    const bounds = LIMIT_FIELDS.find((field) => field.name === name);
    return bounds === undefined ? null : readCount(draft.texts[name], bounds);
  };
  const maxItemKinds = read('maxItemKinds');
  const maxItemQuantity = read('maxItemQuantity');
  const minutesToPay = read('minutesToPay');
  const returnWindowDays = read('returnWindowDays');
  const autoCompleteDays = read('autoCompleteDays');
  if (
    maxItemKinds === null ||
    maxItemQuantity === null ||
    minutesToPay === null ||
    returnWindowDays === null ||
    autoCompleteDays === null
  ) {
    return {
      limits: null,
      wrong: LIMIT_FIELDS.map(({ name }) => name).filter((name) => read(name) === null),
    };
  }
  const { cashRounding } = draft;
  return {
    limits: {
      maxItemKinds,
      maxItemQuantity,
      minutesToPay,
      returnWindowDays,
      autoCompleteDays,
      cashRounding,
    },
    wrong: null,
  };
}
