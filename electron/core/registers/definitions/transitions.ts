import type { RegisterWords } from '#shared/contracts/registers.ts';
import { AFTER_SALES_STEPS } from '#shared/domain/after-sales-states.ts';
import { BATCH_TRANSITIONS } from '#shared/domain/batches.ts';
import { isByPerson, ORDER_TRANSITIONS } from '#shared/domain/order-states.ts';
import { PAYMENT_STATUSES, PAYMENT_STEPS } from '#shared/domain/payment-states.ts';
import { type Permission, ROLES_WITH_PERMISSION } from '#shared/domain/permissions.ts';
import { PRESCRIPTION_TRANSITIONS } from '#shared/domain/prescription-states.ts';
import { SHIPMENT_TRANSITIONS } from '#shared/domain/shipment-states.ts';
import { defineList, type RegisterRow } from '../register.ts';
import { STATE_WORDS } from './state-words.ts';
import { ACTION_WORDS, GUARD_WORDS, KIND_WORDS, MONEY_WORDS, ROLE_WORDS, STOCK_WORDS } from './step-words.ts';

const NOBODY: RegisterWords = { zh: '系统', en: 'By itself' };
const MACHINES = {
  order: { zh: '订单', en: 'Order' },
  prescription: { zh: '处方', en: 'Prescription' },
  shipment: { zh: '包裹', en: 'Parcel' },
  afterSales: { zh: '售后', en: 'After-sales' },
  payment: { zh: '支付', en: 'Payment' },
  batch: { zh: '批号', en: 'Batch' },
} as const satisfies Readonly<Record<keyof typeof STATE_WORDS, RegisterWords>>;

/** 允许的状态流转: every step of every machine, read from the tables that the core and the store's triggers keep. */
export const transitions = defineList({
  id: 'transitions',
  title: { zh: '允许的状态流转', en: 'Allowed transitions' },
  columns: [
    { key: 'machine', kind: 'text', title: { zh: '对象', en: 'What' }, words: MACHINES },
    { key: 'from', kind: 'text', title: { zh: '从', en: 'From' } },
    { key: 'action', kind: 'text', title: { zh: '操作', en: 'Step' } },
    { key: 'to', kind: 'text', title: { zh: '到', en: 'To' } },
    { key: 'who', kind: 'text', title: { zh: '岗位', en: 'Who' } },
    { key: 'conditions', kind: 'text', title: { zh: '条件', en: 'Conditions' } },
    { key: 'stock', kind: 'text', title: { zh: '库存', en: 'Stock' } },
    { key: 'money', kind: 'text', title: { zh: '款项', en: 'Money' } },
  ],
  rows: () => ROWS,
});

const joined = (words: readonly RegisterWords[]): RegisterWords => ({
  zh: words.map(({ zh }) => zh).join('、'),
  en: words.map(({ en }) => en).join(', '),
});
const who = (permission: Permission): RegisterWords =>
  joined(ROLES_WITH_PERMISSION[permission].map((role) => ROLE_WORDS[role]));
const guards = (names: readonly (keyof typeof GUARD_WORDS)[]): RegisterWords =>
  joined(names.map((name) => GUARD_WORDS[name]));
const BARE = { who: null, conditions: null, stock: null, money: null } as const;

const ROWS: RegisterRow[] = [
  ...ORDER_TRANSITIONS.map((row) => ({
    machine: 'order',
    from: STATE_WORDS.order[row.from],
    action: ACTION_WORDS.order[row.action],
    to: STATE_WORDS.order[row.to],
    who: isByPerson(row.action) ? who(row.permission) : NOBODY,
    conditions: guards(row.guards),
    stock: STOCK_WORDS[row.stock],
    money: MONEY_WORDS[row.money],
  })),
  ...PRESCRIPTION_TRANSITIONS.map((row) => ({
    ...BARE,
    machine: 'prescription',
    from: STATE_WORDS.prescription[row.from],
    action: ACTION_WORDS.prescription[row.action],
    to: STATE_WORDS.prescription[row.to],
    who: row.action === 'lapse' ? NOBODY : who(row.permission),
    conditions: guards(row.guards),
  })),
  ...SHIPMENT_TRANSITIONS.map((row) => ({
    ...BARE,
    machine: 'shipment',
    from: STATE_WORDS.shipment[row.from],
    action: ACTION_WORDS.shipment[row.action],
    to: STATE_WORDS.shipment[row.to],
    who: who(row.permission),
    conditions: guards(row.guards),
  })),
  ...AFTER_SALES_STEPS.map((row) => ({
    ...BARE,
    machine: 'afterSales',
    from: STATE_WORDS.afterSales[row.from],
    action: ACTION_WORDS.afterSales[row.action],
    to: STATE_WORDS.afterSales[row.to],
    who: who(row.permission),
    conditions: joined([...row.kinds.map((kind) => KIND_WORDS[kind]), guards(row.guards)].filter(isSaid)),
  })),
  ...PAYMENT_STATUSES.flatMap((from) =>
    PAYMENT_STEPS[from].map((to) => ({
      ...BARE,
      machine: 'payment',
      from: STATE_WORDS.payment[from],
      action: null,
      to: STATE_WORDS.payment[to],
    })),
  ),
  ...BATCH_TRANSITIONS.map((row) => ({
    ...BARE,
    machine: 'batch',
    from: STATE_WORDS.batch[row.from],
    action: ACTION_WORDS.batch[row.action],
    to: STATE_WORDS.batch[row.to],
    who: who(row.permission),
  })),
];

function isSaid({ zh }: RegisterWords): boolean {
  return zh !== '';
}
