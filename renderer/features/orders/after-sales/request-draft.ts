import type { OrderDetail } from '#shared/contracts/orders.ts';
import { AFTER_SALES_KINDS, type AfterSalesKind } from '#shared/domain/after-sales-states.ts';
import {
  fitsKind,
  linesNotReturnable,
  RETURN_REASONS,
  type ReturnReason,
} from '#shared/domain/return-reasons.ts';

/** The kinds that this counter offers, in the order in which F3 turns them. */
export const OFFERED_KINDS = AFTER_SALES_KINDS.filter((kind) => kind !== 'exchange');

/** What somebody is about to ask for. */
export interface RequestDraft {
  readonly kind: Exclude<AfterSalesKind, 'exchange'>;
  readonly reasonCode: ReturnReason | null;
  readonly reasonText: string;
  readonly overrideReason: string;
  readonly withShipping: boolean;
  /** Units by line number; lines that are left out are kept. */
  readonly units: ReadonlyMap<number, number>;
}

export const EMPTY_DRAFT: RequestDraft = {
  kind: 'return',
  reasonCode: null,
  reasonText: '',
  overrideReason: '',
  withShipping: false,
  units: new Map(),
};

/** The reasons that fit the kind, in the order of their number keys. */
export function reasonsFor(kind: AfterSalesKind): readonly ReturnReason[] {
  return RETURN_REASONS.filter((reason) => fitsKind(reason, kind));
}

/** The draft with the next kind; a reason that does not fit it is dropped. */
export function turnKind(draft: RequestDraft): RequestDraft {
  const place = OFFERED_KINDS.indexOf(draft.kind);
  const kind = OFFERED_KINDS[(place + 1) % OFFERED_KINDS.length] ?? draft.kind;
  const keeps = draft.reasonCode !== null && fitsKind(draft.reasonCode, kind);
  return { ...draft, kind, reasonCode: keeps ? draft.reasonCode : null };
}

/** The draft with other units of a line, no more than are left of it and no fewer than none. */
export function setUnits(draft: RequestDraft, lineNo: number, units: number, left: number): RequestDraft {
  const wanted = Math.min(Math.max(units, 0), left);
  const changed = new Map(draft.units);
  if (wanted === 0) changed.delete(lineNo);
  else changed.set(lineNo, wanted);
  return { ...draft, units: changed };
}

/** The units as the core is asked for them, by line. */
export function wantedLines({ units }: RequestDraft): { lineNo: number; quantity: number }[] {
  return [...units].map(([lineNo, quantity]) => ({ lineNo, quantity })).sort((a, b) => a.lineNo - b.lineNo);
}

/** The drugs that would come back without a fault: only a pharmacist may take them, and says why. */
export function linesToOverride(draft: RequestDraft, order: OrderDetail, needsFault: boolean): string[] {
  const { kind, reasonCode } = draft;
  if (reasonCode === null || !needsFault) return [];
  const lines = order.items.filter(({ lineNo }) => draft.units.has(lineNo));
  return linesNotReturnable({ kind, reason: reasonCode }, lines).map(({ genericName }) => genericName);
}

export type MissingPart = 'units' | 'reason' | 'reasonText' | 'override';

/** What is still to be said. */
export function missingParts(draft: RequestDraft, toOverride: readonly string[]): MissingPart[] {
  return [
    ...(draft.units.size === 0 ? (['units'] as const) : []),
    ...(draft.reasonCode === null ? (['reason'] as const) : []),
    ...(draft.reasonCode === 'other' && draft.reasonText.trim() === '' ? (['reasonText'] as const) : []),
    ...(toOverride.length > 0 && draft.overrideReason.trim() === '' ? (['override'] as const) : []),
  ];
}
