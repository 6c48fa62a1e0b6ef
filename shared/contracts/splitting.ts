import { z } from 'zod';
import { UNITS_PER_PACK } from '#shared/domain/split-packs.ts';
import { batch } from './batch.ts';
import { command, query } from './define.ts';
import { count, fen, id, line, requiredLine, timeMs } from './fields.ts';
import { pin } from './staff.ts';

/** A drug that is sold by the unit too, with the article that the units are sold as. */
export const looseArticle = z.object({
  packDrugId: id,
  looseDrugId: id,
  genericName: z.string(),
  /** As the pack says it. */
  specification: z.string(),
  manufacturer: z.string(),
  packUnit: z.string(),
  /** 片, 粒, 袋: what is sold. */
  unit: z.string(),
  unitsPerPack: z.int(),
  /** Null when the price follows the pack's. */
  statedPriceFen: fen.nullable(),
  /** What a unit costs now; 0 while it is not for sale. */
  unitPriceFen: fen,
  directions: z.string(),
  /** True where the drug's trace codes are known: a pack that is opened without one then needs a reason. */
  asksForCode: z.boolean(),
  isActive: z.boolean(),
});

/** A pack that was opened and of which units are left. */
export const openPack = z.object({
  openedPackId: id,
  batchNumber: z.string(),
  expiryDate: z.string(),
  units: z.int(),
  left: count,
  /** The pack's trace code; null for one that had none. */
  traceCode: z.string().nullable(),
  splitterName: z.string(),
  checkerName: z.string(),
  atMs: timeMs,
});
export type OpenPack = z.infer<typeof openPack>;

export const splitView = z.object({
  article: looseArticle,
  /** Units that can be sold now. */
  availableUnits: count,
  onHandUnits: count,
  openPacks: z.array(openPack),
  /** Sealed packs that may be opened, first expiry first: the first is the one to take. */
  packBatches: z.array(batch.pick({ batchId: true, batchNumber: true, expiryDate: true, available: true })),
});
export type SplitView = z.infer<typeof splitView>;

export const splittingContract = {
  /** How a drug is split; asked for by the drug of the packs or by the article of the units. Null: it is not. */
  get: query({
    access: 'stock.read',
    input: z.object({ drugId: id }),
    output: splitView.nullable(),
    errors: ['DRUG_NOT_FOUND'],
  }),
  /** Says that a drug's packs may be opened, and how its units are sold; said again, it changes that. */
  mark: command({
    access: 'catalog.split',
    input: z.object({
      drugId: id,
      unitsPerPack: z.int().min(UNITS_PER_PACK.min).max(UNITS_PER_PACK.max),
      unit: requiredLine(8),
      /** Null: the pack's price divided by its units, rounded up to the fen. */
      unitPriceFen: fen.min(1).nullable().default(null),
      directions: line(200).default(''),
    }),
    output: splitView,
    errors: ['DRUG_NOT_FOUND', 'SPLIT_NOT_ALLOWED'],
  }),
  /** Ends that: no pack is opened any more and no unit sold; what is left stays on the books. */
  unmark: command({
    access: 'catalog.split',
    input: z.object({ drugId: id }),
    output: splitView,
    errors: ['DRUG_NOT_FOUND', 'NOT_SPLITTABLE'],
  }),
  /**
   * Opens one pack: it leaves its batch and becomes loose units, and its trace code is never sold. The checker confirms
   * it with their PIN.
   */
  openPack: command({
    access: 'stock.split',
    secrets: ['checkerPin'],
    input: z.object({
      drugId: id,
      /** Null: the pack of the batch that the code names, else the one that expires first. */
      batchId: id.nullable().default(null),
      /** What was scanned of the pack. Empty where it has no code. */
      code: z.string().max(200).default(''),
      /** Why nothing was scanned of a drug whose packs have trace codes. */
      noCodeReason: line(200).default(''),
      /** The loose units that the screen showed: a pack that somebody else opened meanwhile is noticed. */
      seenUnits: count.nullable().default(null),
      checkerId: id,
      checkerPin: pin,
    }),
    output: splitView,
    errors: [
      'DRUG_NOT_FOUND',
      'NOT_SPLITTABLE',
      'SPLIT_NOT_ALLOWED',
      'LOOSE_STOCK_CHANGED',
      'INSUFFICIENT_STOCK',
      'BATCH_NOT_FOUND',
      'BATCH_NOT_SELLABLE',
      'BARCODE_UNKNOWN',
      'BARCODE_INVALID',
      'PACK_WRONG_DRUG',
      'PACK_WRONG_BATCH',
      'TRACE_CODE_SOLD',
      'TRACE_CODE_SET_ASIDE',
      'TRACE_CODE_OPENED',
      'TRACE_CODE_NEEDED',
      'CHECKER_IS_SPLITTER',
      'CHECKER_NOT_ALLOWED',
      'STAFF_NOT_FOUND',
      'STAFF_INACTIVE',
      'PIN_WRONG',
      'PIN_NOT_CHOSEN',
    ],
  }),
};
