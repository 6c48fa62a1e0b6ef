import { SAME_INGREDIENT } from './ingredient-synonyms.ts';

/** Acids that make a salt or an ester of a drug, as names begin with them. */
const ACIDS = [
  '盐酸 硫酸氢 硫酸 重酒石酸 酒石酸 枸橼酸 马来酸 富马酸 二甲苯磺酸 对甲苯磺酸 甲苯磺酸',
  '苯磺酸 甲磺酸 乙磺酸 双羟萘酸 昔萘酸 羟萘酸 醋酸 氢溴酸 苹果酸 琥珀酸 丁二酸 乳糖酸 乳酸',
  '硝酸 磷酸 二丙酸 丙酸 十一酸 戊酸 丁酸 环戊丙酸 庚酸 糠酸 苯甲酸 鞣酸 碳酸 草酸 己二酸',
  '氢碘酸 门冬氨酸 双醋酸 棕榈酸 癸酸 己酸 氢氯酸 托西酸',
]
  .flatMap((line) => line.split(' '))
  .sort((a, b) => b.length - a.length);
const ACID = new RegExp(`^(?:${ACIDS.join('|')})`);

/** What is the ingredient itself when it stands behind an acid: a metal, or another part of the molecule. */
const NOT_A_BASE =
  /^(?:(?:氢|亚|二|三|单|单氢|二氢)*(?:钠|钾|钙|镁|锌|铁|铝|铋|银|钡|锂|铜|锑|锰|铵|锶|酐)|甘油|软骨素|鱼精蛋白|肌酸|肌醇|菌|蛋白|苄酯|甲酯|异山梨酯|戊四醇酯|酯|鸟氨酸|酸|氢(?!化)|乙二胺)/;
const METAL = /(?:一|二|三|半)?(?:钠|钾|钙|镁|锌|(?<![溴氯])铵)$/;
/** A metal behind one of these is no salt of a drug but the drug: 碳酸钙, 氯化钾, 葡萄糖酸锌. */
const INORGANIC =
  /(?:化|氢|碳酸|硫酸|硝酸|乳酸|醋酸|枸橼酸|(?<!膦)磷酸|葡萄糖酸|硒酸|碘酸|硅酸|硼酸|谷氨酸|门冬氨酸|锰酸|苯甲酸|山梨酸|泛酸|硫代|抗坏血酸|苹果酸|藻酸|核苷酸|油酸|葡|铝酸|锌|钙|钾|铁|镁|铝|双酯|铋|氨基酸|二磷酸|纤维素|羧甲淀粉)$/;

/** Behind a steroid or a nucleoside, phosphate and succinate are salts too: 地塞米松磷酸钠. */
const ESTER_SALT = /(?<=松|龙|霉素|唑|素|黄素)(?:磷酸|琥珀酸|醋酸)(?:氢|二)*(?:钠|酯)$/;
const ESTER = /(?<=头孢.{2,4}|沙坦|西林|奥司他韦|他韦|霉素|培南)(?:匹酯|新戊酯|酯|双酯)$/;
const WATER = /(?:一|二|三|半|单)?水合?物?$/;

/** One ingredient without salt, ester and water, under the one name that it goes by. */
export function plainIngredient(stem: string): string {
  let name = stem;
  for (;;) {
    const shorter = oneStepPlainer(name);
    if (shorter === name || shorter.length < 2) break;
    name = shorter;
  }
  return SAME_INGREDIENT[name.toLowerCase()] ?? name;
}

function oneStepPlainer(name: string): string {
  const watery = name.replace(WATER, '');
  if (watery !== name && watery.length >= 3) return watery;
  const acid = ACID.exec(name)?.[0];
  if (acid !== undefined && !NOT_A_BASE.test(name.slice(acid.length))) {
    const base = name.slice(acid.length);
    if (base.length >= 2) return base;
  }
  const esterless = name.replace(ESTER_SALT, '').replace(ESTER, '');
  if (esterless !== name) return esterless;
  const metal = METAL.exec(name)?.[0];
  if (metal === undefined) return name;
  const anion = name.slice(0, -metal.length);
  return anion.length < 3 || INORGANIC.test(anion) ? name : anion;
}
