import { create } from 'zustand';

interface SetUpState {
  /** True from the first name until the catalogue is chosen, although the store counts as set up by then. */
  readonly settingUp: boolean;
  setSettingUp(settingUp: boolean): void;
}

/** Keeps the first run on the screen until its last step. */
export const useSetUpStore = create<SetUpState>()((set) => ({
  settingUp: false,
  setSettingUp: (settingUp) => set({ settingUp }),
}));
