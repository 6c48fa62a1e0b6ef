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
} as const satisfies Readonly<Record<string, ColumnDefinition>>;
