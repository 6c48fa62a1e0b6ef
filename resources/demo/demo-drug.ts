import type { ControlClass, DrugCategory, StorageCondition } from '#shared/domain/drugs.ts';
import { MICROGRAMS_IN_MILLIGRAM } from '#shared/domain/ephedrine-strength.ts';
import { DEFAULT_RULES } from '#shared/domain/rules.ts';
import { dosageFormOfName, packSizeOf } from './dosage-forms.ts';
import {
  controlClassOfName,
  type DrugKind,
  ephedrineMgOfName,
  kindOfName,
  saleClassOfName,
  storageOf,
} from './kinds.ts';
import type { Maker } from './makers.ts';
import { approvalNumber, insuranceCode, type PackNumbering } from './pack-codes.ts';
import type { SeededRandom } from './seeded-random.ts';
import type { SupplementItem } from './supplement.ts';

/** A drug as the catalogue takes it in. */
export interface DemoDrug {
  readonly code: string;
  readonly genericName: string;
  readonly tradeName: string;
  readonly specification: string;
  readonly dosageForm: string;
  readonly manufacturer: string;
  readonly approvalNumber: string;
  /** An EAN-13 and the drug part of its trace codes. */
  readonly barcodes: readonly string[];
  readonly unit: string;
  readonly packSize: number;
  readonly category: DrugCategory;
  readonly controlClass: ControlClass;
  readonly storage: StorageCondition;
  readonly insuranceCode: string;
  readonly priceFen: number;
  readonly memberPriceFen: number | null;
  readonly taxRateBp: number;
  readonly shelf: string;
  readonly ephedrineUnitUg: number | null;
  readonly ephedrinePackUg: number | null;
}

const TAX_RATE_BP = 1300;
/** Pieces are taxed as farm produce. */
const PIECE_TAX_RATE_BP = 900;

/** A name that goods are sold under, and what is already known of it. */
export type Article = Pick<SupplementItem, 'name' | 'kind'> & Partial<SupplementItem>;

export function articleOfName(name: string): Article {
  return { name, kind: kindOfName(name) };
}

/** Dresses a name up as a pack on the shelf. */
export function makeDrug(
  article: Article,
  parts: { code: string; maker: Maker; numbering: PackNumbering; random: SeededRandom },
): DemoDrug {
  const { code, maker, numbering, random } = parts;
  const { name, kind } = article;
  const form = dosageFormOfName(name);
  const specification = article.specification ?? random.pick(form.specifications);
  const category = article.category ?? categoryOf(name, kind, random);
  const priceFen = shelfPriceFen(article.yuan ?? form.yuan, random);
  return {
    code,
    genericName: name,
    tradeName: kind === 'chemical' && random.chance(0.15) ? random.pick(TRADE_NAMES) : '',
    specification,
    dosageForm: DOSAGE_FORM_OF_KIND[kind] ?? form.form,
    manufacturer: maker.name,
    approvalNumber: approvalNumber(kind, random),
    barcodes: [numbering.nextEan13(maker.companyPrefix), numbering.nextTracePrefix()],
    unit: article.unit ?? form.unit,
    packSize: packSizeOf(specification),
    category,
    controlClass: controlClassOfName(name),
    storage: storageOf(name, kind),
    insuranceCode: insuranceCode(kind, random),
    priceFen,
    memberPriceFen: random.chance(0.3) ? memberPriceFen(priceFen, random) : null,
    taxRateBp: kind === 'piece' ? PIECE_TAX_RATE_BP : TAX_RATE_BP,
    shelf: `${SHELF_AREA[category]}${random.between(1, 12)}-${random.between(1, 6)}`,
    ...ephedrineIn(name, packSizeOf(specification)),
  };
}

/** What the pack states of ephedrine; a pack of more than the law allows is not on the market, so nothing is stated. */
function ephedrineIn(name: string, packSize: number): Pick<DemoDrug, 'ephedrineUnitUg' | 'ephedrinePackUg'> {
  const { solidPack } = DEFAULT_RULES.ephedrine_strength.numbers;
  const unitMg = ephedrineMgOfName(name);
  if (unitMg === null) return { ephedrineUnitUg: null, ephedrinePackUg: null };
  const packMg = packSize > 1 && unitMg * packSize <= solidPack ? unitMg * packSize : null;
  return {
    ephedrineUnitUg: unitMg * MICROGRAMS_IN_MILLIGRAM,
    ephedrinePackUg: packMg === null ? null : packMg * MICROGRAMS_IN_MILLIGRAM,
  };
}

const TRADE_NAMES = ['安禾灵', '康序宁', '瑞泽欣', '济仁舒', '本元清', '春晖达', '明澈康', '启衡平'] as const;

const DOSAGE_FORM_OF_KIND: Readonly<Partial<Record<DrugKind, string>>> = {
  piece: '中药饮片',
  device: '医疗器械',
};

const SHELF_AREA: Readonly<Record<DrugCategory, string>> = {
  rx: 'R',
  otc_a: 'A',
  otc_b: 'B',
  tcm_piece: 'Y',
  device: 'M',
  other: 'Q',
};

/** Injected, biological and anti-infective drugs need a prescription; most Chinese patent medicines do not. */
function categoryOf(name: string, kind: DrugKind, random: SeededRandom): DrugCategory {
  const { antibiotic, otcChemical } = saleClassOfName(name);
  if (kind === 'biological' || antibiotic || dosageFormOfName(name).form === '注射剂') return 'rx';
  if (controlClassOfName(name) === 'ephedrine') return 'otc_a';
  if (controlClassOfName(name) !== 'none') return 'rx';
  if (kind === 'chemical') return otcChemical ? random.pick(['otc_a', 'otc_a', 'otc_b']) : 'rx';
  return random.pick(['otc_a', 'otc_a', 'otc_a', 'otc_b', 'otc_b', 'rx']);
}

/** A price within a range, most of them at its lower end, ending as shop prices do. */
function shelfPriceFen([lowYuan, highYuan]: readonly [number, number], random: SeededRandom): number {
  const yuan = Math.floor(lowYuan * (highYuan / lowYuan) ** random.fraction());
  return yuan * 100 + random.pick([0, 50, 80, 90, 0]);
}

function memberPriceFen(priceFen: number, random: SeededRandom): number {
  return Math.round((priceFen * random.pick([95, 92, 90, 88])) / 1000) * 10;
}
