import type { CatalogTables } from './schema/catalog-tables.ts';
import type { DeliveryTables } from './schema/delivery-tables.ts';
import type { OrderTables } from './schema/order-tables.ts';
import type { PrescriptionTables } from './schema/prescription-tables.ts';
import type { SaleTables } from './schema/sale-tables.ts';
import type { StockTables } from './schema/stock-tables.ts';
import type { StoreTables } from './schema/store-tables.ts';

/** The store's tables as Kysely sees them; `migrations/schema.sql` is the truth that this mirrors. */
export interface Schema
  extends StoreTables,
    CatalogTables,
    StockTables,
    SaleTables,
    OrderTables,
    DeliveryTables,
    PrescriptionTables {}
