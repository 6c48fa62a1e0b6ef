const display = { id: 1, workArea: { x: 0, y: 0, width: 1_366, height: 768 } };

export const screen = {
  getPrimaryDisplay: () => display,
  getAllDisplays: () => [display],
};
