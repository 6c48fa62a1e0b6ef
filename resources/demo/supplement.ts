import type { DrugCategory } from '#shared/domain/drugs.ts';
import type { DrugKind } from './kinds.ts';

/** Goods that every counter has and the list of names lacks. */
export interface SupplementItem {
  readonly name: string;
  readonly kind: DrugKind;
  readonly category: DrugCategory;
  readonly specification?: string;
  readonly unit?: string;
  readonly yuan?: readonly [number, number];
}

const watched = (name: string, category: DrugCategory): SupplementItem => ({
  name,
  kind: 'chemical',
  category,
});
const piece = (name: string): SupplementItem => ({
  name,
  kind: 'piece',
  category: 'tcm_piece',
  specification: '100g',
  unit: '袋',
  yuan: [6, 88],
});
const device = (name: string, specification: string, yuan: readonly [number, number]): SupplementItem => ({
  name,
  kind: 'device',
  category: 'device',
  specification,
  unit: '盒',
  yuan,
});

/** Drugs of the list that the shop has of two makers, the second in packs of its own: one may stand in for the other. */
export const SECOND_MAKERS: readonly SupplementItem[] = [
  { name: '布洛芬片', kind: 'chemical', category: 'otc_a', specification: '10mg*14片', yuan: [9, 30] },
  { name: '马来酸依那普利片', kind: 'chemical', category: 'rx', specification: '10mg*7片', yuan: [8, 24] },
  { name: '维生素B1片', kind: 'chemical', category: 'otc_a', specification: '0.5g*12片', yuan: [4, 12] },
];

export const SUPPLEMENT: readonly SupplementItem[] = [
  // More than 30 mg of ephedrine in a unit dose: managed as prescription drugs.
  watched('复方盐酸伪麻黄碱缓释胶囊', 'rx'),
  watched('氨酚伪麻美芬片', 'otc_a'),
  watched('酚麻美敏片', 'otc_a'),
  watched('氯雷伪麻缓释片', 'rx'),
  watched('复方甘草片', 'rx'),
  watched('复方甘草口服溶液', 'rx'),
  watched('复方地芬诺酯片', 'rx'),
  watched('氨酚曲马多片', 'rx'),
  watched('艾司唑仑片', 'rx'),
  ...[
    '黄芪',
    '当归',
    '枸杞子',
    '党参',
    '大黄',
    '麦冬',
    '金银花',
    '菊花',
    '茯苓',
    '白术',
    '陈皮',
    '山药',
    '丹参',
  ].map(piece),
  ...['炒酸枣仁', '炙甘草', '制何首乌', '北沙参', '川贝母', '西洋参', '三七', '薏苡仁', '百合', '海藻'].map(
    piece,
  ),
  device('一次性使用医用口罩', '10只', [3, 12]),
  device('医用外科口罩', '50只', [12, 38]),
  device('电子体温计', '1支', [18, 88]),
  device('电子血压计', '1台', [128, 398]),
  device('血糖试纸', '50片', [38, 128]),
  device('创可贴', '100片', [6, 22]),
  device('医用棉签', '50支', [2, 8]),
  device('医用纱布片', '10片', [4, 12]),
  device('医用退热贴', '4贴', [12, 36]),
  device('雾化器', '1台', [138, 368]),
];
