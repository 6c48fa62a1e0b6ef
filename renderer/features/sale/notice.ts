import type { CallFailure } from '#renderer/client/call-failure.ts';

/** What the line under the search box says about the last thing that happened. Made into words when shown. */
export type Notice =
  | {
      readonly kind: 'added';
      readonly name: string;
      readonly quantity: number;
      readonly batchNumber: string | null;
    }
  | {
      readonly kind: 'quantityChanged';
      readonly name: string;
      readonly quantity: number;
      /** Trace codes of packs that the line no longer has. */
      readonly dropped: readonly string[];
    }
  | {
      readonly kind: 'packOpened';
      readonly packUnit: string;
      readonly unit: string;
      /** Loose units that can be sold now. */
      readonly left: number;
    }
  | { readonly kind: 'couponTaken'; readonly name: string }
  | { readonly kind: 'failure'; readonly failure: CallFailure }
  | { readonly kind: 'blocked'; readonly reason: BlockReason; readonly count: number }
  | { readonly kind: PlainNotice };

export type PlainNotice =
  | 'noLine'
  | 'nothingSelected'
  | 'quantityZero'
  | 'quantityWithheld'
  | 'notAQuantity'
  | 'nothingFound'
  | 'cleared'
  | 'undone'
  | 'parked'
  | 'resumed'
  | 'removed'
  | 'notSplit'
  | 'splitOnPrescription'
  | 'scanWhilePaying';

/** Why the selected lines cannot be sold as they stand, the gravest first. */
export const BLOCK_REASONS = [
  'prescription_required',
  'prescription_ended',
  'prescription_waiting',
  'prescription_quantity',
  'pharmacist_absent',
  'controlled_limit',
  'ephedrine_pack',
  'gift_forbidden',
  'insufficient_stock',
  'scanned_batch_not_sellable',
  'not_for_sale',
] as const;
export type BlockReason = (typeof BLOCK_REASONS)[number];

export type NoticeTone = 'success' | 'danger' | 'neutral';

export function toneOf(notice: Notice): NoticeTone {
  switch (notice.kind) {
    case 'failure':
    case 'blocked':
    case 'nothingFound':
    case 'quantityWithheld':
    case 'notAQuantity':
    case 'scanWhilePaying':
      return 'danger';
    case 'noLine':
    case 'nothingSelected':
    case 'notSplit':
    case 'splitOnPrescription':
    case 'quantityZero':
      return 'neutral';
    default:
      return 'success';
  }
}
