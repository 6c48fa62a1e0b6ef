import { type ShipmentTransition, TROUBLE_STATES } from '#shared/domain/shipment-states.ts';
import { fail, invariant } from '#shared/errors/index.ts';
import { statement } from '../db/statement.ts';
import type { CommandContext } from '../platform/context.ts';
import type { ShipmentEventRow, ShipmentRow } from './shipment-rows.ts';

const updateState = statement<{
  id: number;
  version: number;
  nextVersion: number;
  state: ShipmentRow['state'];
  stateAtMs: number;
  underWaySinceMs: number;
}>()((db, p) =>
  db
    .updateTable('shipment')
    .set({
      version: p.nextVersion,
      state: p.state,
      stateAtMs: p.stateAtMs,
      underWaySinceMs: p.underWaySinceMs,
    })
    .where('id', '=', p.id)
    .where('version', '=', p.version),
);

const setClosed = statement<{ id: number; closedAtMs: number }>()((db, p) =>
  db
    .updateTable('shipment')
    .set({ closedAtMs: p.closedAtMs })
    .where('id', '=', p.id)
    .where('closedAtMs', 'is', null),
);

const insertEvent = statement<ShipmentEventRow & { shipmentId: number }>()((db, p) =>
  db.insertInto('shipmentEvent').values({
    shipmentId: p.shipmentId,
    seq: p.seq,
    action: p.action,
    fromState: p.fromState,
    toState: p.toState,
    place: p.place,
    note: p.note,
    staffId: p.staffId,
    staffName: p.staffName,
    atMs: p.atMs,
  }),
);

/** Where it happened and what people say of it. */
export interface ShipmentNews {
  readonly place: string;
  readonly note: string;
}

/**
 * The only way in which a shipment's state changes: the row moves to its next version and its story gets the
 * step. The days to automatic completion begin anew when a trouble is over. Returns the row as it now stands.
 */
export function stepShipment(
  context: CommandContext,
  shipment: ShipmentRow,
  { transition, ...news }: ShipmentNews & { transition: ShipmentTransition },
): ShipmentRow {
  invariant(transition.from === shipment.state, 'a step begins where the shipment stands');
  const { nowMs } = context;
  const isOverTrouble = TROUBLE_STATES.includes(shipment.state) && transition.action === 'move_on';
  const progress = {
    state: transition.to,
    stateAtMs: nowMs,
    underWaySinceMs: isOverTrouble ? nowMs : shipment.underWaySinceMs,
  };
  const nextVersion = shipment.version + 1;
  const { changes } = context.tx.run(updateState, {
    ...progress,
    id: shipment.id,
    version: shipment.version,
    nextVersion,
  });
  if (changes !== 1) fail('VERSION_CONFLICT', { shipmentId: shipment.id, version: shipment.version });
  writeShipmentEvent(context, shipment.id, {
    seq: nextVersion,
    action: transition.action,
    fromState: transition.from,
    toState: transition.to,
    ...news,
  });
  return { ...shipment, ...progress, version: nextVersion };
}

/** Ends a parcel's story with its order: nobody has to look after it any more. */
export function closeShipment({ tx, nowMs }: CommandContext, shipmentId: number): void {
  const { changes } = tx.run(setClosed, { id: shipmentId, closedAtMs: nowMs });
  invariant(changes === 1, 'a shipment is closed once');
}

/** Adds a line to a parcel's story; its number is the shipment's version. */
export function writeShipmentEvent(
  { tx, session, nowMs }: CommandContext,
  shipmentId: number,
  event: Omit<ShipmentEventRow, 'staffId' | 'staffName' | 'atMs'>,
): void {
  const { staffId, staffName } = session;
  tx.run(insertEvent, { ...event, shipmentId, staffId, staffName, atMs: nowMs });
}
