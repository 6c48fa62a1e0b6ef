import type { DateText } from '#shared/domain/expiry.ts';
import type { CommandContext } from '../platform/context.ts';

/** A batch that is on the shelf when its drug enters the catalogue. */
export interface OpeningBatch {
  readonly drugId: number;
  readonly batchNumber: string;
  readonly expiryDate: DateText;
  readonly productionDate: DateText | null;
  readonly quantity: number;
  readonly costFen: number | null;
  readonly kind: 'opening';
  readonly reason: string;
}

/** Books a batch into the ledger. The inventory does it; the host hands it down, since the catalogue lies below. */
export type OpenBatch = (context: CommandContext, batch: OpeningBatch) => number;
