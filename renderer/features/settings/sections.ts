/** The parts of the settings screen, in the order of its menu. */
export const SECTIONS = [
  'shop',
  'limits',
  'coupons',
  'receipt',
  'documents',
  'language',
  'check',
  'clock',
  'shipping',
] as const;
export type SectionName = (typeof SECTIONS)[number];

/** The section that the address names; the first one when it names none. */
export function readSection(subject: string): SectionName {
  return SECTIONS.find((name) => name === subject) ?? 'shop';
}
