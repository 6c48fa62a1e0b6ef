import { isPermitted, type Permission, type Role } from '#shared/domain/permissions.ts';

/** The parts of the settings screen, in the order of its menu, and what somebody must be allowed to find them there. */
const PERMISSIONS = {
  shop: 'settings.read',
  limits: 'settings.read',
  coupons: 'coupon.manage',
  receipt: 'settings.read',
  documents: 'settings.read',
  language: 'settings.read',
  check: 'store.verify',
  clock: 'settings.read',
  shipping: 'settings.read',
} as const satisfies Readonly<Record<string, Permission>>;

export type SectionName = keyof typeof PERMISSIONS;

/** The sections that somebody's roles have a use for. */
export function sectionsFor(roles: readonly Role[]): readonly SectionName[] {
  const names = Object.keys(PERMISSIONS) as SectionName[];
  return names.filter((name) => isPermitted(roles, PERMISSIONS[name]));
}

/** The section that the address names; the first one when it names none of these. */
export function readSection(subject: string, sections: readonly SectionName[]): SectionName {
  return sections.find((name) => name === subject) ?? 'shop';
}
