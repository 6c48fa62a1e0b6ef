import type { ReceiptInput } from '#shared/domain/receipt-layout.ts';
import type { ReceiptItem, ReceiptOrder, ReceiptShop } from '#shared/domain/receipt-order.ts';

/** An item of a receipt with everything a drug pack can say. */
export const SAMPLE_ITEM: ReceiptItem = {
  lineNo: 1,
  genericName: '阿莫西林胶囊',
  tradeName: '阿莫仙',
  specification: '0.25g*24粒',
  manufacturer: '珠海联邦制药股份有限公司中山分公司',
  unit: '盒',
  quantity: 2,
  listPriceFen: 1250,
  grossFen: 2500,
  memberDiscountFen: 100,
  lineDiscountFen: 50,
  batches: [
    { batchNumber: '20250318', expiryDate: '2027-03-17', quantity: 1, state: 'dispensed' },
    { batchNumber: '20250601', expiryDate: '2027-05-31', quantity: 1, state: 'dispensed' },
  ],
};

const SECOND_ITEM: ReceiptItem = {
  ...SAMPLE_ITEM,
  lineNo: 2,
  genericName: '复方氨酚烷胺胶囊',
  tradeName: '',
  specification: '10粒',
  manufacturer: '吉林省吴太感康药业有限公司',
  quantity: 1,
  listPriceFen: 1680,
  grossFen: 1680,
  memberDiscountFen: 0,
  lineDiscountFen: 0,
  batches: [{ batchNumber: 'B2503A', expiryDate: '2026-12-01', quantity: 1, state: 'dispensed' }],
};

/** A paid order of two items in which every line of a receipt appears. */
export const SAMPLE_ORDER: ReceiptOrder = {
  orderNumber: 'K7F3QX92MTD',
  status: 'completed',
  staffName: '王小明',
  customer: { phone: '138 0013 8000' },
  quantity: 3,
  items: [SAMPLE_ITEM, SECOND_ITEM],
  amounts: {
    itemsFen: 4180,
    memberDiscountFen: 100,
    lineDiscountFen: 50,
    orderDiscountFen: 200,
    couponFen: 300,
    shippingFeeFen: 500,
    totalFen: 4033,
    roundingFen: -3,
    refundedFen: 0,
  },
  payments: [
    { tender: 'cash', status: 'paid', amountFen: 3030, receivedFen: 5000, changeFen: 1970, reference: '' },
    { tender: 'card', status: 'paid', amountFen: 1000, receivedFen: 1000, changeFen: 0, reference: '004512' },
  ],
};

export const SAMPLE_SHOP: ReceiptShop = {
  name: '康宁大药房人民路店',
  address: '杭州市上城区人民路100号',
  phone: '0571-87654321',
  licence: '浙CB5710001',
  footer: '药品是特殊商品，非质量问题售出不退换',
};

/** A receipt's input with some parts replaced. */
export function sampleReceipt(parts: Partial<ReceiptInput> = {}): ReceiptInput {
  return {
    order: SAMPLE_ORDER,
    shop: SAMPLE_SHOP,
    soldAt: '2026-11-21 10:23:45',
    language: 'zh',
    paperMm: 58,
    copyNo: 1,
    ...parts,
  };
}
