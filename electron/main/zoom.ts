import type { WebContents } from 'electron';

/** Steps of Chromium's zoom, 1.2 to the power of the level: from 83 % to 173 %. Beyond, the till does not fit. */
const LEAST_LEVEL = -1;
const MOST_LEVEL = 3;

/** The nearest level at which the screens still fit a display. */
export function clampZoomLevel(level: number): number {
  return Math.min(Math.max(level, LEAST_LEVEL), MOST_LEVEL);
}

/** Zooms a screen by so many steps, or back to its own size. */
export function zoomBy(contents: WebContents, steps: number | 'reset'): void {
  contents.setZoomLevel(steps === 'reset' ? 0 : clampZoomLevel(contents.getZoomLevel() + steps));
}
