import type { ChangeTopic } from '#shared/contracts/envelope.ts';
import { invariant } from '#shared/errors/index.ts';
import { appendAudit } from '../audit/audit-trail.ts';
import type { Tx } from '../db/store.ts';
import type {
  BookedMovement,
  CommandContext,
  Moment,
  OutboxMessage,
  SessionInfo,
} from '../platform/context.ts';
import type { Random } from '../platform/platform.ts';
import { appendOutbox } from '../sync/outbox.ts';

export interface CommandIdentity {
  readonly name: string;
  readonly commandId: string;
  readonly session: SessionInfo;
  readonly moment: Moment;
  readonly epoch: number;
  readonly random: Random;
  /** Cart edits leave no audit row. */
  readonly audited: boolean;
}

/** What a command's handler writes through, and what it leaves behind when it is done. */
export class RunningCommand implements CommandContext {
  readonly tx: Tx;
  readonly session: SessionInfo;
  readonly commandId: string;
  readonly random: Random;
  readonly nowMs: number;
  readonly today: string;
  readonly topics = new Set<ChangeTopic>();
  readonly #identity: CommandIdentity;
  #movements: BookedMovement[] = [];
  #hasFreedStock = false;
  #subject = '';
  #details: Readonly<Record<string, unknown>> = {};

  constructor(tx: Tx, identity: CommandIdentity) {
    this.tx = tx;
    this.#identity = identity;
    this.session = identity.session;
    this.commandId = identity.commandId;
    this.random = identity.random;
    this.nowMs = identity.moment.nowMs;
    this.today = identity.moment.today;
  }

  changed(...topics: ChangeTopic[]): void {
    for (const topic of topics) this.topics.add(topic);
  }

  note(subject: string, details: Readonly<Record<string, unknown>>): void {
    this.#subject = subject;
    this.#details = details;
  }

  moved(movement: BookedMovement): void {
    const last = this.#movements.at(-1);
    invariant(
      last === undefined || movement.movementId === last.movementId + 1,
      'movements of one message are neighbours',
    );
    this.#movements.push(movement);
    if (movement.onHandDelta > movement.reservedDelta) this.#hasFreedStock = true;
  }

  freed(): void {
    this.#hasFreedStock = true;
  }

  /** True when more of some batch can be sold than before. */
  get hasFreedStock(): boolean {
    return this.#hasFreedStock;
  }

  publish(message: OutboxMessage): void {
    const first = this.#movements[0];
    const last = this.#movements.at(-1);
    appendOutbox(
      this.tx,
      { ...message, payload: { ...message.payload, movements: this.#movements } },
      {
        epoch: this.#identity.epoch,
        atMs: this.nowMs,
        movements: first && last ? { first: first.movementId, last: last.movementId } : null,
      },
    );
    this.#movements = [];
  }

  /** Writes the audit row. Every movement must have been published by now: central hears of each. */
  finish(): void {
    invariant(this.#movements.length === 0, `${this.#identity.name} moved stock without telling central`);
    if (!this.#identity.audited) return;
    appendAudit(this.tx, {
      command: this.#identity.name,
      commandId: this.commandId,
      staffId: this.session.staffId === 0 ? null : this.session.staffId,
      staffName: this.session.staffName,
      subject: this.#subject,
      details: JSON.stringify(this.#details),
      atMs: this.nowMs,
    });
  }
}
