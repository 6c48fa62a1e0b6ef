import { readCount } from '#renderer/ui/read-count.ts';
import { trackingProblem } from '#shared/domain/carriers.ts';

export const MOST_PACKAGES = 99;

/** What is typed about a parcel before it goes out. */
export interface ShipDraft {
  readonly carrier: string;
  readonly trackingNumber: string;
  readonly packages: string;
  readonly note: string;
  readonly drugsApart: boolean;
}

export const FIELD_IDS = {
  carrier: 'ship-carrier',
  trackingNumber: 'ship-tracking-number',
  packages: 'ship-packages',
  drugsApart: 'ship-drugs-apart',
} as const;

/** The first field, in the order of the form, that cannot be sent as it is. */
export function firstProblem(
  { carrier, trackingNumber, packages, drugsApart }: Omit<ShipDraft, 'note'>,
  hasDrugs: boolean,
): keyof typeof FIELD_IDS | null {
  if (carrier === '') return 'carrier';
  if (trackingProblem(carrier, trackingNumber.trim()) !== null) return 'trackingNumber';
  if (readCount(packages, { least: 1, most: MOST_PACKAGES }) === null) return 'packages';
  return hasDrugs && !drugsApart ? 'drugsApart' : null;
}
