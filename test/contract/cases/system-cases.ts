import {
  BOOLEAN,
  DATE,
  type FieldKind,
  fullList,
  group,
  ID,
  line,
  nullable,
  nullableOptional,
  oneOf,
  optional,
  PIN,
  requiredLine,
  VERSION,
  whole,
} from '#test/support/bad-values.ts';
import { TEST_PIN } from '#test/support/sign-in.ts';
import type { TestShop } from '#test/support/test-shop.ts';
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

/** Somebody with an account who is not on duty; returns their id. */
async function openAccount(shop: TestShop, name: string, pin: string | null = TEST_PIN): Promise<number> {
  const account = {
    staffId: null,
    version: null,
    name,
    isActive: true,
    licenceNumber: '',
    licenceExpiresOn: null,
  };
  const { staffId } = await shop.till.do('staff.save', { ...account, roles: ['cashier'], pin: TEST_PIN });
  if (pin === null) {
    shop.counter.sql((db) => db.prepare('UPDATE staff SET pin_hash = NULL WHERE id = ?').run(staffId));
  }
  return staffId;
}

export const staffCases: CasesOf<'staff'> = {
  'staff.setUp': {
    beforeAnybody: true,
    prepare: () => ({ name: '赵敏', pin: TEST_PIN }),
    fields: { name: requiredLine(40), pin: PIN },
    other: () => ({ name: '钱进', pin: TEST_PIN }),
  },
  'staff.signIn': {
    prepare: async (shop) => ({ staffId: await openAccount(shop, '钱进'), pin: TEST_PIN }),
    fields: { staffId: ID, pin: PIN },
    other: ({ staffId }) => ({ staffId: staffId - 1, pin: TEST_PIN }),
  },
  'staff.choosePin': {
    prepare: async (shop) => ({ staffId: await openAccount(shop, '钱进', null), pin: TEST_PIN }),
    fields: { staffId: ID, pin: PIN },
    other: ({ staffId }) => ({ staffId: staffId - 1, pin: TEST_PIN }),
  },
  'staff.switchTo': {
    prepare: async (shop) => ({ staffId: await openAccount(shop, '钱进'), pin: TEST_PIN }),
    fields: { staffId: ID, pin: PIN },
    other: ({ staffId }) => ({ staffId: staffId - 1, pin: TEST_PIN }),
  },
  'staff.currentDuty': { prepare: () => ({}), fields: {} },
  // A command without fields has no other input.
  'staff.endDuty': { prepare: () => ({}), fields: {}, other: () => ({}) },
  // PINs are kept nowhere, so a repeat cannot tell one from the other.
  'staff.changePin': {
    prepare: () => ({ pin: TEST_PIN, newPin: '90210' }),
    fields: { pin: PIN, newPin: PIN },
    other: (input) => input,
  },
  'staff.list': { prepare: () => ({}), fields: {} },
  'staff.save': {
    prepare: async (shop) => ({
      staffId: await openAccount(shop, '钱进'),
      version: 1,
      name: '钱进',
      roles: ['dispenser', 'pharmacist'],
      isActive: true,
      licenceNumber: 'ZY1100001',
      licenceExpiresOn: '2030-05-01',
      pin: '90210',
    }),
    fields: {
      staffId: nullable(ID),
      version: nullable(VERSION),
      name: requiredLine(40),
      roles: fullList(5),
      'roles.*': oneOf,
      isActive: BOOLEAN,
      licenceNumber: line(40),
      licenceExpiresOn: nullable(DATE),
      pin: { ...PIN, bad: PIN.bad.filter((value) => value !== null) },
    },
    other: (input) => ({ ...input, name: '钱多多' }),
  },
};

const NETWORK_PAPER = {
  printer: { kind: 'network', host: '192.0.2.8', port: 9_100 },
  paperMm: 40,
  chinese: 'raster',
} as const;
const USB_PAPER = {
  ...NETWORK_PAPER,
  printer: { kind: 'usb', vendorId: 1_208, productId: 514 },
} as const;

/** The fields of a paper that has a printer of its own. */
function paperFields(kind: string): Record<string, FieldKind> {
  const path = `documents.${kind}`;
  return {
    [path]: nullable(group),
    [`${path}.printer`]: group,
    [`${path}.printer.kind`]: oneOf,
    [`${path}.printer.host`]: line(120),
    [`${path}.printer.port`]: whole(1, 65_535),
    [`${path}.printer.vendorId`]: whole(0, 65_535),
    [`${path}.printer.productId`]: whole(0, 65_535),
    [`${path}.paperMm`]: oneOf,
    [`${path}.chinese`]: oneOf,
  };
}

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
    autoCompleteDays: 10,
    cashRounding: 'half_up_to_jiao',
  },
  receipt: {
    printer: { kind: 'network', host: '192.0.2.7', port: 9_100 },
    paperMm: 80,
    chinese: 'gb18030',
    printAfterSale: false,
    openDrawer: false,
  },
  documents: {
    packing_slip: NETWORK_PAPER,
    label: { ...NETWORK_PAPER, tspl: { widthMm: 60, heightMm: 40, gapMm: 2 } },
    pick_list: NETWORK_PAPER,
    owed_note: NETWORK_PAPER,
  },
} as const;

export const settingsCases: CasesOf<'settings'> = {
  'settings.get': { prepare: () => ({}), fields: {} },
  'settings.update': {
    prepare: () => ({ ...SETTINGS, shipping: { carriers: ['顺丰速运', '自送'] } }),
    variants: (input) => [
      {
        ...input,
        documents: { packing_slip: USB_PAPER, label: USB_PAPER, pick_list: USB_PAPER, owed_note: USB_PAPER },
      },
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
      'limits.autoCompleteDays': whole(1, 90),
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
      documents: optional(group),
      ...paperFields('packing_slip'),
      ...paperFields('label'),
      'documents.label.tspl': nullableOptional(group),
      'documents.label.tspl.widthMm': whole(30, 110),
      'documents.label.tspl.heightMm': whole(15, 200),
      'documents.label.tspl.gapMm': whole(0, 10),
      ...paperFields('pick_list'),
      ...paperFields('owed_note'),
      // Settings that were kept before there was such a note have none.
      'documents.owed_note': nullableOptional(group),
      shipping: optional(group),
      'shipping.carriers': fullList(20),
      'shipping.carriers.*': requiredLine(40),
    },
    other: (input) => ({ ...input, shop: { ...SETTINGS.shop, name: '另一家药房' } }),
  },
};
