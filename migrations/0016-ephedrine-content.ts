import type { Migration } from './migration.ts';

/** How much ephedrine a compound contains: more than the rule's numbers is sold on prescription, or not at all. */
export const ephedrineContent: Migration = {
  id: 16,
  slug: 'ephedrine-content',
  up: (target) => target.exec(EPHEDRINE_CONTENT),
};

const EPHEDRINE_CONTENT = `
ALTER TABLE drug ADD COLUMN ephedrine_unit_ug INTEGER CHECK (ephedrine_unit_ug IS NULL OR ephedrine_unit_ug > 0);
ALTER TABLE drug ADD COLUMN ephedrine_pack_ug INTEGER CHECK (ephedrine_pack_ug IS NULL OR ephedrine_pack_ug > 0);
`;
