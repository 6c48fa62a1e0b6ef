import type { AfterSalesDetail } from '#shared/contracts/aftersales.ts';

/** One batch of one line, as it can come back. */
export interface InspectRow {
  readonly lineNo: number;
  readonly batchId: number;
  readonly drug: string;
  readonly unit: string;
  readonly batchNumber: string;
  readonly expiryDate: string;
  /** Units of the batch that can still come back, within what was asked for. */
  readonly most: number;
  /** Units of the whole line that were asked for. */
  readonly asked: number;
}

/** What the inspection found so far: accepted units by row, and rejected ones by line. */
export interface InspectDraft {
  readonly accepted: ReadonlyMap<number, number>;
  readonly rejected: ReadonlyMap<number, number>;
  /** The trace codes that were scanned, by row: each is one of its accepted units. */
  readonly codes: ReadonlyMap<number, readonly string[]>;
}

export const NOTHING_YET: InspectDraft = { accepted: new Map(), rejected: new Map(), codes: new Map() };

/** The rows of a request, in the order of its lines. */
export function inspectRows(request: AfterSalesDetail): InspectRow[] {
  return request.lines.flatMap((line) =>
    line.batches.flatMap((batch): InspectRow[] => {
      const most = Math.min(batch.soldQuantity - batch.returnedBefore, line.quantity);
      if (most <= 0) return [];
      const { batchId, batchNumber, expiryDate } = batch;
      const { lineNo, genericName, unit, quantity } = line;
      return [{ lineNo, batchId, drug: genericName, unit, batchNumber, expiryDate, most, asked: quantity }];
    }),
  );
}

/** How many units of a line were accepted so far. */
export function acceptedOfLine(rows: readonly InspectRow[], draft: InspectDraft, lineNo: number): number {
  return rows.reduce(
    (sum, row, place) => sum + (row.lineNo === lineNo ? (draft.accepted.get(place) ?? 0) : 0),
    0,
  );
}

/** The draft with other units of a row, within the batch and within what was asked for of the line. */
export function setAccepted(
  rows: readonly InspectRow[],
  draft: InspectDraft,
  { place, units }: { place: number; units: number },
): InspectDraft {
  const row = rows[place];
  if (row === undefined) return draft;
  const others = acceptedOfLine(rows, draft, row.lineNo) - (draft.accepted.get(place) ?? 0);
  const most = Math.min(row.most, row.asked - others);
  const wanted = Math.min(Math.max(units, 0), most);
  return { ...draft, accepted: new Map(draft.accepted).set(place, wanted) };
}

/** The row to which a scanned pack adds: that of its batch, in a line that still takes one. */
export function rowFor(
  rows: readonly InspectRow[],
  draft: InspectDraft,
  pack: { lineNo: number; batchId: number },
): number {
  const fits = (row: InspectRow, place: number) =>
    row.batchId === pack.batchId && (draft.accepted.get(place) ?? 0) < row.most;
  const place = rows.findIndex(fits);
  return place >= 0 ? place : rows.findIndex((row) => row.batchId === pack.batchId);
}

/** The draft with one more trace code in a row. */
export function addCode(draft: InspectDraft, place: number, code: string): InspectDraft {
  return { ...draft, codes: new Map(draft.codes).set(place, [...(draft.codes.get(place) ?? []), code]) };
}

/** True when a pack with this trace code was scanned already. */
export function hasCode({ codes }: InspectDraft, code: string): boolean {
  return [...codes.values()].some((known) => known.includes(code));
}

/** What the core is told: each line with what came back, each row with what was accepted. */
export function inspection(rows: readonly InspectRow[], draft: InspectDraft) {
  const packs = rows.flatMap(({ lineNo, batchId }, place) => {
    const quantity = draft.accepted.get(place) ?? 0;
    const traced = (draft.codes.get(place) ?? []).slice(0, quantity);
    const rest = quantity - traced.length;
    return [
      ...traced.map((code) => ({ lineNo, batchId, quantity: 1, code })),
      ...(rest > 0 ? [{ lineNo, batchId, quantity: rest, code: '' }] : []),
    ];
  });
  const lines = [...new Set(rows.map(({ lineNo }) => lineNo))].map((lineNo) => {
    const accepted = acceptedOfLine(rows, draft, lineNo);
    return { lineNo, received: accepted + (draft.rejected.get(lineNo) ?? 0) };
  });
  return { packs, lines };
}
