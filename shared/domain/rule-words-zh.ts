/** Each rule of the rule table: what it says, and what its numbers are. */
export const RULE_WORDS_ZH = {
  groups: {
    sale: '销售',
    prescription: '处方',
    dispensing: '调配与配送',
    stock: '库存',
    storage: '陈列与储存',
    returns: '退换货',
  },
  units: {
    packs: '盒',
    days: '天',
    years: '年',
    mg: 'mg',
    celsius: '℃',
    percent: '%',
    perDay: '次/天',
  },
  table: {
    prescription_required: {
      title: '处方药凭审核通过的处方销售',
      text: '没有药师审核通过的处方，处方药和仅凭处方销售的管控药品在任何路径上都不能收款。',
    },
    pharmacist_present: {
      title: '药师不在岗，停售处方药',
      text: '没有药师登录时不销售处方药；远程审方视为有药师审核。',
    },
    gifts_forbidden: {
      title: '处方药、甲类非处方药不得赠送',
      text: '不得以买药品赠药品、买商品赠药品等方式赠送：任何优惠使这类药品成为零元时，不予结算。',
    },
    buyer_id: {
      title: '管控药品登记购买人身份证',
      text: '查验身份证，登记姓名和身份证号，写入专册。',
    },
    ephedrine: {
      title: '含麻黄碱类复方制剂限量',
      text: '一次销售不超过限量；同类不同品牌合并计算，凭处方销售除外。',
      numbers: { packs: '每次最多' },
    },
    ephedrine_strength: {
      title: '含麻黄碱类复方制剂含量上限',
      text: '单位剂量超过上限的凭处方销售；最小包装含量不得超过上限。',
      numbers: { unitDose: '单位剂量', solidPack: '固体制剂每盒', liquidPack: '液体制剂每盒' },
    },
    compound_licorice: {
      title: '复方甘草片限量',
      text: '专册登记；一次销售不超过限量。',
      numbers: { packs: '每次最多' },
    },
    diphenoxylate: {
      title: '复方地芬诺酯片限量',
      text: '凭处方销售，专册登记；一次销售不超过限量。',
      numbers: { packs: '每次最多' },
    },
    tramadol_compound: {
      title: '曲马多复方制剂限量',
      text: '凭处方销售，专册登记；一次销售不超过限量。',
      numbers: { packs: '每次最多' },
    },
    narcotic_oral_compound: {
      title: '含麻醉药品口服复方制剂限量',
      text: '凭处方销售，专册登记；一次销售不超过限量。',
      numbers: { packs: '每次最多' },
    },
    psychotropic_2: {
      title: '第二类精神药品凭处方销售',
      text: '只凭处方销售，登记购买人，写入专册。',
    },
    sale_record: {
      title: '销售记录与销售凭证',
      text: '每笔销售记录品名、生产企业、数量、价格、批号、规格，小票可随时打印。',
    },
    trace_codes: {
      title: '销售时扫描药品追溯码',
      text: '每盒一码，20 位数字，一个码只售一次；售出时没有扫码的药自动记入无码清单，扫过码售出的药退回时也要扫码。',
    },
    prescription_validity: {
      title: '处方有效期',
      text: '处方开具当日有效；医师注明延长的，最长不超过延长天数。',
      numbers: { days: '有效', extendedDays: '延长后最长' },
    },
    prescription_supply: {
      title: '处方用量',
      text: '超过天数的处方在审核时提示；慢性病可由药师说明理由后通过。',
      numbers: {
        days: '一般处方最多',
        emergencyDays: '急诊处方最多',
        chronicDays: '长期处方最多',
        chronicExtendedDays: '长期处方注明理由最多',
      },
    },
    prescription_retention: {
      title: '处方及记录保存',
      text: '处方影像、三方签名和记录锁定保存，任何人不能修改或删除。',
      numbers: { years: '保存' },
    },
    pharmacist_review: {
      title: '处方由药师审核',
      text: '审核人必须是药师，且不是录入处方的人。',
    },
    herb_pairs: {
      title: '十八反、十九畏须医师再次签名',
      text: '含配伍禁忌的处方须医师再次签名确认后方可调配。',
    },
    two_person_check: {
      title: '调配双人复核',
      text: '调配和复核由两人分别完成并签名。',
    },
    owed_balance: {
      title: '欠药取药期限',
      text: '处方有效期内已调配、未给足的药，可在欠药后的天数内凭欠药单领取；逾期退款。',
      numbers: { days: '取药天数' },
    },
    split_packs: {
      title: '拆零登记',
      text: '拆零药品逐笔登记，药袋写明用法、用量、批号、有效期，保留原包装和说明书。',
    },
    delivery_package: {
      title: '配送药品单独包装',
      text: '药品单独包装并有明显标记，不与其他商品混装。',
    },
    expired_stock: {
      title: '过期药品不得销售',
      text: '到有效期当日自动锁定，任何路径都不能销售。',
    },
    recalled_stock: {
      title: '锁定、召回批号不得销售',
      text: '锁定或召回的批号立即停售，任何路径都不能销售。',
    },
    near_expiry: {
      title: '近效期提醒',
      text: '距有效期不足设定天数时，在开单、库存等处提醒。',
      numbers: { noticeDays: '提前提醒', urgentDays: '重点提醒' },
    },
    display_check: {
      title: '陈列检查（养护）',
      text: '按周期检查陈列药品，重点检查拆零、易变质、近效期、摆放较久的药品和中药饮片。',
      numbers: { everyDays: '每隔' },
    },
    climate: {
      title: '温湿度',
      text: '每天记录温湿度，超出范围及时处理。',
      numbers: {
        readings: '记录',
        coolMax: '阴凉不高于',
        coldMin: '冷藏不低于',
        coldMax: '冷藏不高于',
        humidityMin: '湿度不低于',
        humidityMax: '湿度不高于',
      },
    },
    bin_cleaning: {
      title: '中药斗装斗前清斗',
      text: '新批号到货后待装斗，清斗、复核并记录后才能销售；清出的批号停售，不得错斗、串斗。',
    },
    returns_quality_only: {
      title: '非质量问题不退换',
      text: '除药品质量原因外，药品一经售出，不得退换。',
    },
    returns_to_quarantine: {
      title: '退回药品进待验区',
      text: '退回的药品放入待验区，不会自动恢复销售。',
    },
  },
} as const;
