/**
 * The colours of the counter. Every text colour has a contrast of at least 4.5 : 1 on the grounds it is used
 * on (WCAG AA); a state never speaks by colour alone.
 */
export const palette = {
  primary: '#0f6e66',
  primaryHover: '#0b5b54',
  primarySoft: '#e3f1ef',
  primaryLine: '#9fcdc7',
  text: '#17252a',
  textSoft: '#4a5b61',
  textFaint: '#5f7077',
  ground: '#eef2f2',
  surface: '#ffffff',
  surfaceSoft: '#f6f8f8',
  line: '#d5dddd',
  lineStrong: '#b3c0c1',
  danger: '#b3261e',
  dangerSoft: '#fdecea',
  dangerLine: '#f0b8b3',
  warning: '#8a4b00',
  warningSoft: '#fff4e0',
  warningLine: '#f0cf97',
  success: '#1b6e3c',
  successSoft: '#e6f4ea',
  successLine: '#a9d5b7',
  info: '#1a5a96',
  infoSoft: '#e7f0f9',
  infoLine: '#afcbe6',
  violet: '#6a3d9a',
  violetSoft: '#f1eaf8',
  violetLine: '#cfb8e4',
  neutralSoft: '#edf0f1',
} as const;

/** `primarySoft` becomes the CSS variable `--pc-primary-soft`, for the style sheets of the screens. */
export function applyPalette(style: CSSStyleDeclaration): void {
  for (const [name, colour] of Object.entries(palette)) {
    style.setProperty(`--pc-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`, colour);
  }
}
