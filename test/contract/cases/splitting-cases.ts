import {
  ID,
  line,
  nullableOptional,
  optional,
  PIN,
  requiredLine,
  text,
  whole,
} from '#test/support/bad-values.ts';
import { markTablets, openingOf, TEN_TABLETS } from '#test/support/split-packs.ts';
import { traceCode } from '#test/support/trace-codes.ts';
import type { CasesOf } from './call-case.ts';

export const splittingCases: CasesOf<'splitting'> = {
  'splitting.get': {
    prepare: async (shop) => ({ drugId: (await markTablets(shop)).article.packDrugId }),
    fields: { drugId: ID },
  },
  'splitting.mark': {
    prepare: ({ drugs }) => ({ drugId: drugs.paracetamol, ...TEN_TABLETS, unitPriceFen: 130 }),
    fields: {
      drugId: ID,
      unitsPerPack: whole(2, 9_999),
      unit: requiredLine(8),
      unitPriceFen: nullableOptional(whole(1, 10_000_000_000)),
      directions: optional(line(200)),
    },
    other: (input) => ({ ...input, unitsPerPack: 20 }),
  },
  'splitting.unmark': {
    prepare: async (shop) => ({ drugId: (await markTablets(shop)).article.packDrugId }),
    fields: { drugId: ID },
    other: ({ drugId }) => ({ drugId: drugId + 1 }),
  },
  'splitting.openPack': {
    prepare: async (shop) => {
      await markTablets(shop);
      const code = `(01)06901234567892(10)LATE(21)${traceCode(1)}`;
      return openingOf(shop, { batchId: shop.batches.late, code, noCodeReason: '', seenUnits: 0 });
    },
    fields: {
      drugId: ID,
      batchId: nullableOptional(ID),
      code: optional(text(200)),
      noCodeReason: optional(line(200)),
      seenUnits: nullableOptional(whole(0, Number.MAX_SAFE_INTEGER)),
      checkerId: ID,
      checkerPin: PIN,
    },
    other: (input) => ({ ...input, seenUnits: null }),
  },
};
