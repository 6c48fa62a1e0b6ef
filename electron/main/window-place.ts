import { z } from 'zod';

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What is kept of the window between two runs. */
export const windowState = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().min(1),
  height: z.int().min(1),
  maximized: z.boolean(),
  zoomLevel: z.number().min(-10).max(10),
});
export type WindowState = z.infer<typeof windowState>;

export const MIN_SIZE = { width: 1_024, height: 640 } as const;
const FIRST_SIZE = { width: 1_366, height: 768 } as const;
/** As much of the title bar as is needed to take hold of the window. */
const GRIP = { width: 120, height: 40 } as const;

/**
 * Where to open the window: where it was, if a display still shows enough of its title bar there; else in the
 * middle of the main display. Displays are taken away between two shifts, and a window must not open beyond.
 */
export function placeWindow(saved: WindowState | null, workAreas: readonly Rectangle[]): Rectangle {
  const [main] = workAreas;
  if (saved !== null && workAreas.some((area) => holdsGrip(saved, area))) {
    return { x: saved.x, y: saved.y, width: saved.width, height: saved.height };
  }
  if (main === undefined) return { x: 0, y: 0, ...FIRST_SIZE };
  const width = Math.min(saved?.width ?? FIRST_SIZE.width, main.width);
  const height = Math.min(saved?.height ?? FIRST_SIZE.height, main.height);
  return {
    x: main.x + Math.round((main.width - width) / 2),
    y: main.y + Math.round((main.height - height) / 2),
    width,
    height,
  };
}

function holdsGrip(window: Rectangle, area: Rectangle): boolean {
  const left = Math.max(window.x, area.x);
  const right = Math.min(window.x + window.width, area.x + area.width);
  const topIsShown = window.y >= area.y && window.y + GRIP.height <= area.y + area.height;
  return topIsShown && right - left >= GRIP.width;
}
