import Database from 'better-sqlite3';

interface ShelfRow {
  readonly zone: string;
  readonly batch_number: string;
  readonly status: string;
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
  readonly #money: Database.Statement<[], { fen: number }>;

  constructor(path: string) {
    this.#db = new Database(path, { readonly: true });
    this.#shelf = this.#db.prepare('SELECT zone, batch_number, status, on_hand, reserved FROM batch');
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

  /** What came in less what was given back; what an order took over from another came in there. */
  moneyFen(): number {
    return this.#money.get()?.fen ?? 0;
  }

  close(): void {
    this.#db.close();
  }
}
