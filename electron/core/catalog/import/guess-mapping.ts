import { IMPORT_FIELDS, type ImportField, REQUIRED_IMPORT_FIELDS } from '#shared/contracts/catalog.ts';
import { foldText } from '../search/fold-text.ts';

/** Which column of a file holds which field. */
export type ColumnMapping = Partial<Record<ImportField, number>>;

/** What columns are called in lists of wholesalers, of other tills and of our own export. */
const HEADERS: Readonly<Record<ImportField, readonly string[]>> = {
  code: [
    '商品编码',
    '药品编码',
    '商品编号',
    '药品编号',
    '货号',
    '编码',
    '编号',
    '商品代码',
    'code',
    'item code',
    'sku',
    'article number',
  ],
  genericName: [
    '通用名',
    '通用名称',
    '药品名称',
    '商品名称',
    '品名',
    '药品通用名',
    '名称',
    'generic name',
    'name',
    'drug name',
  ],
  tradeName: ['商品名', '商标名', '品牌', 'trade name', 'brand', 'brand name'],
  specification: ['规格', '规格型号', '包装规格', '药品规格', 'specification', 'spec', 'strength'],
  dosageForm: ['剂型', 'dosage form', 'form'],
  manufacturer: [
    '生产厂家',
    '生产企业',
    '厂家',
    '厂商',
    '生产厂商',
    '产地',
    '生产单位',
    '上市许可持有人',
    'manufacturer',
    'maker',
    'producer',
  ],
  approvalNumber: [
    '批准文号',
    '国药准字',
    '注册证号',
    '批文',
    'approval number',
    'approval no',
    'licence number',
  ],
  barcodes: ['条码', '条形码', '商品条码', '国际条码', '69码', 'barcode', 'barcodes', 'ean', 'ean13', 'gtin'],
  unit: ['单位', '包装单位', '销售单位', '计量单位', 'unit', 'uom'],
  packSize: ['包装数量', '件装量', '装量', '包装量', '最小包装数', 'pack size', 'packsize'],
  category: [
    '药品分类',
    '分类',
    '处方分类',
    '商品分类',
    '类别',
    '处方类型',
    '是否处方药',
    '药品类别',
    'category',
    'class',
    'otc',
  ],
  controlClass: [
    '特殊管理',
    '管理类别',
    '特殊药品',
    '特药分类',
    '特殊管理类别',
    'control class',
    'controlled',
  ],
  ephedrinePerUnit: [
    '单位剂量麻黄碱',
    '单位剂量麻黄碱含量',
    '麻黄碱单位含量',
    '麻黄碱单剂量(mg)',
    '每片麻黄碱(mg)',
    'ephedrine a dose',
    'ephedrine per unit',
    'ephedrine mg per unit',
  ],
  ephedrinePerPack: [
    '每包装麻黄碱',
    '最小包装麻黄碱含量',
    '麻黄碱包装含量',
    '每盒麻黄碱(mg)',
    'ephedrine a pack',
    'ephedrine per pack',
    'ephedrine mg per pack',
  ],
  storage: ['储存条件', '贮藏', '存储条件', '贮藏条件', '储藏条件', 'storage', 'storage condition'],
  insuranceCode: ['医保编码', '医保码', '医保代码', '国家医保编码', 'insurance code'],
  price: [
    '零售价',
    '售价',
    '单价',
    '销售价',
    '价格',
    '零售价格',
    '零售单价',
    'price',
    'retail price',
    'unit price',
  ],
  memberPrice: ['会员价', '会员价格', 'member price'],
  taxRate: ['税率', '销项税率', '增值税率', 'tax rate', 'vat'],
  shelf: ['货位', '货架', '货位号', '柜台', '架位', 'shelf', 'location', 'bin'],
  batchNumber: ['批号', '生产批号', '产品批号', 'batch', 'batch number', 'lot', 'lot number'],
  expiryDate: [
    '有效期至',
    '有效期',
    '效期',
    '失效日期',
    '有效期限',
    '到期日期',
    'expiry',
    'expiry date',
    'expiration date',
  ],
  productionDate: ['生产日期', 'production date', 'manufacture date', 'mfg date'],
  quantity: [
    '库存数量',
    '数量',
    '库存',
    '期初数量',
    '期初库存',
    '当前库存',
    'quantity',
    'qty',
    'stock',
    'on hand',
  ],
  cost: ['进价', '成本价', '采购价', '进货价', '成本', 'cost', 'cost price', 'purchase price'],
};

const FIELD_BY_HEADER: ReadonlyMap<string, ImportField> = new Map(
  IMPORT_FIELDS.flatMap((field) => HEADERS[field].map((header) => [foldText(header), field] as const)),
);

/**
 * Guesses what a file's columns hold by their headers: by the whole header first, then with notes in brackets
 * left out (`零售价(元)`). A column serves one field, and the first of two that would serve the same wins.
 */
export function guessMapping(columns: readonly string[]): ColumnMapping {
  const mapping: ColumnMapping = {};
  const readings: readonly ((header: string) => string)[] = [
    (header) => header,
    (header) => header.replace(/[(（[【].*$/, ''),
    // Names of fields as our own export writes them, in one word.
    (header) => header.replace(/([a-z])([A-Z])/g, '$1 $2'),
  ];
  const taken = new Set<number>();
  for (const reading of readings) {
    for (const [index, column] of columns.entries()) {
      const field = FIELD_BY_HEADER.get(foldText(reading(column)));
      if (field === undefined || taken.has(index) || mapping[field] !== undefined) continue;
      mapping[field] = index;
      taken.add(index);
    }
  }
  return mapping;
}

/** Required fields that a mapping leaves out. */
export function missingFields(mapping: ColumnMapping): ImportField[] {
  return REQUIRED_IMPORT_FIELDS.filter((field) => mapping[field] === undefined);
}
