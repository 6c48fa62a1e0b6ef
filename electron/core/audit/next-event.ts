import type { Permission } from '#shared/domain/permissions.ts';
import type { CommandContext } from '../platform/context.ts';
import { actingRole } from './acting-role.ts';
import { type ChainEvent, type ChainHead, chainAfter } from './event-chain.ts';

/** What is told of an event; who and when come from the command. */
export interface Happening {
  readonly action: string;
  /** What allows it: the event names the role in which somebody acted. */
  readonly permission: Permission;
  readonly reason?: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

/** An event whose place in its document's chain has been worked out, and the chain's head after it. */
export interface NextEvent<Status extends string> {
  readonly event: ChainEvent<Status>;
  readonly head: ChainHead;
}

/** The event of this command that follows the head of a document's chain. */
export function nextEvent<Status extends string>(
  { session, nowMs }: CommandContext,
  head: ChainHead,
  told: Happening & { readonly from: Status | null; readonly to: Status },
): NextEvent<Status> {
  const event: ChainEvent<Status> = {
    seq: head.eventCount + 1,
    action: told.action,
    fromStatus: told.from,
    toStatus: told.to,
    staffId: session.staffId,
    staffName: session.staffName,
    role: actingRole(session, told.permission),
    reason: told.reason ?? '',
    details: JSON.stringify(told.details ?? {}),
    atMs: nowMs,
  };
  return { event, head: chainAfter(head, event) };
}
