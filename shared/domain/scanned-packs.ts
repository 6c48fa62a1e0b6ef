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

/** Why units without a code stand in the list of packs without one, when the till sold them beside others that had theirs. */
export const NOT_SCANNED_AT_TILL = '收银时未扫追溯码';

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
