/**
 * Groups of drugs that share an allergy, by the words that people write for them and by what names their members.
 * `related` groups may react too: they are shown, not stopped.
 */
export interface AllergyClass {
  readonly name: string;
  /** What somebody writes who is allergic to the group. A member's own name counts as well. */
  readonly written: RegExp;
  readonly members: RegExp;
  readonly related: readonly string[];
}

export const ALLERGY_CLASSES: readonly AllergyClass[] = [
  {
    name: '青霉素类',
    written: /青霉素(?!胺)|盘尼西林|penicillin|pg皮试|西林/i,
    members: /青霉素|西林/,
    related: ['头孢菌素类', '碳青霉烯类', '青霉胺'],
  },
  {
    name: '头孢菌素类',
    written: /头孢(?!菌丝|菌胶囊)|先锋霉素|先锋[0-9ⅠⅣⅤⅥ]|cephal|cef/i,
    // 虫草头孢菌 is a fungus taken as a tonic.
    members: /头孢(?!菌)|先锋霉素|拉氧头孢|头霉素/,
    related: ['青霉素类', '碳青霉烯类'],
  },
  { name: '碳青霉烯类', written: /培南|碳青霉烯/, members: /培南/, related: ['青霉素类', '头孢菌素类'] },
  { name: '青霉胺', written: /青霉胺/, members: /青霉胺/, related: ['青霉素类'] },
  {
    name: '磺胺类',
    written: /磺胺|新诺明|sulfa|smz|百炎净|增效联磺/i,
    // Their labels name an allergy to sulfonamides as a contraindication.
    members: /磺胺|柳氮磺|联磺|磺苄啶|塞来昔布|帕瑞昔布|唑尼沙胺/,
    related: [],
  },
  { name: '喹诺酮类', written: /沙星|喹诺酮|氟哌酸/, members: /沙星|吡哌酸|萘啶酸/, related: [] },
  {
    name: '大环内酯类',
    written: /大环内酯|红霉素|阿奇霉素|克拉霉素|螺旋霉素|交沙霉素/,
    members: /红霉素|阿奇霉素|克拉霉素|螺旋霉素|交沙霉素|麦迪霉素|麦白霉素|吉他霉素|柱晶白霉素|泰利霉素/,
    related: [],
  },
  {
    name: '氨基糖苷类',
    written: /氨基糖苷|氨基甙|庆大霉素|链霉素|卡那霉素|丁胺卡那|妥布霉素|新霉素|阿米卡星/,
    members:
      /庆大霉素|链霉素|卡那霉素|阿米卡星|妥布霉素|新霉素|奈替米星|依替米星|西索米星|核糖霉素|大观霉素|异帕米星|小诺霉素|巴龙霉素/,
    related: [],
  },
  {
    name: '四环素类',
    written: /四环素|多西环素|强力霉素|米诺环素|土霉素|金霉素/,
    members: /四环素|多西环素|米诺环素|土霉素|金霉素|美他环素|替加环素/,
    related: [],
  },
  { name: '林可酰胺类', written: /林可|克林霉素|洁霉素/, members: /林可霉素|克林霉素/, related: [] },
  {
    name: '硝基咪唑类',
    written: /硝唑|灭滴灵/,
    members: /甲硝唑|替硝唑|奥硝唑|塞克硝唑|吗啉硝唑|苯酰甲硝唑/,
    related: [],
  },
  {
    name: '非甾体抗炎药',
    written:
      /非甾体|解热镇痛|阿司匹林|阿斯匹林|乙酰水杨酸|水杨酸|aspirin|nsaid|布洛芬|双氯芬酸|吲哚美辛|消炎痛|芬必得|安乃近|去痛片|萘普生|美洛昔康/i,
    members:
      /阿司匹林|水杨酸(?!钠?偶氮)|贝诺酯|赖氨匹林|洛芬(?!待因)|布洛芬|双氯芬酸|吲哚美辛|萘普生|萘丁美酮|昔康|昔布|安乃近|氨基比林|非普拉宗|保泰松|甲芬那酸|氟芬那酸|氯芬那酸|托美丁|舒林酸|依托度酸|酮咯酸|尼美舒利|美辛唑酮|醋氯芬酸|阿西美辛|双水杨酯|氯诺昔康|奥沙普秦|芬布芬/,
    related: ['对乙酰氨基酚'],
  },
  {
    name: '对乙酰氨基酚',
    written: /对乙酰氨基酚|扑热息痛|泰诺|百服宁|必理通/,
    members: /对乙酰氨基酚|丙帕他莫/,
    related: ['非甾体抗炎药'],
  },
  {
    name: '碘',
    written: /碘/,
    members: /碘(?!塞罗宁)/,
    related: [],
  },
  {
    name: '局部麻醉药',
    written: /普鲁卡因|利多卡因|丁卡因|局麻|麻药/,
    members: /普鲁卡因(?!胺)|利多卡因|丁卡因|布比卡因|罗哌卡因|阿替卡因|甲哌卡因|丙胺卡因|奥布卡因|达克罗宁/,
    related: [],
  },
  {
    name: '阿片类',
    written: /吗啡|可待因|阿片|哌替啶|杜冷丁|曲马多|羟考酮/,
    members: /(?<!阿扑)吗啡|可待因|阿片|罂粟果|哌替啶|曲马多|羟考酮|芬太尼|美沙酮|右丙氧芬|布桂嗪|福尔可定/,
    related: [],
  },
  {
    name: '芳香族抗癫痫药',
    written: /卡马西平|苯妥英|奥卡西平|苯巴比妥|鲁米那|拉莫三嗪/,
    members: /卡马西平|苯妥英|奥卡西平|苯巴比妥|拉莫三嗪|扑米酮/,
    related: [],
  },
  { name: '普利类', written: /普利/, members: /普利(?!啶|沙|醇)/, related: [] },
  {
    name: '破伤风抗毒素',
    written: /破伤风|tat/i,
    members: /破伤风抗毒素|抗毒素|抗蛇毒血清|抗狂犬病血清/,
    related: [],
  },
  { name: '乙醇', written: /酒精|乙醇/, members: /乙醇|酒精|酊$|药酒|藿香正气水/, related: [] },
  { name: '胰岛素', written: /胰岛素/, members: /胰岛素/, related: [] },
];
