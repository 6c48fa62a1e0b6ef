import { describe, expect, it } from 'vitest';
import { placePacks } from '#shared/domain/scanned-packs.ts';
import { fc } from '#test/support/seeded.ts';

const pack = (code: string, batchId: number | null = null) => ({ code, batchId });
const room = (batchId: number, quantity: number) => ({ batchId, quantity });
const placesOf = (placed: ReturnType<typeof placePacks>) =>
  placed.map(({ pack: { code }, room: { batchId } }) => [code, batchId]);

describe('RX-4 CAT-4: of which batch a scanned pack is', () => {
  it('RX-4: a pack of a known batch takes its unit before those of any', () => {
    const rooms = [room(1, 1), room(2, 2)];
    expect(placesOf(placePacks([pack('a'), pack('b', 1), pack('c')], rooms))).toEqual([
      ['a', 2],
      ['b', 1],
      ['c', 2],
    ]);
  });

  it('RX-4: a pack whose batch the line was not given takes the first unit that is left', () => {
    expect(placesOf(placePacks([pack('a', 9)], [room(1, 0), room(2, 1)]))).toEqual([['a', 2]]);
  });

  it('RX-4: packs for which no unit is left stay out', () => {
    expect(placesOf(placePacks([pack('a', 1), pack('b', 1)], [room(1, 1)]))).toEqual([['a', 1]]);
  });

  it('RX-4: no batch gets more packs than it has units, and as many packs are placed as there is room for', () => {
    const anyPacks = fc.array(fc.option(fc.nat({ max: 3 })), { maxLength: 12 });
    const anyRooms = fc.array(fc.record({ batchId: fc.nat({ max: 3 }), quantity: fc.nat({ max: 4 }) }), {
      maxLength: 5,
    });
    fc.assert(
      fc.property(anyPacks, anyRooms, (batches, rooms) => {
        const packs = batches.map((batchId, index) => pack(`p${index}`, batchId));
        const placed = placePacks(packs, rooms);
        const units = rooms.reduce((sum, { quantity }) => sum + quantity, 0);
        expect(placed).toHaveLength(Math.min(packs.length, units));
        expect(new Set(placed.map((place) => place.pack)).size).toBe(placed.length);
        for (const each of rooms) {
          expect(placed.filter((place) => place.room === each).length).toBeLessThanOrEqual(each.quantity);
        }
      }),
    );
  });
});
