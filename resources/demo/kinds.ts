import type { ControlClass, StorageCondition } from '#shared/domain/drugs.ts';

/** What a name says a drug is made of; approval number, maker and category follow from it. */
export type DrugKind = 'chemical' | 'tcm' | 'biological' | 'piece' | 'device';

const BIOLOGICAL =
  /重组|疫苗|免疫球蛋白|白蛋白|干扰素|胰岛素|白介素|单抗|凝血|血清|纤维蛋白|肉毒|依那西普|杆菌|双歧|粉尘螨|肠球菌/;

const CHEMICAL = new RegExp(
  [
    '[酸钠钾钙氯氟溴碘胺唑酮醇酯啶嗪吡嘧喹苯硝磺硫氨磷肽酶烷烯肟腈呋噻铋铝镁锌铁铂酚萘]|维生素|维[A-ZU]|[一二三五九双]维',
    '霉素|西林|头孢|沙星|他汀|普利|沙坦|地平|洛尔|环素|洛芬|西泮|司琼|替丁|拉唑|格列|双胍|洛韦|夫定|莫司|特罗|茶碱',
    '可待因|曲马多|阿托品|颠茄|肝素|葡萄糖|果糖|氧烷|咖片|辅酶|鱼肝油|软皂|他定|西坦|莫司汀|沙利|右旋糖酐|瑞林',
  ].join('|'),
);

/** Tells what a drug is made of by the words of its name. */
export function kindOfName(name: string): Exclude<DrugKind, 'piece' | 'device'> {
  if (BIOLOGICAL.test(name)) return 'biological';
  return CHEMICAL.test(name) ? 'chemical' : 'tcm';
}

const ANTIBIOTIC =
  /霉素|西林|头孢|沙星|培南|磺胺|硝唑|康唑|环素|拉维酸|舒巴坦|米星|洛韦|夫定|利福|异烟肼|乙胺丁醇|芬净|氯喹/;

/** Chemical medicines that are sold without a prescription. */
const OTC_CHEMICAL =
  /维生素|维[A-ZU]|维片|对乙酰氨基酚|氨酚|布洛芬|氯雷他定|西替利嗪|葡萄糖酸|碳酸钙|乳酸|鱼肝油|开塞露|炉甘石|蒙脱石|多潘立酮|聚维酮碘|氯己定|水杨酸|铝碳酸镁|干酵母|叶酸片|谷维素|清凉|碘酊|樟脑|尿素|甘油|口服补液|多酶|薄荷|氧化锌|硫软膏|去痛片|银离子/;

export interface SaleClass {
  readonly antibiotic: boolean;
  readonly otcChemical: boolean;
}

export function saleClassOfName(name: string): SaleClass {
  return { antibiotic: ANTIBIOTIC.test(name), otcChemical: OTC_CHEMICAL.test(name) };
}

/**
 * Watched drugs by name. Chinese patent medicines that contain the herb 麻黄 are not among them: the rule is
 * about compounds of ephedrine and its salts (国食药监办〔2012〕260号).
 */
const CONTROL_BY_NAME: readonly (readonly [RegExp, ControlClass])[] = [
  [/伪麻|麻黄碱|酚麻美敏|^化痰平喘片$/, 'ephedrine'],
  [/^复方甘草(片|口服溶液)$/, 'compound_licorice'],
  [/地芬诺酯/, 'diphenoxylate'],
  [/曲马多/, 'tramadol_compound'],
  [/待因/, 'narcotic_oral_compound'],
  [/羟考酮|咖啡因|西泮|唑仑|唑吡坦/, 'psychotropic_2'],
];

export function controlClassOfName(name: string): ControlClass {
  return CONTROL_BY_NAME.find(([pattern]) => pattern.test(name))?.[1] ?? 'none';
}

/** Milligrams of ephedrine in a unit dose, as packs of these names state it; null for what contains none. */
export function ephedrineMgOfName(name: string): number | null {
  if (controlClassOfName(name) !== 'ephedrine') return null;
  if (name === '复方盐酸伪麻黄碱缓释胶囊') return 90;
  return name === '氯雷伪麻缓释片' ? 120 : 30;
}

/** Where a drug is kept: what its leaflet most likely asks for. */
export function storageOf(name: string, kind: DrugKind): StorageCondition {
  if (kind === 'biological') return 'cold';
  if (kind === 'piece') return 'dry';
  if (/栓|活菌|口服液|合剂/.test(name)) return 'cool';
  return /滴眼|维生素[ACDK]|硝苯地平|碘|注射液/.test(name) ? 'dark' : 'normal';
}
