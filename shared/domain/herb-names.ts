/**
 * The herbs of the classical lists of incompatible herbs, by the names that prescriptions and price lists use.
 * `classical` herbs stand in the verses themselves; the others are named beside them by the Chinese Pharmacopoeia
 * (《中国药典》一部), whose monographs say 不宜与……同用.
 */
export type HerbBasis = 'classical' | 'pharmacopoeia_extends';

export interface Herb {
  readonly name: string;
  readonly basis: HerbBasis;
  readonly aliases: readonly string[];
}

const verse = (name: string, ...aliases: string[]): Herb => ({ name, basis: 'classical', aliases });
const extended = (name: string, ...aliases: string[]): Herb => ({
  name,
  basis: 'pharmacopoeia_extends',
  aliases,
});

/** 川乌, 草乌: both verses name them. */
export const ACONITE_ROOTS: readonly Herb[] = [
  verse('川乌', '川乌头', '制川乌', '生川乌', '乌头'),
  verse('草乌', '草乌头', '制草乌', '生草乌', '北草乌'),
];

/** The Pharmacopoeia puts aconite's daughter root beside its mother root. */
export const ACONITES: readonly Herb[] = [
  ...ACONITE_ROOTS,
  extended(
    '附子',
    ...['附片', '黑顺片', '白附片', '黑附片', '淡附片', '炮附片', '炮附子', '制附子', '制附片'],
    ...['熟附子', '熟附片', '盐附子', '生附子', '黑附子', '明附片', '黄附片', '天雄', '侧子'],
  ),
];

/** 半蒌贝蔹及 */
export const AGAINST_ACONITES: readonly Herb[] = [
  verse(
    '半夏',
    '法半夏',
    '姜半夏',
    '清半夏',
    '生半夏',
    '制半夏',
    '半夏曲',
    '旱半夏',
    '法夏',
    '京半夏',
    '仙半夏',
  ),
  verse('瓜蒌', '全瓜蒌', '栝楼', '栝蒌', '糖瓜蒌'),
  extended('瓜蒌皮', '栝楼皮', '瓜壳', '蒌皮'),
  extended('瓜蒌子', '瓜蒌仁', '栝楼仁', '栝楼子', '蒌仁', '炒瓜蒌子', '瓜蒌霜', '瓜蒌子霜'),
  extended('天花粉', '栝楼根', '瓜蒌根'),
  verse('贝母'),
  verse('川贝母', '川贝', '松贝', '青贝', '炉贝', '尖贝'),
  verse('浙贝母', '浙贝', '象贝', '大贝母', '珠贝'),
  extended('平贝母', '平贝'),
  extended('伊贝母', '伊贝'),
  extended('湖北贝母', '鄂贝母', '板贝'),
  verse('白蔹', '白敛'),
  verse('白及', '白芨'),
];

export const LICORICES: readonly Herb[] = [
  verse('甘草', '炙甘草', '蜜甘草', '炒甘草', '生甘草', '粉甘草', '国老', '甘草梢', '甘草节'),
];

/** 藻戟遂芫 */
export const AGAINST_LICORICE: readonly Herb[] = [
  verse('海藻', '羊栖菜', '海蒿子'),
  verse('京大戟', '大戟', '醋京大戟', '龙虎草', '下马仙'),
  extended('红大戟', '红芽大戟', '广大戟', '醋红大戟'),
  verse('甘遂', '醋甘遂', '煨甘遂', '猫儿眼根'),
  verse('芫花', '醋芫花', '闷头花'),
];

export const VERATRUMS: readonly Herb[] = [verse('藜芦', '黑藜芦', '山葱')];

export const GINSENGS: readonly Herb[] = [
  verse(
    '人参',
    ...['生晒参', '白参', '糖参', '红参', '高丽参', '别直参', '朝鲜参', '野山参', '园参', '林下参', '移山参'],
    ...['吉林参', '边条参', '人参须', '红参须', '参须', '石柱参'],
  ),
  extended('人参叶', '参叶'),
];

/** 诸参辛芍 */
export const AGAINST_VERATRUM: readonly Herb[] = [
  ...GINSENGS,
  verse('丹参', '紫丹参', '酒丹参', '赤参', '红根赤参'),
  verse('玄参', '元参', '黑参', '乌元参'),
  verse('南沙参', '沙参', '泡参'),
  verse('北沙参', '辽沙参', '莱阳参', '条沙参'),
  verse('苦参', '苦骨', '野槐根'),
  extended('西洋参', '花旗参', '西洋人参', '洋参'),
  extended('党参', '潞党参', '台党参', '纹党参', '米炒党参', '板桥党', '白条党'),
  verse('细辛', '北细辛', '辽细辛', '华细辛', '汉城细辛'),
  verse('白芍', '白芍药', '杭白芍', '杭芍', '亳白芍', '川白芍', '炒白芍', '酒白芍', '芍药'),
  verse('赤芍', '赤芍药', '川赤芍', '京赤芍'),
];

/** The herbs of the nineteen antagonisms (十九畏) that the eighteen incompatibilities lack. */
export const SULFURS: readonly Herb[] = [verse('硫黄', '硫磺', '石硫黄', '石硫磺', '制硫黄')];
export const MIRABILITES: readonly Herb[] = [
  verse('芒硝', '朴硝', '皮硝', '牙硝', '马牙硝', '英硝', '盆硝'),
  extended('玄明粉', '元明粉', '风化硝', '白龙粉'),
];
export const MERCURIES: readonly Herb[] = [verse('水银', '汞')];
export const ARSENICS: readonly Herb[] = [
  verse('砒霜', '砒石', '白砒', '红砒', '信石', '红信', '白信', '人言'),
];
export const STELLERAS: readonly Herb[] = [verse('狼毒', '白狼毒', '瑞香狼毒', '狼毒大戟', '月腺大戟')];
export const LITHARGES: readonly Herb[] = [verse('密陀僧', '陀僧', '没多僧')];
export const CROTONS: readonly Herb[] = [
  verse('巴豆', '生巴豆', '江子', '刚子'),
  extended('巴豆霜', '巴霜', '江子霜'),
];
export const MORNING_GLORIES: readonly Herb[] = [
  verse('牵牛子', '牵牛', '黑丑', '白丑', '二丑', '黑白丑', '丑牛', '炒牵牛子'),
];
export const CLOVES: readonly Herb[] = [verse('丁香', '公丁香', '丁子香'), extended('母丁香', '鸡舌香')];
export const CURCUMAS: readonly Herb[] = [
  verse('郁金', '广郁金', '川郁金', '黄郁金', '黄丝郁金', '绿丝郁金', '桂郁金', '温郁金', '醋郁金', '玉金'),
];
export const RHINO_HORNS: readonly Herb[] = [verse('犀角', '犀牛角', '乌犀角', '广角')];
export const SPARGANIUMS: readonly Herb[] = [verse('三棱', '京三棱', '荆三棱', '黑三棱', '醋三棱', '山棱')];
/**
 * 官桂 of the verse is 肉桂, as the Pharmacopoeia has it under 赤石脂. 桂枝 is another monograph, and none forbids it.
 */
export const CASSIAS: readonly Herb[] = [
  verse('肉桂', '官桂', '桂心', '紫油桂', '油桂', '玉桂', '企边桂', '板桂'),
];
export const HALLOYSITES: readonly Herb[] = [verse('赤石脂', '石脂', '煅赤石脂', '醋赤石脂', '白石脂')];
export const FLYING_SQUIRREL_FECES: readonly Herb[] = [
  verse('五灵脂', '醋五灵脂', '灵脂', '灵脂米', '灵脂块'),
];

/** Other herbs whose names hold one of the names above: nothing follows from the likeness. */
export const FALSE_FRIENDS: readonly string[] = [
  ...['白附子', '禹白附', '关白附', '香附子', '香附片', '草乌叶', '竹节香附'],
  ...['水半夏', '土贝母', '草贝母', '假贝母', '天花粉蛋白'],
  ...['野甘草', '土甘草', '甘草叶', '黄芫花', '土大戟', '海藻酸'],
  ...[
    '太子参',
    '明党参',
    '土党参',
    '土人参',
    '刺人参',
    '珠子参',
    '竹节参',
    '竹节人参',
    '华山参',
    '手参',
    '拳参',
  ],
  ...['人参果', '人参花', '人参子', '苦参子', '苦参碱', '土细辛', '白芍花', '芍药花', '洋参果'],
  ...['丁香罗勒', '白丁香', '紫丁香', '丁香蓼', '丁香叶', '丁香茄', '郁金香', '桂心草', '牵牛花', '三棱草'],
  ...['肉桂叶', '肉桂子', '土肉桂', '五灵脂草', '人言草', '土沙参', '云参', '黑参胶'],
];
