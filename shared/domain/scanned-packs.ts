import type { DrugCategory } from './drugs.ts';

/** A pack whose trace code was scanned at the till. */
export interface ScannedPack {
  readonly code: string;
  /** The batch that it is of, where anybody knows. */
  readonly batchId: number | null;
}

/** Units of a batch that packs can be of. */
export interface PackRoom {
  readonly batchId: number;
  readonly quantity: number;
}

/** Drugs whose packs carry a trace code by law; herbs, devices and whatever else is sold have none. */
const TRACED: readonly DrugCategory[] = ['rx', 'otc_a', 'otc_b'];

/** True when every sealed pack of an article has a trace code, or a place in the list of packs without one. */
export function isTraced(category: DrugCategory): boolean {
  return TRACED.includes(category);
}

/** Why packs stand in the list of packs without a code, where nobody gave a reason: none was scanned as they left. */
export const NOT_SCANNED = '售出时未扫追溯码';

/** The same of a pack that was opened. */
export const NOT_SCANNED_WHEN_OPENED = '拆零时未扫追溯码';

/** Why a pack stands there that was verified by a code that is no trace code. */
export const SCANNED_WITHOUT_TRACE_CODE = '已扫商品条码，未扫追溯码';

/**
 * Says of which batch each scanned pack is, among the units that a line was given: the batch that its code names if
 * that has room, else the first that has. Packs for which no unit is left stay out.
 */
export function placePacks<Room extends PackRoom>(
  packs: readonly ScannedPack[],
  rooms: readonly Room[],
): { readonly pack: ScannedPack; readonly room: Room }[] {
  const left = rooms.map(({ quantity }) => quantity);
  const roomFor = (fits: (room: Room) => boolean): Room | null => {
    const index = rooms.findIndex((room, place) => (left[place] ?? 0) > 0 && fits(room));
    const room = rooms[index];
    if (room === undefined) return null;
    left[index] = (left[index] ?? 0) - 1;
    return room;
  };
  const placed = new Map<ScannedPack, Room>();
  const place = (pack: ScannedPack, fits: (room: Room) => boolean) => {
    const room = placed.has(pack) ? null : roomFor(fits);
    if (room !== null) placed.set(pack, room);
  };
  // Packs of a known batch first: the others can be of any.
  for (const pack of packs) if (pack.batchId !== null) place(pack, (room) => room.batchId === pack.batchId);
  for (const pack of packs) place(pack, () => true);
  return packs.flatMap((pack) => {
    const room = placed.get(pack);
    return room === undefined ? [] : [{ pack, room }];
  });
}
