import { describe, expect, it } from 'vitest';
import { retailDrugNames } from '#resources/demo/drug-names.ts';
import { matchesAllergy } from '#shared/domain/allergies.ts';
import { COMPOUNDS } from '#shared/domain/ingredient-compounds.ts';
import { plainIngredient } from '#shared/domain/ingredient-names.ts';
import { ingredientsOf } from '#shared/domain/ingredients.ts';

const COLD = ['对乙酰氨基酚', '伪麻黄碱', '右美沙芬', '氯苯那敏'];

describe('RX-3: the ingredients of a drug', () => {
  it.each<[string, readonly string[]]>([
    ['阿莫西林胶囊', ['阿莫西林']],
    ['盐酸二甲双胍缓释片', ['二甲双胍']],
    ['苯磺酸氨氯地平片', ['氨氯地平']],
    ['注射用头孢曲松钠', ['头孢曲松']],
    ['头孢呋辛酯干混悬剂', ['头孢呋辛']],
    ['阿托伐他汀钙分散片', ['阿托伐他汀']],
    ['双氯芬酸钠缓释胶囊', ['双氯芬酸']],
    ['硫酸氢氯吡格雷片', ['氯吡格雷']],
    ['地塞米松磷酸钠滴眼液', ['地塞米松']],
    ['克林霉素磷酸酯阴道泡腾片', ['克林霉素']],
    ['盐酸左氧氟沙星氯化钠注射液', ['氧氟沙星']],
    ['右旋布洛芬口服混悬液', ['布洛芬']],
    ['小儿硫酸亚铁糖浆', ['硫酸亚铁']],
    ['二甲双胍格列本脲片(Ⅰ)', ['二甲双胍', '格列本脲']],
    ['氯沙坦钾氢氯噻嗪片', ['氯沙坦', '氢氯噻嗪']],
    ['阿莫西林克拉维酸钾(4:1)分散片', ['阿莫西林', '克拉维酸']],
    ['注射用哌拉西林钠他唑巴坦钠', ['哌拉西林', '他唑巴坦']],
    ['氨氯地平阿托伐他汀钙片', ['氨氯地平', '阿托伐他汀']],
    ['酚麻美敏片', COLD],
    ['复方盐酸伪麻黄碱缓释胶囊', ['伪麻黄碱', '氯苯那敏']],
    ['复方酮康唑发用洗剂', ['酮康唑', '氯倍他索']],
    ['氨酚伪麻美芬片', COLD.slice(0, 3)],
    ['维C银翘片', ['对乙酰氨基酚', '氯苯那敏', '维生素C', '银翘提取物']],
    ['复方甲氧那明胶囊', ['甲氧那明', '那可丁', '氨茶碱', '氯苯那敏']],
  ])('RX-3: %s', (name, ingredients) => {
    expect(ingredientsOf(name)).toEqual(ingredients);
  });

  it.each([
    ['碳酸钙片', '碳酸钙'],
    ['氯化钾缓释片', '氯化钾'],
    ['葡萄糖酸钙锌口服溶液', '葡萄糖酸钙锌'],
    ['硝酸甘油片', '硝酸甘油'],
    ['硫酸软骨素片', '硫酸软骨素'],
    ['乳酸菌素片', '乳酸菌素'],
    ['丙戊酸钠片', '丙戊酸'],
    ['叶酸片', '叶酸'],
    ['醋酸氢化可的松片', '氢化可的松'],
    ['盐酸肾上腺素注射液', '肾上腺素'],
    ['葡萄糖氯化钠注射液', '葡萄糖氯化钠'],
    ['复方氯化钠注射液', '复方氯化钠'],
    ['小儿止咳糖浆', '小儿止咳'],
    ['复方丹参片', '复方丹参'],
    ['六味地黄丸', '六味地黄'],
  ])('RX-3: %s is no salt to strip and no compound to guess: %s', (name, ingredient) => {
    expect(ingredientsOf(name)).toEqual([ingredient]);
  });

  it('RX-3: knows what is in many compounds', () => {
    expect(COMPOUNDS.size).toBeGreaterThanOrEqual(100);
    for (const [name, ingredients] of COMPOUNDS) {
      expect(ingredients.length, name).toBeGreaterThanOrEqual(2);
      expect(new Set(ingredients).size, name).toBe(ingredients.length);
      // An ingredient goes by the one name that a drug of that ingredient alone has.
      for (const ingredient of ingredients) {
        if (!ingredient.endsWith('提取物')) expect(plainIngredient(ingredient), name).toBe(ingredient);
      }
    }
  });

  it('RX-3: makes a name of every name on the market, without form or salt left in it', () => {
    for (const name of retailDrugNames('resources')) {
      const ingredients = ingredientsOf(name);
      expect(ingredients.length, name).toBeGreaterThan(0);
      for (const ingredient of ingredients) {
        expect(ingredient, name).not.toBe('');
        expect(ingredient, name).not.toMatch(/(?:胶囊|注射液|滴眼液|颗粒|软膏|乳膏|分散片|缓释片)$/);
        expect(ingredient, name).not.toMatch(/^(?:盐酸|马来酸|富马酸(?!亚铁)|苯磺酸|注射用)/);
        expect(plainIngredient(ingredient), name).toBe(ingredient);
      }
    }
  });
});

describe('RX-3: allergies', () => {
  const match = (allergy: string, drug: string) => matchesAllergy(allergy, ingredientsOf(drug), drug);

  it.each<[string, string, string, string | null]>([
    ['青霉素', '阿莫西林胶囊', '阿莫西林', '青霉素类'],
    ['对青霉素类药物过敏', '注射用哌拉西林钠他唑巴坦钠', '哌拉西林', '青霉素类'],
    ['阿莫西林过敏', '氨苄西林胶囊', '氨苄西林', '青霉素类'],
    ['头孢', '头孢克肟分散片', '头孢克肟', '头孢菌素类'],
    ['磺胺', '复方磺胺甲噁唑片', '磺胺甲噁唑', '磺胺类'],
    ['磺胺类', '塞来昔布胶囊', '塞来昔布', '磺胺类'],
    ['左氧氟沙星', '莫西沙星片', '莫西沙星', '喹诺酮类'],
    ['阿司匹林', '布洛芬缓释胶囊', '布洛芬', '非甾体抗炎药'],
    ['红霉素', '阿奇霉素片', '阿奇霉素', '大环内酯类'],
    ['碘', '聚维酮碘溶液', '聚维酮碘', '碘'],
    ['破伤风', '破伤风抗毒素', '破伤风抗毒素', '破伤风抗毒素'],
    ['酒精', '藿香正气水', '藿香正气水', '乙醇'],
    ['布洛芬', '布洛芬混悬滴剂', '布洛芬', null],
    ['扑热息痛', '酚麻美敏片', '对乙酰氨基酚', null],
    ['盐酸二甲双胍', '二甲双胍格列本脲片', '二甲双胍', null],
    ['花生、鱼虾，磺胺嘧啶', '磺胺嘧啶片', '磺胺嘧啶', null],
    ['云南白药', '云南白药胶囊', '云南白药', null],
  ])('RX-3: %s speaks against %s', (allergy, drug, ingredient, group) => {
    expect(match(allergy, drug)).toMatchObject({
      ingredient,
      group,
      kind: group === null ? 'same' : 'group',
    });
  });

  it('RX-3: groups that may react too are told from the group itself', () => {
    expect(match('青霉素', '头孢克肟胶囊')).toMatchObject({ group: '头孢菌素类', kind: 'related' });
    expect(match('阿司匹林', '对乙酰氨基酚片')).toMatchObject({ group: '对乙酰氨基酚', kind: 'related' });
    // The surer of two matches is the one that is told.
    expect(match('青霉素，头孢', '头孢克肟胶囊')).toMatchObject({ allergy: '头孢', kind: 'group' });
  });

  it.each([
    ['无', '阿莫西林胶囊'],
    ['无青霉素过敏史', '阿莫西林胶囊'],
    ['否认药物过敏史', '阿莫西林胶囊'],
    ['', '阿莫西林胶囊'],
    ['头孢', '虫草头孢菌胶囊'],
    ['花粉', '天花粉'],
    ['青霉素', '灰黄霉素片'],
    ['红霉素', '氯霉素滴眼液'],
    ['普利', '贝那利珠单抗注射液'],
    ['海鲜', '鱼肝油软胶囊'],
    ['碘', '左甲状腺素钠片'],
    ['磺胺', '格列本脲片'],
    ['普鲁卡因', '普鲁卡因胺片'],
    ['吗啡', '盐酸阿扑吗啡舌下片'],
  ])('RX-3: %s says nothing against %s', (allergy, drug) => {
    expect(match(allergy, drug)).toBeNull();
  });
});
