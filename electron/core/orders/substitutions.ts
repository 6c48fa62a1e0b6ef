import type { SubstitutionView } from '#shared/contracts/orders.ts';
import type { SubstitutionCause } from '#shared/domain/substitution.ts';
import { statement } from '../db/statement.ts';
import type { Reader, Tx } from '../db/store.ts';
import type { ItemRow } from './order-rows.ts';

/** A drug that a pharmacist gave for a line (RX-5). The line of the order that goes on names it. */
export interface NewSubstitution {
  /** The line whose drug was replaced. */
  readonly orderId: number;
  readonly lineNo: number;
  readonly drugId: number;
  readonly quantity: number;
  /** The line as it was sold first. */
  readonly soldOrderId: number;
  readonly soldLineNo: number;
  /** So many units of what was sold first are as much as `perUnits` of this drug. */
  readonly soldUnits: number;
  readonly perUnits: number;
  readonly cause: SubstitutionCause;
  readonly reason: string;
  readonly staffId: number;
  readonly staffName: string;
  readonly licenceNumber: string;
  readonly atMs: number;
}

const insertRow = statement<NewSubstitution>()((db, p) =>
  db.insertInto('substitution').values({
    orderId: p.orderId,
    lineNo: p.lineNo,
    drugId: p.drugId,
    quantity: p.quantity,
    soldOrderId: p.soldOrderId,
    soldLineNo: p.soldLineNo,
    soldUnits: p.soldUnits,
    perUnits: p.perUnits,
    cause: p.cause,
    reason: p.reason,
    staffId: p.staffId,
    staffName: p.staffName,
    licenceNumber: p.licenceNumber,
    atMs: p.atMs,
  }),
);

const byId = statement<{ id: number }>()((db, p) =>
  db.selectFrom('substitution').selectAll().where('id', '=', p.id),
);

const shownById = statement<{ id: number }>()((db, p) =>
  db
    .selectFrom('substitution')
    .innerJoin('orderItem', (join) =>
      join
        .onRef('orderItem.orderId', '=', 'substitution.soldOrderId')
        .onRef('orderItem.lineNo', '=', 'substitution.soldLineNo'),
    )
    .select([
      'orderItem.drugId',
      'orderItem.genericName',
      'orderItem.tradeName',
      'orderItem.specification',
      'orderItem.manufacturer',
      'substitution.cause',
      'substitution.reason',
      'substitution.staffName',
      'substitution.licenceNumber',
      'substitution.atMs',
    ])
    .where('substitution.id', '=', p.id),
);

/** Writes that a line's drug was replaced; for ever. Returns its id. */
export function writeSubstitution(tx: Tx, substitution: NewSubstitution): number {
  return tx.run(insertRow, substitution).lastInsertRowid;
}

/** The substitution that a line names, or undefined for a line as it was sold. */
export function findSubstitution(reader: Reader, { substitutionId }: Pick<ItemRow, 'substitutionId'>) {
  return substitutionId === null ? undefined : reader.get(byId, { id: substitutionId });
}

/** What a line was sold as, who replaced it and why; null for a line as it was sold. */
export function showSubstitution(
  reader: Reader,
  { substitutionId }: Pick<ItemRow, 'substitutionId'>,
): SubstitutionView | null {
  if (substitutionId === null) return null;
  const row = reader.get(shownById, { id: substitutionId });
  if (row === undefined) return null;
  const { cause, reason, staffName, licenceNumber, atMs, ...sold } = row;
  return { sold, cause, reason, staffName, licenceNumber, atMs };
}
