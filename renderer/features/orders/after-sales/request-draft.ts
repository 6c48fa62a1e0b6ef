import type { PendingFile } from '#renderer/client/use-file-addresses.ts';
import type { ReplacementDraft } from '#renderer/ui/exchange/replacement-draft.ts';
import type { OrderDetail } from '#shared/contracts/orders.ts';
import { AFTER_SALES_KINDS, type AfterSalesKind } from '#shared/domain/after-sales-states.ts';
import {
  fitsKind,
  linesNotReturnable,
  RETURN_REASONS,
  type ReturnReason,
} from '#shared/domain/return-reasons.ts';

/** What somebody is about to ask for. */
export interface RequestDraft {
  readonly kind: AfterSalesKind;
  readonly reasonCode: ReturnReason | null;
  readonly reasonText: string;
  readonly overrideReason: string;
  readonly withShipping: boolean;
  /** Units by line number; lines that are left out are kept. */
  readonly units: ReadonlyMap<number, number>;
  /** What the customer gets instead; counts for an exchange alone. */
  readonly replacements: readonly ReplacementDraft[];
  /** Photos of the goods, which go along. */
  readonly photos: readonly PendingFile[];
}

export const EMPTY_DRAFT: RequestDraft = {
  kind: 'return',
  reasonCode: null,
  reasonText: '',
  overrideReason: '',
  withShipping: false,
  units: new Map(),
  replacements: [],
  photos: [],
};

/** The reasons that fit the kind, in the order of their number keys. */
export function reasonsFor(kind: AfterSalesKind): readonly ReturnReason[] {
  return RETURN_REASONS.filter((reason) => fitsKind(reason, kind));
}

/** The kind that F3 turns to. */
export function nextKind(kind: AfterSalesKind): AfterSalesKind {
  const place = AFTER_SALES_KINDS.indexOf(kind);
  return AFTER_SALES_KINDS[(place + 1) % AFTER_SALES_KINDS.length] ?? kind;
}

/** The draft with another kind; a reason that does not fit it is dropped. */
export function turnKind(draft: RequestDraft, kind: AfterSalesKind): RequestDraft {
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

/** How many units come back. */
export function unitsBack({ units }: RequestDraft): number {
  return [...units.values()].reduce((sum, quantity) => sum + quantity, 0);
}

export type MissingPart = 'units' | 'replacements' | 'reason' | 'reasonText' | 'override';

/** What is still to be said. */
export function missingParts(draft: RequestDraft, toOverride: readonly string[]): MissingPart[] {
  return [
    ...(draft.units.size === 0 ? (['units'] as const) : []),
    ...(draft.kind === 'exchange' && draft.replacements.length === 0 ? (['replacements'] as const) : []),
    ...(draft.reasonCode === null ? (['reason'] as const) : []),
    ...(draft.reasonCode === 'other' && draft.reasonText.trim() === '' ? (['reasonText'] as const) : []),
    ...(toOverride.length > 0 && draft.overrideReason.trim() === '' ? (['override'] as const) : []),
  ];
}
