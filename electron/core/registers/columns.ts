import type { ColumnDefinition } from './register.ts';

/** Columns that several registers have, so that one thing has one title everywhere. */
export const COLUMNS = {
  atMs: { key: 'atMs', kind: 'time', title: { zh: '时间', en: 'Time' } },
  orderNumber: { key: 'orderNumber', kind: 'text', title: { zh: '订单号', en: 'Order' } },
  genericName: { key: 'genericName', kind: 'text', title: { zh: '通用名', en: 'Generic name' } },
  specification: { key: 'specification', kind: 'text', title: { zh: '规格', en: 'Specification' } },
  manufacturer: { key: 'manufacturer', kind: 'text', title: { zh: '生产企业', en: 'Maker' } },
  batchNumber: { key: 'batchNumber', kind: 'text', title: { zh: '批号', en: 'Batch' } },
  expiryDate: { key: 'expiryDate', kind: 'date', title: { zh: '有效期至', en: 'Expiry' } },
  quantity: { key: 'quantity', kind: 'count', title: { zh: '数量', en: 'Quantity' } },
  unit: { key: 'unit', kind: 'text', title: { zh: '单位', en: 'Unit' } },
  staffName: { key: 'staffName', kind: 'text', title: { zh: '经手人', en: 'By' } },
  afterSalesNumber: { key: 'afterSalesNumber', kind: 'text', title: { zh: '售后单号', en: 'Request' } },
  traceCodes: { key: 'traceCodes', kind: 'text', title: { zh: '追溯码', en: 'Trace codes' } },
  controlClass: {
    key: 'controlClass',
    kind: 'text',
    title: { zh: '类别', en: 'Class' },
    words: {
      ephedrine: { zh: '含麻黄碱', en: 'Ephedrine' },
      compound_licorice: { zh: '复方甘草片', en: 'Compound licorice' },
      diphenoxylate: { zh: '复方地芬诺酯', en: 'Diphenoxylate' },
      tramadol_compound: { zh: '曲马多复方', en: 'Tramadol compound' },
      narcotic_oral_compound: { zh: '含麻醉药口服复方', en: 'Narcotic oral compound' },
      psychotropic_2: { zh: '第二类精神药品', en: 'Psychotropic class 2' },
    },
  },
  recallLevel: {
    key: 'level',
    kind: 'text',
    title: { zh: '召回级别', en: 'Class' },
    words: {
      class_1: { zh: '一级', en: 'Class 1' },
      class_2: { zh: '二级', en: 'Class 2' },
      class_3: { zh: '三级', en: 'Class 3' },
    },
  },
  shelf: { key: 'shelf', kind: 'text', title: { zh: '货位', en: 'Shelf' } },
  zone: {
    key: 'zone',
    kind: 'text',
    title: { zh: '库区', en: 'Zone' },
    words: { saleable: { zh: '合格区', en: 'Saleable' }, quarantine: { zh: '待验区', en: 'Quarantine' } },
  },
} as const satisfies Readonly<Record<string, ColumnDefinition>>;
