import { isDeepStrictEqual } from 'node:util';
import Database from 'better-sqlite3';
import { storePaths } from '#core/db/store-paths.ts';
import { type Core, startCore } from '#core/host/start-core.ts';
import type { CallResult } from '#shared/contracts/envelope.ts';
import { CALLS, type CommandDef } from '#shared/contracts/index.ts';
import { Till } from '#test/support/till.ts';
import { fastTime } from './fast-time.ts';
import type { Answered, Sent } from './story.ts';

export interface Reopened {
  readonly acknowledged: number;
  readonly refused: number;
  readonly interruptedCommitted: number;
  readonly interruptedLost: number;
  readonly orders: number;
  readonly statuses: readonly string[];
  /** Everything that is not as it was promised, in words. */
  readonly violations: readonly string[];
}

interface AfterKill {
  readonly dataDir: string;
  readonly fromMs: number;
  readonly round: number;
  readonly sent: readonly Sent[];
  readonly answers: readonly Answered[];
  readonly interrupted: readonly Sent[];
}

/**
 * Opens a store after a kill and checks what was promised: the store agrees with itself, everything that was
 * acknowledged is there, and a command that was cut short and is sent again has exactly one effect.
 */
export async function checkReopened(after: AfterKill): Promise<Reopened> {
  const violations: string[] = [];
  const violated = (what: string): void => {
    violations.push(`round ${after.round}: ${what}`);
  };
  const core = await startCore({
    dataDir: after.dataDir,
    appVersion: '0.0.0-test',
    resourcesDir: 'resources',
    logLevel: 'silent',
    platform: fastTime(after.fromMs),
  });
  const store = new StoreRows(after.dataDir);
  try {
    const till = await Till.open(core, '店长');
    const { differences } = await till.do('system.verifyStore', {});
    for (const difference of differences) violated(`the store differs: ${JSON.stringify(difference)}`);
    checkAcknowledged(store, after, violated);
    const committed = after.interrupted.filter((request) => store.hasOutcome(request));
    for (const request of after.interrupted) await sendAgain(core, store, { request, violated });
    return {
      acknowledged: after.answers.filter(({ code }) => code === null).length,
      refused: after.answers.filter(({ code }) => code !== null).length,
      interruptedCommitted: committed.length,
      interruptedLost: after.interrupted.length - committed.length,
      ...store.orders(),
      violations,
    };
  } finally {
    store.close();
    await core.stop();
  }
}

type Violated = (what: string) => void;

function checkAcknowledged(store: StoreRows, { sent, answers }: AfterKill, violated: Violated): void {
  const nameOf = new Map(sent.map(({ commandId, name }) => [commandId, name]));
  for (const answer of answers) {
    const name = nameOf.get(answer.commandId) ?? '';
    const isRemembered = answer.code === null || !FORGETS_REFUSALS.has(name);
    if (store.outcomes(answer.commandId) !== Number(isRemembered))
      violated(`${name} was answered and is not remembered`);
    const effects = answer.code === null && !isTransient(name) ? 1 : 0;
    if (store.auditRows(answer.commandId) !== effects) violated(`${name} was answered and did not happen`);
    if (answer.order === null) continue;
    const kept = store.order(answer.order.orderNumber);
    if (kept === undefined) violated(`order ${answer.order.orderNumber} was acknowledged and is missing`);
    else if (kept.version < answer.order.version)
      violated(`order ${answer.order.orderNumber} fell back from ${answer.order.status} to ${kept.status}`);
  }
}

/** Commands that wait for something slow: nothing was begun when they are refused, so nothing is kept of it. */
const FORGETS_REFUSALS: ReadonlySet<string> = new Set([
  'staff.save',
  'prescriptions.attachImage',
  'splitting.openPack',
  'inventory.fillBin',
]);

/** Sends an interrupted command twice: whatever the kill left of it, it happens once, and the answers are one. */
async function sendAgain(
  core: Core,
  store: StoreRows,
  { request, violated }: { request: Sent; violated: Violated },
): Promise<void> {
  const first = await core.call(request);
  const second = await core.call(request);
  if (!isDeepStrictEqual(gist(first), gist(second)))
    violated(`${request.name} sent again answers ${JSON.stringify(gist(second))}`);
  const { commandId, name } = request;
  const isRemembered = first.ok || !FORGETS_REFUSALS.has(name);
  if (commandId === null || store.outcomes(commandId) !== Number(isRemembered))
    violated(`${name} sent again is not remembered`);
  const effects = first.ok && !isTransient(name) ? 1 : 0;
  if (store.auditRows(commandId ?? '') !== effects) violated(`${name} sent again did not happen once`);
  const remark = remarkOf(request);
  if (remark !== null && store.ordersWithRemark(remark) !== (first.ok ? 1 : 0))
    violated(`${name} sent again made ${store.ordersWithRemark(remark)} orders`);
}

function gist(result: CallResult): unknown {
  return result.ok ? result.value : result.error.code;
}

function isTransient(name: string): boolean {
  return (CALLS.get(name) as CommandDef | undefined)?.transient ?? false;
}

function remarkOf({ input }: Sent): string | null {
  const { details } = input as { details?: { remark?: string } };
  return details?.remark ?? null;
}

/** Looks into the store past the program. */
class StoreRows {
  readonly #db: Database.Database;

  constructor(dataDir: string) {
    this.#db = new Database(storePaths(dataDir).store, { readonly: true });
  }

  close(): void {
    this.#db.close();
  }

  hasOutcome({ commandId }: Sent): boolean {
    return this.outcomes(commandId ?? '') > 0;
  }

  outcomes(commandId: string): number {
    return this.#count('SELECT count(*) AS n FROM command_log WHERE command_id = ?', commandId);
  }

  auditRows(commandId: string): number {
    return this.#count('SELECT count(*) AS n FROM audit_log WHERE command_id = ?', commandId);
  }

  ordersWithRemark(remark: string): number {
    return this.#count('SELECT count(*) AS n FROM sale_order WHERE remark = ?', remark);
  }

  order(orderNumber: string): { version: number; status: string } | undefined {
    return this.#db
      .prepare<[string], { version: number; status: string }>(
        'SELECT version, status FROM sale_order WHERE order_number = ?',
      )
      .get(orderNumber);
  }

  orders(): { orders: number; statuses: string[] } {
    const rows = this.#db
      .prepare<[], { status: string; n: number }>(
        'SELECT status, count(*) AS n FROM sale_order GROUP BY status',
      )
      .all();
    return { orders: rows.reduce((sum, { n }) => sum + n, 0), statuses: rows.map(({ status }) => status) };
  }

  #count(sql: string, value: string): number {
    return this.#db.prepare<[string], { n: number }>(sql).get(value)?.n ?? 0;
  }
}
