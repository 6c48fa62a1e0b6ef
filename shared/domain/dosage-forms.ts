/** Dosage forms as generic names end with them. */
const FORMS: readonly string[] = [
  '阴道缓释栓 阴道泡腾片 阴道泡腾胶囊 阴道软胶囊 阴道乳膏 痔疮栓 阴道胶囊 阴道凝胶 阴道片',
  '阴道栓 直肠栓 栓 肠溶缓释胶囊 肠溶缓释片 缓释混悬液 缓释混悬剂 肠溶软胶囊 缓释胶囊 控释胶囊',
  '肠溶胶囊 软胶囊 咀嚼胶 胶囊 胶丸 口腔崩解片 口崩片 分散片 泡腾片 咀嚼片 缓释片 控释片',
  '肠溶片 双释放片 双层片 多层片 舌下片 含片 口含片 薄膜衣片 外用片 糖衣片 口腔贴片 贴片 片',
  '宝塔糖 缓释微球 微球 缓释植入剂 植入剂 肠溶微丸 缓释微丸 肠溶颗粒 缓释颗粒 泡腾颗粒',
  '混悬颗粒 干混悬剂 颗粒 冲剂 干糖浆 糖浆 散 口服混悬液 口服混悬剂 混悬滴剂 混悬液 混悬剂',
  '口服溶液 口服液 口服乳 口服滴剂 滴剂 含漱液 合剂 溶液 大容量注射液 脂肪乳注射液',
  '脂质体注射液 乳状注射液 注射液 注射剂 冻干粉针 粉针 眼用凝胶 滴眼液 滴眼剂 眼膏 眼药水',
  '滴鼻液 滴耳液 鼻喷雾剂 鼻喷剂 喷鼻剂 鼻用喷雾剂 吸入用混悬液 吸入用溶液 吸入气雾剂',
  '吸入粉雾剂 吸入溶液 吸入剂 气雾剂 粉雾剂 粉吸入剂 雾化溶液 雾化液 雾化吸入溶液',
  '雾化吸入用溶液 喷雾剂 喷剂 吸入混悬液 鼻 透皮贴剂 贴剂 贴膏 凝胶贴膏 巴布膏 乳膏 软膏',
  '乳剂 乳胶剂 凝胶 搽剂 洗剂 洗液 涂剂 酊 膜 滴丸 丸 外用溶液 外用 涂膜剂',
]
  .flatMap((line) => line.split(' '))
  .sort((a, b) => b.length - a.length);

const PREFIXES = /^(?:注射用|外用|吸入用|口服用|鼻用|静注|无糖型?)/;
/** 小儿布洛芬 is 布洛芬 for children; 小儿止咳 is a formula of its own. */
const FOR_CHILDREN =
  /^(?:小儿|儿童|婴幼儿)(?=复方磺胺|.*(?:酸|霉素|西林|头孢|芬|酚|胺|唑|韦|啶|那敏|黄敏|匹林|溴索|特罗|铝|锌|钙|哌|嗪|替利))/;
/** The liquid that an infusion is made up with. */
const VEHICLE = /(?<=.{2})(?<!复方)(?:氯化钠|葡萄糖氯化钠|葡萄糖)$/;

/** A name without its dosage form, step by step: compounds are known by the names of any of the steps. */
export function withoutDosageForm(genericName: string): string[] {
  const plain = genericName
    .normalize('NFKC')
    .replace(/[([【].*?[)\]】]/g, '')
    .replace(/\s/g, '')
    .replace(/(?:I{1,3}|IV)$/, '');
  const form = FORMS.find((ending) => plain.endsWith(ending) && plain.length > ending.length);
  const stem = form === undefined ? plain : plain.slice(0, -form.length);
  const steps = [stem, stem.replace(PREFIXES, ''), stem.replace(PREFIXES, '').replace(FOR_CHILDREN, '')];
  const isInfusion = form?.endsWith('注射液') === true;
  const last = steps.at(-1) ?? stem;
  const dissolved = isInfusion && last !== '葡萄糖氯化钠' ? last.replace(VEHICLE, '') : last;
  return [...new Set([...steps, dissolved])].filter((step) => step !== '');
}

const LOCAL =
  /滴眼|眼膏|眼用|眼药|滴耳|滴鼻|鼻喷|喷鼻|鼻用|乳膏|软膏|凝胶|洗剂|洗液|搽剂|涂剂|涂膜|喷雾剂|气雾剂|粉雾剂|吸入|栓|贴膏|贴剂|巴布膏|酊|含漱|阴道|外用|散剂外用/;

/** True for a form that works where it is put: the same ingredient by mouth beside it is often meant. */
export function isLocalForm(genericName: string): boolean {
  return LOCAL.test(genericName);
}
