import { hash, randomBytes } from 'node:crypto';
import type Database from 'better-sqlite3';
import { v7 as uuidV7 } from 'uuid';
import { makeOrderNumber } from '#shared/domain/order-number.ts';
import { invariant } from '#shared/errors/index.ts';
import { messageText, type SoldLine, type WrittenOrder } from './hand-written-payload.ts';
import { prepareAll } from './hand-written-statements.ts';

const MS_TO_PAY = 15 * 60_000;

const sha256 = (...parts: readonly (string | Uint8Array)[]): Uint8Array =>
  hash('sha256', Buffer.concat(parts.map((part) => Buffer.from(part))), 'buffer');

const toHex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

export interface Wanted {
  readonly drugId: number;
  readonly quantity: number;
}

/**
 * The yardstick of the commit benchmark: an order of the same rows as `orders.createDirect` writes, by plain
 * better-sqlite3 statements in one transaction, without contract, rules, query builder or answer. The store's
 * verifier finds nothing wrong with what it leaves.
 */
export class HandWrittenTill {
  readonly #connection: Database.Database;
  readonly #statements: ReturnType<typeof prepareAll>;
  readonly #deviceCode: string;
  readonly #staff: { readonly id: number; readonly name: string };

  constructor(connection: Database.Database, staff: { id: number; name: string }) {
    this.#connection = connection;
    this.#statements = prepareAll(connection);
    this.#staff = staff;
    const meta = connection.prepare<[], { value: string }>(
      "SELECT value FROM meta WHERE key = 'device_code'",
    );
    this.#deviceCode = meta.get()?.value ?? '';
  }

  /** Makes an order; returns its number. */
  order(wanted: readonly Wanted[], today: string): string {
    const { begin, commit, rollback } = this.#statements;
    begin.run();
    try {
      const orderNumber = this.#write(wanted, today);
      commit.run();
      return orderNumber;
    } catch (error) {
      if (this.#connection.inTransaction) rollback.run();
      throw error;
    }
  }

  #write(wanted: readonly Wanted[], today: string): string {
    const s = this.#statements;
    const { id: staffId, name: staffName } = this.#staff;
    const nowMs = Date.now();
    const orderNumber = makeOrderNumber(this.#deviceCode, randomBytes(7));
    const lines = wanted.map((line) => this.#sell(line, today));
    const totalFen = lines.reduce((sum, line) => sum + line.grossFen, 0);
    const eventDetails = JSON.stringify({ items: lines.length, totalFen });
    const event = [1, 'create', null, 'pending', staffId, staffName, 'cashier', '', eventDetails, nowMs];
    const eventHash = sha256(sha256(orderNumber), JSON.stringify(event));
    const fields = {
      orderNumber,
      staffId,
      itemCount: lines.length,
      quantity: lines.reduce((sum, line) => sum + line.quantity, 0),
      totalFen,
      taxFen: lines.reduce((sum, line) => sum + line.taxFen, 0),
      nowMs,
      expiresAtMs: nowMs + MS_TO_PAY,
    };
    const orderId = Number(s.insertOrder.run({ ...fields, eventHash }).lastInsertRowid);
    const movements = lines.map((line, index) =>
      this.#writeLine(line, { orderId, lineNo: index + 1, nowMs }),
    );
    s.insertEvent.run(orderId, ...event, eventHash);
    this.#leaveTrail(
      { ...fields, orderId, staffName, eventDetails, chainHead: toHex(eventHash) },
      lines,
      movements,
    );
    return orderNumber;
  }

  /** Reads what a line's rows need. */
  #sell({ drugId, quantity }: Wanted, today: string): SoldLine {
    const drug = this.#statements.drug.get(drugId);
    const batch = this.#statements.sellableBatch.get(drugId, today, quantity);
    invariant(drug !== undefined && batch !== undefined, `drug ${drugId} can be sold`);
    const grossFen = drug.price_fen * quantity;
    const taxFen = Math.round((grossFen * drug.tax_rate_bp) / (10_000 + drug.tax_rate_bp));
    return { drug, batch, quantity, grossFen, taxFen };
  }

  #writeLine(line: SoldLine, place: { orderId: number; lineNo: number; nowMs: number }) {
    const s = this.#statements;
    const { drug, batch, quantity, grossFen, taxFen } = line;
    const { orderId, lineNo, nowMs } = place;
    s.insertItem.run({ ...drug, orderId, lineNo, quantity, grossFen, taxFen });
    s.insertItemBatch.run(orderId, lineNo, batch.id, quantity);
    const after = s.reserve.get(quantity, batch.id);
    invariant(after !== undefined, 'the batch is there');
    const { lastInsertRowid } = s.insertMovement.run(
      batch.id,
      quantity,
      after.on_hand,
      after.reserved,
      orderId,
      this.#staff.id,
      nowMs,
    );
    const movementId = Number(lastInsertRowid);
    return { movementId, batchId: batch.id, kind: 'reserve', onHandDelta: 0, reservedDelta: quantity };
  }

  #leaveTrail(
    order: WrittenOrder,
    lines: readonly SoldLine[],
    movements: readonly { readonly movementId: number }[],
  ): void {
    const s = this.#statements;
    const { orderId, staffId, staffName, chainHead, nowMs } = order;
    const payload = messageText(order, lines, movements);
    const subject = `order:${order.orderNumber}`;
    const [first, last] = [movements[0]?.movementId, movements.at(-1)?.movementId];
    s.insertMessage.run(subject, first, last, payload, sha256(payload), nowMs);
    const commandId = uuidV7();
    const details = JSON.stringify({ status: 'pending', version: 1, chainHead });
    const entry = ['orders.createDirect', commandId, staffId, staffName, subject, details, nowMs];
    const previous = s.lastAudit.get()?.hash ?? new Uint8Array(32);
    s.insertAudit.run(...entry, sha256(previous, JSON.stringify(entry)));
    const outcome = JSON.stringify({ ok: true, receipt: { orderId } });
    s.insertCommand.run(commandId, sha256(subject), outcome, nowMs);
  }
}
