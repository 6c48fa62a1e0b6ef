import type Database from 'better-sqlite3';

export interface DrugColumns {
  readonly id: number;
  readonly code: string;
  readonly generic_name: string;
  readonly trade_name: string;
  readonly specification: string;
  readonly manufacturer: string;
  readonly approval_number: string;
  readonly unit: string;
  readonly category: string;
  readonly control_class: string;
  readonly price_fen: number;
  readonly tax_rate_bp: number;
}

export interface BatchColumns {
  readonly id: number;
  readonly batch_number: string;
  readonly expiry_date: string;
}

interface Chained {
  readonly hash: Uint8Array;
}

/** Every statement of the yardstick, prepared once. */
export function prepareAll(connection: Database.Database) {
  return {
    begin: connection.prepare('BEGIN IMMEDIATE'),
    commit: connection.prepare('COMMIT'),
    rollback: connection.prepare('ROLLBACK'),
    drug: connection.prepare<[number], DrugColumns>(
      `SELECT id, code, generic_name, trade_name, specification, manufacturer, approval_number, unit, category,
        control_class, price_fen, tax_rate_bp FROM drug WHERE id = ?`,
    ),
    sellableBatch: connection.prepare<[number, string, number], BatchColumns>(
      `SELECT id, batch_number, expiry_date FROM batch
      WHERE drug_id = +? AND expiry_date > +? AND status = 'available' AND zone = 'saleable' AND bin = 'ready'
        AND on_hand - reserved >= +? ORDER BY expiry_date LIMIT 1`,
    ),
    insertOrder: connection.prepare(
      `INSERT INTO sale_order (order_number, status, channel, item_count, quantity, items_fen,
        member_discount_fen, line_discount_fen, order_discount_fen, coupon_fen, shipping_fee_fen, tax_fen, total_fen,
        staff_id, created_at_ms, expires_at_ms, event_count, event_hash)
      VALUES (@orderNumber, 'pending', 'counter', @itemCount, @quantity, @totalFen, 0, 0, 0, 0, 0, @taxFen, @totalFen,
        @staffId, @nowMs, @expiresAtMs, 1, @eventHash)`,
    ),
    insertItem: connection.prepare(
      `INSERT INTO order_item (order_id, line_no, drug_id, drug_code, generic_name, trade_name, specification,
        manufacturer, approval_number, unit, category, control_class, quantity, list_price_fen, unit_price_fen, gross_fen,
        member_discount_fen, line_discount_fen, order_discount_fen, coupon_fen, net_fen, tax_rate_bp, tax_fen)
      VALUES (@orderId, @lineNo, @id, @code, @generic_name, @trade_name, @specification,
        @manufacturer, @approval_number, @unit, @category, @control_class, @quantity, @price_fen, @price_fen, @grossFen,
        0, 0, 0, 0, @grossFen, @tax_rate_bp, @taxFen)`,
    ),
    insertItemBatch: connection.prepare(
      "INSERT INTO order_item_batch (order_id, line_no, batch_id, quantity, state) VALUES (?, ?, ?, ?, 'reserved')",
    ),
    reserve: connection.prepare<[number, number], { on_hand: number; reserved: number }>(
      'UPDATE batch SET reserved = reserved + ? WHERE id = ? RETURNING on_hand, reserved',
    ),
    insertMovement: connection.prepare(
      `INSERT INTO stock_movement (batch_id, kind, on_hand_delta, reserved_delta, on_hand_after, reserved_after,
        order_id, reason, staff_id, at_ms) VALUES (?, 'reserve', 0, ?, ?, ?, ?, '', ?, ?)`,
    ),
    insertEvent: connection.prepare(
      `INSERT INTO order_event (order_id, seq, action, from_status, to_status, staff_id, staff_name, role, reason,
        details, at_ms, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    insertMessage: connection.prepare(
      `INSERT INTO outbox (epoch, kind, subject, subject_version, first_movement_id, last_movement_id, payload,
        payload_hash, at_ms) VALUES (1, 'order.created', ?, 1, ?, ?, ?, ?, ?)`,
    ),
    lastAudit: connection.prepare<[], Chained>('SELECT hash FROM audit_log ORDER BY seq DESC LIMIT 1'),
    insertAudit: connection.prepare(
      `INSERT INTO audit_log (command, command_id, staff_id, staff_name, subject, details, at_ms, hash)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    insertCommand: connection.prepare(
      `INSERT INTO command_log (command_id, name, input_hash, outcome, transient, at_ms)
      VALUES (?, 'orders.createDirect', ?, ?, 0, ?)`,
    ),
  };
}
