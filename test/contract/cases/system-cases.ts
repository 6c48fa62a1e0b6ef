import { BOOLEAN, group, line, oneOf, optional, requiredLine, whole } from '#test/support/bad-values.ts';
import type { CasesOf } from './call-case.ts';

export const systemCases: CasesOf<'system'> = {
  'system.status': { prepare: () => ({}), fields: {} },
  'system.verifyStore': { prepare: () => ({}), fields: {} },
  'system.acceptClock': {
    prepare: () => ({ reason: '已与电话报时核对' }),
    fields: { reason: requiredLine(200) },
    other: () => ({ reason: '另一原因' }),
  },
};

export const staffCases: CasesOf<'staff'> = {
  'staff.beginDuty': {
    prepare: () => ({ name: '赵敏' }),
    fields: { name: requiredLine(40) },
    other: () => ({ name: '钱进' }),
  },
  'staff.currentDuty': { prepare: () => ({}), fields: {} },
  // A command without fields has no other input.
  'staff.endDuty': { prepare: () => ({}), fields: {}, other: () => ({}) },
};

const SETTINGS = {
  shop: {
    name: '康宁大药房',
    address: '和平路 18 号',
    phone: '010-55550188',
    licence: '演AA01',
    footer: '谢谢',
  },
  limits: {
    maxItemKinds: 20,
    maxItemQuantity: 99,
    minutesToPay: 15,
    returnWindowDays: 7,
    cashRounding: 'half_up_to_jiao',
  },
  receipt: {
    printer: { kind: 'network', host: '192.0.2.7', port: 9_100 },
    paperMm: 80,
    chinese: 'gb18030',
    printAfterSale: false,
    openDrawer: false,
  },
} as const;

export const settingsCases: CasesOf<'settings'> = {
  'settings.get': { prepare: () => ({}), fields: {} },
  'settings.update': {
    prepare: () => SETTINGS,
    variants: (input) => [
      {
        ...input,
        receipt: { ...SETTINGS.receipt, printer: { kind: 'usb', vendorId: 1_208, productId: 514 } },
      },
    ],
    fields: {
      shop: optional(group),
      'shop.name': line(60),
      'shop.address': line(120),
      'shop.phone': line(40),
      'shop.licence': line(60),
      'shop.footer': line(120),
      limits: optional(group),
      'limits.maxItemKinds': whole(1, 200),
      'limits.maxItemQuantity': whole(1, 9_999),
      'limits.minutesToPay': whole(1, 1_440),
      'limits.returnWindowDays': whole(0, 365),
      'limits.cashRounding': oneOf,
      receipt: optional(group),
      'receipt.printer': group,
      'receipt.printer.kind': oneOf,
      'receipt.printer.host': line(120),
      'receipt.printer.port': whole(1, 65_535),
      'receipt.printer.vendorId': whole(0, 65_535),
      'receipt.printer.productId': whole(0, 65_535),
      'receipt.paperMm': oneOf,
      'receipt.chinese': oneOf,
      'receipt.printAfterSale': BOOLEAN,
      'receipt.openDrawer': BOOLEAN,
    },
    other: (input) => ({ ...input, shop: { ...SETTINGS.shop, name: '另一家药房' } }),
  },
};
