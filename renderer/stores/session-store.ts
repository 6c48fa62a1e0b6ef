import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';
import type { StaffOnDuty } from '#shared/contracts/staff.ts';

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
