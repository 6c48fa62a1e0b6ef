import { describe, expect, it } from 'vitest';
import {
  type ExpectedPacks,
  type PackVerdict,
  type ScannedPack,
  verifyPack,
} from '#shared/domain/pack-verification.ts';

const TODAY = '2026-06-15';
const early: ExpectedPacks = {
  lineNo: 1,
  drugId: 7,
  batchId: 71,
  batchNumber: 'EARLY',
  expiryDate: '2026-12-01',
  quantity: 2,
  verified: 0,
};
const late: ExpectedPacks = { ...early, batchId: 72, batchNumber: 'LATE', expiryDate: '2028-12-31' };
const sheet = [late, early];
const pack = (part: Partial<ScannedPack> = {}): ScannedPack => ({
  drugId: 7,
  batchNumber: null,
  expiryDate: null,
  quantity: 1,
  ...part,
});

describe('RX-4: a scanned pack against what was given', () => {
  it.each<[string, readonly ExpectedPacks[], Partial<ScannedPack>, Partial<PackVerdict>]>([
    ['without a batch counts for the first to expire', sheet, {}, { kind: 'right', batchId: 71 }],
    ['of the later batch counts for that', sheet, { batchNumber: 'LATE' }, { kind: 'right', batchId: 72 }],
    ['of another drug', sheet, { drugId: 8 }, { kind: 'wrong_drug' }],
    ['of another batch', sheet, { batchNumber: 'OTHER' }, { kind: 'wrong_batch' }],
    ['expired', sheet, { batchNumber: 'EARLY', expiryDate: TODAY }, { kind: 'expired' }],
    ['the day before it expires', sheet, { expiryDate: '2026-06-16' }, { kind: 'right' }],
    ['two at once fit', sheet, { quantity: 2 }, { kind: 'right', batchId: 71 }],
    ['three at once fit no batch', sheet, { quantity: 3 }, { kind: 'too_many', left: 2 }],
    [
      'of a batch that is complete while another is missing',
      [late, { ...early, verified: 2 }],
      { batchNumber: 'EARLY' },
      { kind: 'wrong_batch' },
    ],
    [
      'without a batch when the first is complete',
      [late, { ...early, verified: 2 }],
      {},
      { kind: 'right', batchId: 72 },
    ],
    [
      'when all are complete',
      [
        { ...late, verified: 2 },
        { ...early, verified: 2 },
      ],
      {},
      { kind: 'too_many', left: 0 },
    ],
    ['on no sheet', [], {}, { kind: 'wrong_drug' }],
  ])('RX-4: a pack %s', (_, expected, scanned, verdict) => {
    expect(verifyPack(expected, pack(scanned), TODAY)).toMatchObject(verdict);
  });
});
