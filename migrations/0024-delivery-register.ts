import type { Migration } from './migration.ts';

/** The register of deliveries asks for parcels by the time at which they were sent. */
export const deliveryRegister: Migration = {
  id: 24,
  slug: 'delivery-register',
  up: (target) => target.exec('CREATE INDEX shipment_by_time ON shipment (created_at_ms);'),
};
