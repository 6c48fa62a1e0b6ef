import type { LineWarning } from '#shared/contracts/cart.ts';
import { whyNotSellable } from '#shared/domain/batches.ts';
import type { ControlClass, DrugCategory } from '#shared/domain/drugs.ts';
import { expiryLevel, nearExpiryDays } from '#shared/domain/expiry.ts';
import type { PricedLine } from '#shared/domain/pricing.ts';
import {
  checkSaleRules,
  isForbiddenGift,
  needsBuyerId,
  needsPrescription,
  type SaleRuleBreach,
} from '#shared/domain/sale-rules.ts';
import type { DrugRow } from '../catalog/drugs.ts';
import { findBatch } from '../inventory/batches.ts';
import { waitingForBin } from '../inventory/bin-fills.ts';
import type { QueryContext } from '../platform/context.ts';
import type { coverOf } from '../prescriptions/cover-sale.ts';
import { readRules, ruleOf } from '../rules/rules.ts';
import { isPharmacistOnDuty } from '../staff/pharmacist-on-duty.ts';
import type { StoredLine } from './cart-rows.ts';

export interface LineFacts {
  readonly line: StoredLine;
  readonly drug: DrugRow;
  /** How the prescription stands that the line names; null when it names none. */
  readonly cover: ReturnType<typeof coverOf>;
  readonly availableQuantity: number;
  readonly nearestExpiry: string | null;
}

/** A line that everything together makes free of charge, and that must not be (compliance.md, "Gifts"). */
export function giftWarnings({ drug }: LineFacts, priced: PricedLine | undefined): LineWarning[] {
  const isGift =
    priced !== undefined &&
    priced.grossFen > 0 &&
    isForbiddenGift(drug.category as DrugCategory, priced.netFen);
  return isGift ? [{ code: 'gift_forbidden', blocking: true, params: {} }] : [];
}

/** What the cashier must know of each line, in the order of the lines; rules look at all selected lines at once. */
export function lineWarnings(
  context: Pick<QueryContext, 'reader' | 'today'>,
  facts: readonly LineFacts[],
): LineWarning[][] {
  const hasPharmacist = isPharmacistOnDuty(context.reader, context);
  const breaches = checkSaleRules(
    facts.filter(({ line }) => line.selected).map(toRuleLine),
    readRules(context.reader),
  );
  return facts.map((fact) => [
    ...stockWarnings(context, fact, demandFor(fact.drug.id, facts)),
    ...breaches
      .filter((breach) => fact.line.selected && breach.drugIds.includes(fact.drug.id))
      .map(warningOf),
    ...(fact.line.selected && needsBuyerId([toRuleLine(fact)])
      ? [{ code: 'buyer_id_required', blocking: false, params: {} } as const]
      : []),
    ...(fact.line.selected ? prescriptionWarnings(fact, facts, hasPharmacist) : []),
    ...priceWarnings(fact),
  ]);
}

function warningOf(breach: SaleRuleBreach): LineWarning {
  if (breach.code === 'PRESCRIPTION_REQUIRED')
    return { code: 'prescription_required', blocking: true, params: {} };
  if (breach.code === 'EPHEDRINE_PACK_TOO_STRONG')
    return { code: 'ephedrine_pack', blocking: true, params: {} };
  const { limit, quantity, controlClass } = breach;
  return { code: 'controlled_limit', blocking: true, params: { limit, quantity, controlClass } };
}

function toRuleLine({ line, drug }: Pick<LineFacts, 'line' | 'drug'>) {
  return {
    drugId: drug.id,
    category: drug.category as DrugCategory,
    controlClass: drug.controlClass as ControlClass,
    quantity: line.quantity,
    // What is wrong with the prescription that it names has a warning of its own.
    onPrescription: line.prescription !== null,
    ephedrine:
      drug.controlClass === 'ephedrine'
        ? { dosageForm: drug.dosageForm, unitUg: drug.ephedrineUnitUg, packUg: drug.ephedrinePackUg }
        : null,
  };
}

/** Units of a drug that the selected lines want together: a scanned and an unscanned line share the stock. */
function demandFor(drugId: number, facts: readonly LineFacts[]): number {
  return facts
    .filter(({ line, drug }) => line.selected && drug.id === drugId)
    .reduce((sum, { line }) => sum + line.quantity, 0);
}

function stockWarnings(
  { reader, today }: Pick<QueryContext, 'reader' | 'today'>,
  fact: LineFacts,
  demand: number,
): LineWarning[] {
  const warnings: LineWarning[] = [];
  if (fact.line.selected && demand > fact.availableQuantity) {
    warnings.push({
      code: 'insufficient_stock',
      blocking: true,
      params: { available: fact.availableQuantity, requested: demand },
    });
    warnings.push(...binWarnings({ reader, today }, fact));
  }
  const scanned = fact.line.scannedBatchId === null ? undefined : findBatch(reader, fact.line.scannedBatchId);
  const reason = scanned === undefined ? null : whyNotSellable(scanned, today);
  if (scanned !== undefined && reason !== null) {
    const params = { reason, batchNumber: scanned.batchNumber, expiryDate: scanned.expiryDate };
    warnings.push({ code: 'scanned_batch_not_sellable', blocking: true, params });
  }
  const expiryDate = scanned?.expiryDate ?? fact.nearestExpiry;
  const level =
    expiryDate === null
      ? 'fine'
      : expiryLevel(expiryDate, today, nearExpiryDays(ruleOf(reader, 'near_expiry')));
  if (expiryDate !== null && (level === 'notice' || level === 'urgent')) {
    const code = level === 'urgent' ? 'urgent_expiry' : 'near_expiry';
    warnings.push({ code, blocking: false, params: { expiryDate } });
  }
  return warnings;
}

/** Pieces that are there and only wait for their bin: somebody can clean it now. */
function binWarnings(
  { reader, today }: Pick<QueryContext, 'reader' | 'today'>,
  { drug }: LineFacts,
): LineWarning[] {
  const [first] = waitingForBin(reader, drug.id, today);
  if (first === undefined) return [];
  return [{ code: 'batch_outside_bin', blocking: false, params: { ...first } }];
}

/** What keeps a line on prescription from being paid now. */
function prescriptionWarnings(
  { line, drug, cover }: LineFacts,
  facts: readonly LineFacts[],
  hasPharmacist: boolean,
): LineWarning[] {
  const ref = line.prescription;
  if (ref === null || cover === null) return [];
  const { number, status, remaining } = cover;
  const quantity = facts
    .filter((other) => other.line.selected && other.line.prescription?.lineNo === ref.lineNo)
    .filter((other) => other.line.prescription?.prescriptionId === ref.prescriptionId)
    .reduce((sum, other) => sum + other.line.quantity, 0);
  const warnings: LineWarning[] = [];
  if (!cover.isLive)
    warnings.push({ code: 'prescription_ended', blocking: true, params: { number, status } });
  else if (status === 'waiting')
    warnings.push({ code: 'prescription_waiting', blocking: true, params: { number } });
  if (quantity > remaining)
    warnings.push({ code: 'prescription_quantity', blocking: true, params: { limit: remaining, quantity } });
  const isRx = needsPrescription(drug.category as DrugCategory, drug.controlClass as ControlClass);
  if (isRx && !hasPharmacist) warnings.push({ code: 'pharmacist_absent', blocking: true, params: {} });
  return warnings;
}

function priceWarnings({ line, drug }: LineFacts): LineWarning[] {
  if (drug.priceFen === 0) return [{ code: 'not_for_sale', blocking: true, params: {} }];
  if (line.addedPriceFen === drug.priceFen) return [];
  const params = { from_fen: line.addedPriceFen, to_fen: drug.priceFen };
  return [{ code: 'price_changed', blocking: false, params }];
}
