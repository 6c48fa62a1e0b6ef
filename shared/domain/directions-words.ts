/**
 * The words of directions for use as data: each code with its Chinese and English words for the label, and with
 * what people write for it. Latin is read with or without full stops (`t.i.d.`).
 */
export interface DirectionWord<Code extends string> {
  readonly code: Code;
  readonly zh: string;
  readonly en: string;
  readonly written: readonly string[];
}

/** 给药途径 */
export const ROUTE_CODES = [
  'po',
  'dissolved',
  'chewed',
  'sl',
  'buccal',
  'gargle',
  'ih',
  'im',
  'iv',
  'ivgtt',
  'pr',
  'pv',
  'inh',
  'neb',
  'oph',
  'otic',
  'nas',
  'top',
  'patch',
] as const;
export type RouteCode = (typeof ROUTE_CODES)[number];

export const ROUTES: readonly DirectionWord<RouteCode>[] = [
  { code: 'po', zh: '口服', en: 'by mouth', written: ['po', 'per os', '内服', '吞服', '温水送服', '送服'] },
  {
    code: 'dissolved',
    zh: '冲服',
    en: 'by mouth, dissolved in warm water',
    written: ['开水冲服', '温水冲服', '温开水冲服', '冲剂口服', '冲服口服'],
  },
  { code: 'chewed', zh: '嚼服', en: 'chewed', written: ['咀嚼', '嚼碎', '嚼碎服', '咀嚼服'] },
  { code: 'sl', zh: '舌下含服', en: 'under the tongue', written: ['sl', '舌下', '舌下含化'] },
  { code: 'buccal', zh: '含服', en: 'dissolved in the mouth', written: ['含化', '含片含服', '口含'] },
  { code: 'gargle', zh: '含漱', en: 'as a gargle', written: ['漱口', 'gargle'] },
  { code: 'ih', zh: '皮下注射', en: 'under the skin', written: ['ih', 'sc', 'subq', '皮下'] },
  { code: 'im', zh: '肌内注射', en: 'into a muscle', written: ['im', '肌注', '肌肉注射'] },
  { code: 'iv', zh: '静脉注射', en: 'into a vein', written: ['iv', '静注', '静推', '静脉推注'] },
  {
    code: 'ivgtt',
    zh: '静脉滴注',
    en: 'as an infusion into a vein',
    written: ['ivgtt', 'ivdrip', 'iv drip', 'ivd', '静滴', '静脉点滴'],
  },
  { code: 'pr', zh: '直肠给药', en: 'into the rectum', written: ['pr', '塞肛', '肛塞', '纳肛', '肛门给药'] },
  {
    code: 'pv',
    zh: '阴道给药',
    en: 'into the vagina',
    written: ['pv', '阴道用药', '阴道用', '塞阴道', '阴道塞入'],
  },
  { code: 'inh', zh: '吸入', en: 'inhaled', written: ['inh', '口吸', '吸入用'] },
  { code: 'neb', zh: '雾化吸入', en: 'inhaled from a nebulizer', written: ['neb', '雾化'] },
  { code: 'oph', zh: '滴眼', en: 'into the eye', written: ['oph', '点眼', '眼用', '滴眼用'] },
  { code: 'otic', zh: '滴耳', en: 'into the ear', written: ['otic', '耳用', '滴耳用'] },
  { code: 'nas', zh: '鼻用', en: 'into the nose', written: ['nas', '滴鼻', '喷鼻', '鼻腔给药', '鼻腔用'] },
  {
    code: 'top',
    zh: '外用',
    en: 'on the skin',
    written: [
      'top',
      'us ext',
      '外涂',
      '外搽',
      '外擦',
      '外敷',
      '涂抹',
      '涂患处',
      '涂于患处',
      '涂擦',
      '局部外用',
    ],
  },
  { code: 'patch', zh: '贴敷', en: 'as a patch', written: ['外贴', '贴患处', '贴于患处', '贴皮'] },
];

/** 给药时间 */
export const TIMING_CODES = [
  'ac',
  'ac30',
  'pc',
  'pc30',
  'pc60',
  'cc',
  'fasting',
  'hs',
  'morning',
  'needed',
] as const;
export type TimingCode = (typeof TIMING_CODES)[number];

/** `needed` beside a frequency (`q6h prn`) is a timing: the frequency is then the most that may be taken. */
export const TIMINGS: readonly DirectionWord<TimingCode>[] = [
  { code: 'ac', zh: '饭前', en: 'before meals', written: ['ac', '餐前'] },
  {
    code: 'ac30',
    zh: '饭前30分钟',
    en: '30 minutes before meals',
    written: [
      '饭前半小时',
      '餐前半小时',
      '餐前30分钟',
      '饭前30min',
      '餐前30min',
      '饭前0.5小时',
      '餐前0.5小时',
    ],
  },
  { code: 'pc', zh: '饭后', en: 'after meals', written: ['pc', '餐后'] },
  {
    code: 'pc30',
    zh: '饭后30分钟',
    en: '30 minutes after meals',
    written: [
      '饭后半小时',
      '餐后半小时',
      '餐后30分钟',
      '饭后30min',
      '餐后30min',
      '饭后0.5小时',
      '餐后0.5小时',
    ],
  },
  {
    code: 'pc60',
    zh: '饭后1小时',
    en: '1 hour after meals',
    written: ['饭后一小时', '餐后一小时', '餐后1小时', '饭后1h', '餐后1h'],
  },
  {
    code: 'cc',
    zh: '餐中',
    en: 'with meals',
    written: ['cc', '随餐', '饭中', '进餐时', '随饭', '与食物同服', '餐时'],
  },
  { code: 'fasting', zh: '空腹', en: 'on an empty stomach', written: [] },
  { code: 'hs', zh: '睡前', en: 'at bedtime', written: ['hs', '临睡前', '临睡', '睡觉前'] },
  {
    code: 'morning',
    zh: '晨起',
    en: 'on rising',
    written: ['晨起时', '早起', '清晨', '早晨', '早上', '晨间'],
  },
  { code: 'needed', zh: '需要时', en: 'when needed', written: ['prn', '必要时', '必要时用', '按需'] },
];
