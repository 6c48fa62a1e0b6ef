import { type Permission, ROLES_WITH_PERMISSION } from '#shared/domain/permissions.ts';
import type { SessionInfo } from '../platform/context.ts';

/** The role in which somebody acts: the first of theirs that holds the permission. */
export function actingRole(session: SessionInfo, permission: Permission): string {
  return ROLES_WITH_PERMISSION[permission].find((role) => session.roles.includes(role)) ?? 'system';
}
