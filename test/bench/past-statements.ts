import type Database from 'better-sqlite3';

/** Every statement that writes the past, prepared once. */
export function preparePast(connection: Database.Database) {
  return {
    order: connection.prepare(
      `INSERT INTO sale_order (id, order_number, version, status, channel, customer_id, customer_name, customer_phone,
        item_count, quantity, items_fen, member_discount_fen, line_discount_fen, order_discount_fen, coupon_fen,
        shipping_fee_fen, tax_fen, total_fen, paid_fen, pay_type, carrier, tracking_number, cancel_reason, staff_id, created_at_ms, expires_at_ms,
        paid_at_ms, dispensing_at_ms, shipped_at_ms, completed_at_ms, cancelled_at_ms, after_sales_at_ms, event_count,
        event_hash)
      VALUES (@orderId, @orderNumber, @version, @status, @channel, @customerId, @customerName, @customerPhone,
        @itemCount, @quantity, @totalFen, 0, 0, 0, 0,
        0, @taxFen, @totalFen, @paidFen, @payType, @carrier, @trackingNumber, @cancelReason, @staffId, @createdAtMs, @expiresAtMs,
        @paidAtMs, @dispensingAtMs, @shippedAtMs, @completedAtMs, @cancelledAtMs, @afterSalesAtMs, @eventCount,
        @eventHash)`,
    ),
    item: connection.prepare(
      `INSERT INTO order_item (order_id, line_no, drug_id, drug_code, generic_name, trade_name, specification,
        manufacturer, approval_number, unit, category, control_class, quantity, list_price_fen, unit_price_fen, gross_fen,
        member_discount_fen, line_discount_fen, order_discount_fen, coupon_fen, net_fen, tax_rate_bp, tax_fen)
      VALUES (@orderId, @lineNo, @drugId, @drugCode, @genericName, '', '10片', '示例制药有限公司', '国药准字Z20200001',
        '盒', 'otc_b', 'none', @quantity, @priceFen, @priceFen, @grossFen, 0, 0, 0, 0, @grossFen, @taxRateBp, @taxFen)`,
    ),
    itemBatch: connection.prepare(
      'INSERT INTO order_item_batch (order_id, line_no, batch_id, quantity, state) VALUES (?, ?, ?, ?, ?)',
    ),
    movement: connection.prepare(
      `INSERT INTO stock_movement (id, batch_id, kind, on_hand_delta, reserved_delta, on_hand_after, reserved_after,
        order_id, staff_id, at_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    payment: connection.prepare(
      `INSERT INTO payment (order_id, tender, status, amount_fen, received_fen, change_fen, reference, created_at_ms,
        paid_at_ms) VALUES (?, 'card', 'paid', ?, ?, 0, 'POS', ?, ?)`,
    ),
    event: connection.prepare(
      `INSERT INTO order_event (order_id, seq, action, from_status, to_status, staff_id, staff_name, role, reason,
        details, at_ms, hash)
      VALUES (@orderId, @seq, @action, @fromStatus, @toStatus, @staffId, @staffName, @role, @reason,
        @details, @atMs, @hash)`,
    ),
    shipment: connection.prepare(
      `INSERT INTO shipment (id, order_id, version, state, carrier, tracking_number, package_count, note,
        receiver_name, receiver_phone, staff_id, created_at_ms, state_at_ms, under_way_since_ms, closed_at_ms)
      VALUES (@shipmentId, @orderId, 3, 'delivered', @carrier, @trackingNumber, 1, '', '', '', @staffId, @shippedAtMs,
        @deliveredAtMs, @shippedAtMs, @deliveredAtMs)`,
    ),
    shipmentEvent: connection.prepare(
      `INSERT INTO shipment_event (shipment_id, seq, action, from_state, to_state, place, note, staff_id, staff_name,
        at_ms) VALUES (?, ?, ?, ?, ?, '', '', ?, ?, ?)`,
    ),
    message: connection.prepare(
      `INSERT INTO outbox (epoch, kind, subject, subject_version, first_movement_id, last_movement_id, payload,
        payload_hash, at_ms) VALUES (1, 'order.created', ?, ?, ?, ?, ?, ?, ?)`,
    ),
    audit: connection.prepare(
      `INSERT INTO audit_log (command, command_id, staff_id, staff_name, subject, details, at_ms, hash)
      VALUES (@command, @commandId, @staffId, @staffName, @subject, @details, @atMs, @hash)`,
    ),
    command: connection.prepare(
      'INSERT INTO command_log (command_id, name, input_hash, outcome, transient, at_ms) VALUES (?, ?, ?, ?, 0, ?)',
    ),
    balance: connection.prepare('UPDATE batch SET on_hand = ?, reserved = ? WHERE id = ?'),
    tally: connection.prepare('INSERT INTO order_tally (day, status, channel, orders) VALUES (?, ?, ?, ?)'),
    counted: connection.prepare(
      "INSERT OR REPLACE INTO meta (key, value) VALUES ('sales_counted_to_order_id', ?)",
    ),
  };
}
