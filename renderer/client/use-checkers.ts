import { useSessionStore } from '#renderer/stores/session-store.ts';
import { isPermitted, type Permission } from '#shared/domain/permissions.ts';
import { useQueryCall } from './use-query-call.ts';

export interface Checker {
  readonly staffId: number;
  readonly name: string;
}

/** Everybody who may confirm with their PIN what the person on duty does: it is never that person. */
export function useCheckers(permission: Permission): readonly Checker[] {
  const own = useSessionStore((state) => state.staff?.staffId ?? null);
  const status = useQueryCall('system.status', {});
  return (status.data?.staff ?? []).filter(
    ({ staffId, roles, hasPin }) => staffId !== own && hasPin && isPermitted(roles, permission),
  );
}
