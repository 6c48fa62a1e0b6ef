import { gtinCheckDigit, TRACE_PREFIX_LENGTH } from '#shared/domain/drug-codes.ts';
import type { DrugKind } from './kinds.ts';
import type { SeededRandom } from './seeded-random.ts';

const ITEM_DIGITS = 5;

/** Numbers packs so that no two carry the same code. */
export class PackNumbering {
  readonly #itemsOfCompany = new Map<string, number>();
  #drugs = 0;

  /** The next EAN-13 of a company: its prefix, a running item number, the check digit. */
  nextEan13(companyPrefix: string): string {
    const item = (this.#itemsOfCompany.get(companyPrefix) ?? 0) + 1;
    this.#itemsOfCompany.set(companyPrefix, item);
    const body = companyPrefix + String(item).padStart(ITEM_DIGITS, '0');
    return body + gtinCheckDigit(body);
  }

  /** The next drug's part of a trace code; trace codes of medicines begin with 8. */
  nextTracePrefix(): string {
    this.#drugs += 1;
    return `8${String(this.#drugs).padStart(TRACE_PREFIX_LENGTH - 1, '0')}`;
  }
}

const APPROVAL_LETTER = { chemical: 'H', tcm: 'Z', biological: 'S' } as const;

/** 批准文号 in the form that a kind of goods has; pieces carry none. */
export function approvalNumber(kind: DrugKind, random: SeededRandom): string {
  if (kind === 'piece') return '';
  if (kind === 'device') return `国械注准20${random.between(14, 25)}2${random.digits(7)}`;
  // Imported drugs that are packed in China carry a J.
  const letter = kind === 'chemical' && random.chance(0.06) ? 'J' : APPROVAL_LETTER[kind];
  const year =
    random.pick(['10', '19', '20']) === '20' ? `20${random.between(10, 24)}` : `19${random.between(93, 99)}`;
  return `国药准字${letter}${year}${random.digits(4)}`;
}

/** 国家医保药品代码: 23 places, X for chemical and Z for Chinese patent medicine; empty when not insured. */
export function insuranceCode(kind: DrugKind, random: SeededRandom): string {
  if (kind === 'device' || !random.chance(0.6)) return '';
  if (kind === 'piece') return `T${random.digits(9)}`;
  const system = kind === 'tcm' ? 'ZA' : 'XA';
  return `${system}${random.digits(2)}AA${random.digits(3)}A${random.digits(3)}01${random.digits(8)}`.padEnd(
    23,
    '0',
  );
}
