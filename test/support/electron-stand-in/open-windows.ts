/** A window that the end of the program closes. */
export interface OpenWindow {
  destroyForQuit(): void;
}

export const openWindows = new Set<OpenWindow>();
