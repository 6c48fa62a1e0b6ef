import { hash } from 'node:crypto';
import type { Finding } from '#shared/contracts/prescriptions.ts';
import type { ControlClass, DrugCategory } from '#shared/domain/drugs.ts';
import type { DateText } from '#shared/domain/expiry.ts';
import { checkPrescription, type PrescriptionCheckInput } from '#shared/domain/prescription-checks.ts';
import { prescriptionLimits } from '#shared/domain/prescription-validity.ts';
import type { Reader } from '../db/store.ts';
import { readRules } from '../rules/rules.ts';
import { interactionIndex } from './interactions.ts';
import { getPatient } from './patients.ts';
import type { PrescriptionRecord } from './prescription-record.ts';
import type { LineRow, PrescriptionRow } from './prescription-rows.ts';
import { keptPatient } from './write-document.ts';

/**
 * The checks of a prescription as they stand now (RX-3): against the patient's allergies, those told since among
 * them, the rules of the chain and its table of interactions. Each finding has a key by which an answer names it.
 */
export function findingsOf(
  reader: Reader,
  { row, lines }: Pick<PrescriptionRecord, 'row' | 'lines'>,
  today: DateText,
): Finding[] {
  const found = checkPrescription({
    kind: row.kind,
    issuedOn: row.issuedOn,
    validDays: row.validDays,
    today,
    allergies: allergiesOf(reader, row),
    lines: lines.map(checkedLine),
    interactions: interactionIndex(reader),
    limits: prescriptionLimits(readRules(reader)),
  });
  return found.map(({ code, level, lineNos, params, source }) => {
    const needs = params.needs === 'doctor' ? ('doctor' as const) : ('pharmacist' as const);
    const finding = { code, level, lineNos: [...lineNos], params: { ...params }, source };
    return { key: keyOf(finding), ...finding, needs: level === 'confirm' ? needs : null };
  });
}

function allergiesOf(reader: Reader, row: PrescriptionRow): string[] {
  const kept = keptPatient(row)?.allergies ?? [];
  const told = row.patientId === null ? '[]' : getPatient(reader, row.patientId).allergies;
  return [...new Set([...kept, ...(JSON.parse(told) as string[])])];
}

/** No rule limits the packs of a drug on prescription; how many days it may supply is what limits it. */
function checkedLine(line: LineRow): PrescriptionCheckInput['lines'][number] {
  const { lineNo, drugId, genericName, quantity, days } = line;
  return {
    lineNo,
    drugId,
    genericName,
    category: line.category as DrugCategory,
    controlClass: line.controlClass as ControlClass,
    quantity,
    days,
    maxQuantity: null,
  };
}

const KEY_LENGTH = 16;

/** The same finding has the same key as long as it says the same of the same lines. */
function keyOf({
  code,
  level,
  lineNos,
  params,
}: Pick<Finding, 'code' | 'level' | 'lineNos' | 'params'>): string {
  return hash('sha256', JSON.stringify([code, level, lineNos, params])).slice(0, KEY_LENGTH);
}

/** How many findings of each level there are, as the queue shows them. */
export function countFindings(findings: readonly Finding[]) {
  const count = (level: Finding['level']) => findings.filter((finding) => finding.level === level).length;
  return { stopCount: count('stop'), confirmCount: count('confirm'), noteCount: count('note') };
}
