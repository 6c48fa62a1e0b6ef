import { sql } from 'kysely';
import { COLUMNS } from '../columns.ts';
import { defineRegister } from '../register.ts';

/**
 * 药品替换登记: every drug that a pharmacist gave for another one, from which order to which, how much, why, and who
 * answers for it with which licence.
 */
export const substitutions = defineRegister({
  id: 'substitutions',
  title: { zh: '药品替换登记', en: 'Substitutions' },
  columns: [
    COLUMNS.atMs,
    { key: 'orderNumber', kind: 'text', title: { zh: '原订单号', en: 'Order before' } },
    { key: 'newOrderNumber', kind: 'text', title: { zh: '替换后订单号', en: 'Order after' } },
    { key: 'prescription', kind: 'text', title: { zh: '处方号', en: 'Prescription' } },
    { key: 'genericName', kind: 'text', title: { zh: '原药品', en: 'Drug before' } },
    { key: 'specification', kind: 'text', title: { zh: '原规格', en: 'Specification before' } },
    { key: 'manufacturer', kind: 'text', title: { zh: '原生产企业', en: 'Maker before' } },
    { key: 'quantity', kind: 'count', title: { zh: '原数量', en: 'Quantity before' } },
    { key: 'givenName', kind: 'text', title: { zh: '替换药品', en: 'Drug given' } },
    { key: 'givenSpecification', kind: 'text', title: { zh: '替换规格', en: 'Specification given' } },
    { key: 'givenManufacturer', kind: 'text', title: { zh: '替换生产企业', en: 'Maker given' } },
    { key: 'givenQuantity', kind: 'count', title: { zh: '替换数量', en: 'Quantity given' } },
    {
      key: 'cause',
      kind: 'text',
      title: { zh: '类别', en: 'Cause' },
      words: {
        not_on_shelf: { zh: '货架缺货', en: 'Not on the shelf' },
        damaged: { zh: '包装破损', en: 'Damaged' },
        out_of_stock: { zh: '库存无货', en: 'None in stock' },
        customer_choice: { zh: '顾客要求', en: "Customer's choice" },
      },
    },
    { key: 'reason', kind: 'text', title: { zh: '原因', en: 'Reason' } },
    { ...COLUMNS.staffName, title: { zh: '执业药师', en: 'Pharmacist' } },
    { key: 'licenceNumber', kind: 'text', title: { zh: '注册证号', en: 'Licence' } },
  ],
  rows: (db, p) =>
    db
      .selectFrom('substitution')
      .innerJoin('saleOrder', 'saleOrder.id', 'substitution.orderId')
      .innerJoin('orderItem as sold', (join) =>
        join
          .onRef('sold.orderId', '=', 'substitution.orderId')
          .onRef('sold.lineNo', '=', 'substitution.lineNo'),
      )
      .innerJoin('orderLink', (join) =>
        join
          .onRef('orderLink.fromOrderId', '=', 'substitution.orderId')
          .on('orderLink.kind', '=', 'substitute'),
      )
      .innerJoin('saleOrder as next', 'next.id', 'orderLink.toOrderId')
      .innerJoin('orderItem as given', (join) =>
        join
          .onRef('given.orderId', '=', 'orderLink.toOrderId')
          .onRef('given.substitutionId', '=', 'substitution.id'),
      )
      .leftJoin('prescription', 'prescription.id', 'sold.prescriptionId')
      .select([
        'substitution.atMs',
        'saleOrder.orderNumber',
        'next.orderNumber as newOrderNumber',
        sql<string | null>`prescription.number`.as('prescription'),
        'sold.genericName',
        'sold.specification',
        'sold.manufacturer',
        'sold.quantity',
        'given.genericName as givenName',
        'given.specification as givenSpecification',
        'given.manufacturer as givenManufacturer',
        'given.quantity as givenQuantity',
        'substitution.cause',
        'substitution.reason',
        'substitution.staffName',
        'substitution.licenceNumber',
      ])
      .where('substitution.atMs', '>=', p.fromMs)
      .where('substitution.atMs', '<', p.endMs)
      .orderBy('substitution.atMs')
      .orderBy('substitution.id'),
  tally: (db, p) =>
    db
      .selectFrom('substitution')
      .select((eb) => eb.fn.countAll<number>().as('rows'))
      .where('atMs', '>=', p.fromMs)
      .where('atMs', '<', p.endMs),
});
