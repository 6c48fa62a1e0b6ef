import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';
import type { StaffOnDuty } from '#shared/contracts/staff.ts';
import { isPermitted, type Permission, type Role } from '#shared/domain/permissions.ts';

interface SessionState {
  readonly session: string | null;
  readonly staff: StaffOnDuty | null;
  /** Who was on duty before, and is likely to be next. */
  readonly lastStaffId: number | null;
  begin(session: string, staff: StaffOnDuty): void;
  end(): void;
}

/** Who is on duty in this window. Kept for the window's life only, so that a restart asks again. */
export const useSessionStore = create<SessionState>()(
  persist(
    (set) => ({
      session: null,
      staff: null,
      lastStaffId: null,
      begin: (session, staff) =>
        set((before) => ({ session, staff, lastStaffId: before.staff?.staffId ?? before.lastStaffId })),
      end: () =>
        set((before) => ({
          session: null,
          staff: null,
          lastStaffId: before.staff?.staffId ?? before.lastStaffId,
        })),
    }),
    { name: 'counter.session', storage: createJSONStorage(() => sessionStorage) },
  ),
);

const NOBODY: readonly Role[] = [];

/** The roles of who is on duty. */
export const useRoles = (): readonly Role[] => useSessionStore((state) => state.staff?.roles ?? NOBODY);

/** Says what who is on duty may do, so that nothing is offered in vain; the core decides anew. */
export function useMay(): (permission: Permission) => boolean {
  const roles = useRoles();
  return (permission) => isPermitted(roles, permission);
}
