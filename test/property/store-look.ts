import Database from 'better-sqlite3';

interface ShelfRow {
  readonly zone: string;
  readonly batch_number: string;
  readonly status: string;
  readonly bin: string;
  readonly on_hand: number;
  readonly reserved: number;
}

/** Looks at a store's file past the program, with statements that are prepared once. */
export class StoreLook {
  readonly #db: Database.Database;
  readonly #shelf: Database.Statement<[], ShelfRow>;
  readonly #orders: Database.Statement<[], unknown>;
  readonly #parcels: Database.Statement<[], unknown>;
  readonly #requests: Database.Statement<[], unknown>;
  readonly #packs: Database.Statement<[], unknown>;
  readonly #codes: Database.Statement<[], unknown>;
  readonly #opened: Database.Statement<[], string>;
  readonly #looseBatch: Database.Statement<[], number>;
  readonly #number: Database.Statement<[number], string>;
  readonly #batch: Database.Statement<[string, string], { batchId: number }>;
  readonly #held: Database.Statement<[], unknown>;
  readonly #prescriptions: Database.Statement<[], { id: number; status: string; version: number }>;
  readonly #locked: Database.Statement<[], { id: number; document: string }>;
  readonly #unapproved: Database.Statement<[], { orders: number }>;
  readonly #coupon: Database.Statement<[], { used: number }>;
  readonly #money: Database.Statement<[], { fen: number }>;

  constructor(path: string) {
    this.#db = new Database(path, { readonly: true });
    this.#shelf = this.#db.prepare('SELECT zone, batch_number, status, bin, on_hand, reserved FROM batch');
    this.#orders = this.#db.prepare(
      'SELECT id, status, total_fen, paid_fen, refunded_fen FROM sale_order ORDER BY id',
    );
    this.#parcels = this.#db.prepare(
      'SELECT order_id, state, closed_at_ms IS NOT NULL AS is_closed FROM shipment ORDER BY order_id',
    );
    this.#requests = this.#db.prepare('SELECT id, state FROM after_sales ORDER BY id');
    this.#packs = this.#db.prepare(
      'SELECT order_id, sum(quantity) AS packs FROM dispensed_pack GROUP BY order_id HAVING sum(quantity) > 0 ORDER BY order_id',
    );
    this.#codes = this.#db.prepare(
      "SELECT code, order_id FROM trace_code WHERE state = 'sold' ORDER BY code",
    );
    this.#opened = this.#db
      .prepare<[], string>(
        'SELECT trace_code FROM opened_pack WHERE trace_code IS NOT NULL ORDER BY trace_code',
      )
      .pluck();
    this.#looseBatch = this.#db
      .prepare<[], number>('SELECT loose_batch_id FROM opened_pack ORDER BY id DESC LIMIT 1')
      .pluck();
    this.#number = this.#db.prepare<[number], string>('SELECT number FROM prescription WHERE id = ?').pluck();
    this.#batch = this.#db.prepare(
      `SELECT batch_id AS batchId FROM dispensed_pack WHERE trace_code = ? AND quantity > 0
        AND order_id = (SELECT order_id FROM trace_code WHERE code = ?) ORDER BY id DESC LIMIT 1`,
    );
    this.#held = this.#db.prepare('SELECT code, order_id FROM scanned_pack ORDER BY code');
    this.#prescriptions = this.#db.prepare('SELECT id, status, version FROM prescription ORDER BY id');
    this.#locked = this.#db.prepare(
      `SELECT id, json_array(patient, doctor_name, doctor_licence, hospital, diagnosis, issued_on, valid_days,
          reviewer_id, approved_at_ms, lock_until,
          (SELECT json_group_array(json_array(drug_id, quantity, directions_text)) FROM prescription_line
            WHERE prescription_id = prescription.id)) AS document
        FROM prescription WHERE approved_at_ms IS NOT NULL ORDER BY id`,
    );
    this.#unapproved = this.#db.prepare(
      `SELECT count(*) AS orders FROM order_item
        JOIN sale_order ON sale_order.id = order_id LEFT JOIN prescription ON prescription.id = prescription_id
        WHERE category = 'rx' AND paid_at_ms IS NOT NULL
          AND (prescription_id IS NULL OR approved_at_ms IS NULL OR approved_at_ms > paid_at_ms)`,
    );
    this.#coupon = this.#db.prepare('SELECT used FROM coupon');
    this.#money = this.#db.prepare(
      `SELECT (SELECT coalesce(sum(amount_fen), 0) FROM payment
          WHERE id NOT IN (SELECT to_payment_id FROM payment_transfer))
        - (SELECT coalesce(sum(amount_fen), 0) FROM refund) AS fen`,
    );
  }

  shelf(): readonly ShelfRow[] {
    return this.#shelf.all();
  }

  orders(): readonly unknown[] {
    return this.#orders.all();
  }

  parcels(): readonly unknown[] {
    return this.#parcels.all();
  }

  requests(): readonly unknown[] {
    return this.#requests.all();
  }

  /** Packs that were verified and stand, by order. */
  packs(): readonly unknown[] {
    return this.#packs.all();
  }

  /** Trace codes that are sold, each with its order. */
  codes(): readonly unknown[] {
    return this.#codes.all();
  }

  /** Trace codes of packs that were opened. */
  openedCodes(): string[] {
    return this.#opened.all();
  }

  /** Where the units lie of the pack that was opened last. */
  newestLooseBatch(): number {
    return this.#looseBatch.get() ?? 0;
  }

  /** The number that is printed on a prescription. */
  prescriptionNumber(prescriptionId: number): string {
    return this.#number.get(prescriptionId) ?? '';
  }

  /** The batch from which a pack was sold last, or null. */
  batchOf(code: string): number | null {
    return this.#batch.get(code, code)?.batchId ?? null;
  }

  /** Packs that are set aside for a cart, or for an order. */
  held(): readonly unknown[] {
    return this.#held.all();
  }

  /** Each prescription with its status. */
  prescriptions(): { id: number; status: string }[] {
    return this.#prescriptions.all().map(({ id, status }) => ({ id, status }));
  }

  prescriptionVersion(prescriptionId: number): number {
    return this.#prescriptions.all().find(({ id }) => id === prescriptionId)?.version ?? 0;
  }

  /** What is written on prescriptions that were approved, whatever became of them. */
  lockedDocuments(): { id: number; document: string }[] {
    return this.#locked.all();
  }

  /** Lines on prescription that were paid and had no approval by then. */
  paidUnapproved(): number {
    return this.#unapproved.get()?.orders ?? 0;
  }

  /** How often the coupon counts as used. */
  couponUses(): number {
    return this.#coupon.get()?.used ?? 0;
  }

  /** What came in less what was given back; what an order took over from another came in there. */
  moneyFen(): number {
    return this.#money.get()?.fen ?? 0;
  }

  close(): void {
    this.#db.close();
  }
}
