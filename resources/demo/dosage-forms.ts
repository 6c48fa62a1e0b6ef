/** A dosage form as packs of it are sold. */
export interface DosageForm {
  readonly form: string;
  /** What a customer buys. */
  readonly unit: string;
  /** What a pack may hold. */
  readonly specifications: readonly [string, ...string[]];
  /** The usual price of a pack in yuan. */
  readonly yuan: readonly [number, number];
}

/** The form, the unit, the least and the highest usual price in yuan, and specifications. */
type FormRow = readonly [string, string, number, number, string, ...string[]];

/** A form for each ending of a name; the first ending that fits decides. */
const FORMS: readonly (readonly [RegExp, FormRow])[] = [
  [/^注射用|疫苗|血清|球蛋白|白蛋白|凝血/, ['注射剂', '支', 8, 320, '0.5g', '1.0g', '10mg', '100万单位']],
  [/注射液/, ['注射剂', '盒', 6, 180, '2ml:0.1g*10支', '5ml*10支', '10ml*5支', '100ml:0.5g', '250ml']],
  [/滴眼[液剂]|眼药/, ['滴眼剂', '支', 6, 68, '5ml', '8ml', '10ml', '0.4ml*10支']],
  [/眼膏|眼用凝胶/, ['眼用制剂', '支', 5, 45, '2g', '5g', '10g']],
  [/滴[鼻耳]|鼻.*喷|喷鼻剂|鼻用/, ['鼻用制剂', '支', 8, 75, '10ml', '5ml', '60揿']],
  [/气雾剂|粉雾剂|吸入剂/, ['吸入制剂', '支', 18, 210, '200揿', '60吸', '30粒']],
  [/喷雾剂|喷剂/, ['喷雾剂', '瓶', 12, 68, '50ml', '20ml', '30ml']],
  [
    /口服溶液|口服混悬液|口服液|合剂|口服营养|饮$|露$|鲜竹沥|补汁|口服乳|黄芪精/,
    ['口服溶液剂', '盒', 9, 98, '10ml*6支', '10ml*10支', '100ml', '20ml*6支'],
  ],
  [/干糖浆|糖浆/, ['糖浆剂', '瓶', 6, 42, '100ml', '120ml', '150ml', '60ml']],
  [/颗粒|冲剂|干混悬剂/, ['颗粒剂', '盒', 8, 58, '10g*9袋', '5g*12袋', '3g*10袋', '0.125g*12袋']],
  [/软胶囊|胶丸/, ['软胶囊剂', '盒', 9, 88, '0.1g*60粒', '0.45g*24粒', '100mg*30粒']],
  [/胶囊/, ['胶囊剂', '盒', 8, 120, '0.25g*24粒', '0.3g*36粒', '0.4g*12粒*3板', '20mg*14粒', '0.5g*20粒']],
  [/缓释片|控释片/, ['缓释片剂', '盒', 12, 96, '30mg*7片', '0.5g*30片', '20mg*10片']],
  [
    /片/,
    [
      '片剂',
      '盒',
      4,
      96,
      '0.1g*24片',
      '0.25g*24片',
      '0.5g*12片*2板',
      '5mg*28片',
      '10mg*14片',
      '0.3g*36片',
      '20mg*7片*3板',
      '100片',
    ],
  ],
  [/滴丸|丸|丹$|紫雪/, ['丸剂', '盒', 6, 168, '9g*10丸', '200丸', '6g*6袋', '360丸', '3g*10丸']],
  [/散|末$|粉$|白药|神曲/, ['散剂', '盒', 5, 46, '3g*10袋', '1g*6袋', '30g']],
  [/贴|镇痛膏|狗皮膏|橡皮/, ['贴膏剂', '盒', 9, 58, '7cm*10cm*6贴', '10cm*7cm*4贴']],
  [/乳膏|软膏|凝胶|乳胶剂|霜/, ['乳膏剂', '支', 5, 48, '10g', '15g', '20g', '30g']],
  [/膏滋|膏/, ['煎膏剂', '瓶', 12, 88, '100g', '200g', '300g']],
  [/滴剂$/, ['口服滴剂', '瓶', 9, 68, '10ml', '20ml', '15ml']],
  [/栓/, ['栓剂', '盒', 9, 76, '0.5g*7枚', '2g*5枚', '1.2g*10枚']],
  [
    /酊|搽剂|洗剂|油|溶液|酒|水$|液$|醑|精$|净$|灵$|洗药|甘油|碘/,
    ['外用溶液剂', '瓶', 4, 48, '50ml', '100ml', '20ml', '150ml'],
  ],
  [/茶/, ['茶剂', '盒', 6, 28, '6g*10袋', '3g*20袋']],
  [/胶$/, ['胶剂', '盒', 180, 1280, '250g', '500g']],
];

const OTHER_FORM: FormRow = ['其他', '盒', 8, 88, '1盒', '10袋'];

/** The dosage form that a drug's name ends with. */
export function dosageFormOfName(name: string): DosageForm {
  const row = FORMS.find(([ending]) => ending.test(name))?.[1] ?? OTHER_FORM;
  const [form, unit, lowYuan, highYuan, ...specifications] = row;
  return { form, unit, yuan: [lowYuan, highYuan], specifications };
}

/** How many tablets, bags or ampoules a specification counts: `0.5g*12片*2板` is 24; a bottle is 1. */
export function packSizeOf(specification: string): number {
  const counts = [...specification.matchAll(/(?:^|\*)(\d+)(?=[片粒支袋丸贴枚板揿吸])/g)];
  return counts.reduce((product, [, count]) => product * Number(count), 1);
}
