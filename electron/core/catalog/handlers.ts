import { fail } from '#shared/errors/index.ts';
import { type Handlers, onQuery } from '../platform/context.ts';
import { drugHits } from './drug-hits.ts';
import { getDrug } from './get-drug.ts';
import { importHandlers } from './import/import-handlers.ts';
import type { ImportJobs } from './import/import-jobs.ts';
import { batchIdOfScan, resolveScan } from './resolve-scan.ts';
import { searchDrugs } from './search-drugs.ts';

/** The calls of `catalog.*`, but for `loadDemo`, which needs every feature. */
export function catalogHandlers(imports: ImportJobs): Handlers {
  return {
    ...importHandlers(imports),
    ...onQuery('catalog.searchDrugs', ({ reader, today }, input) => searchDrugs(reader, { ...input, today })),
    ...onQuery('catalog.getDrug', ({ reader }, { drugId }) => getDrug(reader, drugId)),
    ...onQuery('catalog.resolveScan', ({ reader, today }, { code }) => {
      const found = resolveScan(reader, code, today);
      const [hit = fail('DRUG_NOT_FOUND', { drugId: found.drugId })] = drugHits(
        reader,
        [found.drugId],
        today,
      );
      return { hit, facts: found.facts, batchId: batchIdOfScan(reader, found) };
    }),
  };
}
