import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';
import type { StaffOnDuty } from '#shared/contracts/staff.ts';

interface SessionState {
  readonly session: string | null;
  readonly staff: StaffOnDuty | null;
  begin(session: string, staff: StaffOnDuty): void;
  end(): void;
}

/** Who is on duty in this window. Kept for the window's life only, so that a restart asks again. */
export const useSessionStore = create<SessionState>()(
  persist(
    (set) => ({
      session: null,
      staff: null,
      begin: (session, staff) => set({ session, staff }),
      end: () => set({ session: null, staff: null }),
    }),
    { name: 'counter.session', storage: createJSONStorage(() => sessionStorage) },
  ),
);
