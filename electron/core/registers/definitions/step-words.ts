import type { RegisterWords } from '#shared/contracts/registers.ts';
import type { AfterSalesAction, AfterSalesGuard, AfterSalesKind } from '#shared/domain/after-sales-states.ts';
import type { HoldAction } from '#shared/domain/batches.ts';
import type { MoneyEffect, OrderAction, StockEffect, TransitionGuard } from '#shared/domain/order-states.ts';
import type { Role } from '#shared/domain/permissions.ts';
import type { PrescriptionAction, PrescriptionGuard } from '#shared/domain/prescription-states.ts';
import type { ShipmentAction, ShipmentGuard } from '#shared/domain/shipment-states.ts';

type Words<Code extends string> = Readonly<Record<Code, RegisterWords>>;

/** What the steps of each machine are called. */
export const ACTION_WORDS: {
  readonly order: Words<OrderAction>;
  readonly prescription: Words<PrescriptionAction>;
  readonly shipment: Words<ShipmentAction>;
  readonly afterSales: Words<AfterSalesAction>;
  readonly batch: Words<HoldAction>;
} = {
  order: {
    pay: { zh: '收款', en: 'Take payment' },
    cancel: { zh: '取消', en: 'Cancel' },
    expire: { zh: '超时取消（系统）', en: 'Time out (by itself)' },
    start_dispensing: { zh: '开始配药', en: 'Start dispensing' },
    hand_over: { zh: '交付顾客', en: 'Hand over' },
    ship: { zh: '发货', en: 'Ship' },
    confirm_receipt: { zh: '确认收货', en: 'Confirm receipt' },
    complete_automatically: { zh: '自动完成（系统）', en: 'Complete (by itself)' },
    open_after_sales: { zh: '申请售后', en: 'Ask for after-sales' },
    close_after_sales: { zh: '售后结束', en: 'End after-sales' },
    split: { zh: '拆单', en: 'Split' },
    merge_into: { zh: '并单', en: 'Merge' },
    transfer_payment: { zh: '转入已收款（系统）', en: 'Take over a payment (by itself)' },
    owe: { zh: '记欠药', en: 'Owe part' },
    substitute: { zh: '等效替换', en: 'Substitute' },
    continue_dispensing: { zh: '接着配药（系统）', en: 'Go on dispensing (by itself)' },
  },
  prescription: {
    submit: { zh: '提交审核', en: 'Hand in' },
    revise: { zh: '退回修改', en: 'Revise' },
    approve: { zh: '审核通过', en: 'Approve' },
    reject: { zh: '驳回', en: 'Reject' },
    withdraw: { zh: '撤回', en: 'Withdraw' },
    lapse: { zh: '过期失效（系统）', en: 'Lapse (by itself)' },
    dispense: { zh: '调配完成', en: 'Dispense' },
  },
  shipment: {
    hand_to_carrier: { zh: '交承运方', en: 'Hand to the carrier' },
    move_on: { zh: '运输', en: 'Move on' },
    deliver: { zh: '签收', en: 'Deliver' },
    delay: { zh: '延误', en: 'Delay' },
    lose: { zh: '丢失', en: 'Lose' },
    refuse: { zh: '拒收', en: 'Refuse' },
    bring_back: { zh: '退回', en: 'Bring back' },
  },
  afterSales: {
    approve: { zh: '同意', en: 'Approve' },
    reject: { zh: '拒绝', en: 'Reject' },
    withdraw: { zh: '撤回', en: 'Withdraw' },
    receive_goods: { zh: '收货验收', en: 'Inspect goods' },
    complete: { zh: '退款', en: 'Refund' },
    fail: { zh: '退款失败', en: 'Refund failed' },
    retry: { zh: '重新退款', en: 'Refund again' },
    choose_replacement: { zh: '改选换货药品', en: 'Other goods chosen' },
  },
  batch: {
    lock: { zh: '锁定', en: 'Lock' },
    unlock: { zh: '解锁', en: 'Unlock' },
    recall: { zh: '召回', en: 'Recall' },
    end_recall: { zh: '结束召回', en: 'End the recall' },
  },
};

/** What a step asks for besides the state. */
export const GUARD_WORDS: Words<TransitionGuard | PrescriptionGuard | ShipmentGuard | AfterSalesGuard> = {
  fully_paid: { zh: '款项收齐', en: 'paid in full' },
  not_expired: { zh: '未超时', en: 'not timed out' },
  goods_sellable: { zh: '批号可售（未过期、未锁定、未召回）', en: 'batches sellable' },
  past_expiry: { zh: '已过支付时限', en: 'past the time to pay' },
  sale_rules: { zh: '符合销售规则', en: 'rules of sale kept' },
  owed_collectable: { zh: '欠药已到货、未过取药期限', en: 'what is owed has come, in time' },
  prescriptions_approved: { zh: '处方已审核通过', en: 'prescriptions approved' },
  reason_given: { zh: '填写原因', en: 'a reason is given' },
  disposition_given: { zh: '说明货品去向', en: 'what became of the goods is said' },
  packs_verified: { zh: '药品已核对', en: 'packs verified' },
  carrier_given: { zh: '填写承运方', en: 'a carrier is given' },
  drugs_packed_apart: { zh: '药品已单独包装', en: 'drugs are packed apart' },
  parcel_arrives: { zh: '包裹可签收', en: 'the parcel can arrive' },
  past_auto_completion: { zh: '已过自动收货期', en: 'past the days to confirm' },
  within_return_window: { zh: '在退货期内', en: 'within the days for returns' },
  divisible: { zh: '可以拆分', en: 'can be divided' },
  has_customer: { zh: '有同一顾客', en: 'has a customer' },
  complete: { zh: '处方内容完整', en: 'complete' },
  in_date: { zh: '在有效期内', en: 'within its days' },
  past_validity: { zh: '已过有效期', en: 'past its days' },
  reviewer_is_pharmacist: { zh: '审核人是在册药师', en: 'the reviewer is a pharmacist with a licence' },
  reviewer_is_not_capturer: { zh: '审核人不是录入人', en: 'the reviewer did not capture it' },
  findings_answered: { zh: '审方提示均已处理', en: 'every finding is answered' },
  order_under_way: { zh: '订单仍在途', en: 'the order is under way' },
  note_given: { zh: '填写说明', en: 'a note is given' },
  goods_accepted: { zh: '验收合格入待验区', en: 'goods taken in' },
  refund_as_shown: { zh: '退款金额与所示一致', en: 'the refund is as shown' },
};

export const STOCK_WORDS: Words<StockEffect> = {
  none: { zh: '', en: '' },
  reduce: { zh: '占用转出库', en: 'reserved units leave the shelf' },
  release: { zh: '释放占用', en: 'the reservation is released' },
  restock: { zh: '退回原货位', en: 'back on the shelf' },
  quarantine: { zh: '进待验区', en: 'into quarantine' },
  by_disposition: { zh: '退回的进待验区，遗失的计损', en: 'into quarantine, or written off' },
};

export const MONEY_WORDS: Words<MoneyEffect> = {
  none: { zh: '', en: '' },
  settle: { zh: '收齐全款', en: 'paid in full' },
  refund: { zh: '原路全额退款', en: 'refunded in full' },
  transfer_out: { zh: '转给新订单', en: 'moved to the new orders' },
  transfer_in: { zh: '由原订单转入', en: 'moved from the old order' },
};

export const KIND_WORDS: Words<AfterSalesKind> = {
  refund_only: { zh: '仅退款', en: 'refund only' },
  return: { zh: '退货', en: 'return' },
  exchange: { zh: '换货', en: 'exchange' },
};

export const ROLE_WORDS: Words<Role> = {
  cashier: { zh: '收银员', en: 'Cashier' },
  dispenser: { zh: '配药员', en: 'Dispenser' },
  pharmacist: { zh: '药师', en: 'Pharmacist' },
  manager: { zh: '店长', en: 'Manager' },
  administrator: { zh: '管理员', en: 'Administrator' },
};
