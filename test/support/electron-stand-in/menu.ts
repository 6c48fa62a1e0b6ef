/** Menus are the desktop's; the stand-in only takes them. */
export const Menu = {
  buildFromTemplate: (template: readonly object[]) => ({ template }),
  setApplicationMenu: (_menu: object) => undefined,
};
