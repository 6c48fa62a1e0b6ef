import { initial } from './0001-initial.ts';
import { rules } from './0002-rules.ts';
import { staffAccounts } from './0003-staff-accounts.ts';
import { batchHolds } from './0004-batch-holds.ts';
import { prescriptions } from './0005-prescriptions.ts';
import { shipping } from './0006-shipping.ts';
import { dispensing } from './0007-dispensing.ts';
import { afterSales } from './0008-after-sales.ts';
import { interactions } from './0009-interactions.ts';
import { registers } from './0010-registers.ts';
import { prescriptionQueue } from './0011-prescription-queue.ts';
import { orderLinks } from './0012-order-links.ts';
import { moreRegisters } from './0013-more-registers.ts';
import { splitPacks } from './0014-split-packs.ts';
import { scannedPacks } from './0015-scanned-packs.ts';
import { ephedrineContent } from './0016-ephedrine-content.ts';
import { interactionSets } from './0017-interaction-sets.ts';
import { owedBalance } from './0018-owed-balance.ts';
import { exchange } from './0019-exchange.ts';
import { coupons } from './0020-coupons.ts';
import { openedPackCodes } from './0021-opened-pack-codes.ts';
import { substitution } from './0022-substitution.ts';
import { binFills } from './0023-bin-fills.ts';
import { deliveryRegister } from './0024-delivery-register.ts';
import type { Migration } from './migration.ts';

/** All migrations, oldest first. Append only. */
export const MIGRATIONS: readonly Migration[] = [
  initial,
  rules,
  staffAccounts,
  batchHolds,
  prescriptions,
  shipping,
  dispensing,
  afterSales,
  interactions,
  registers,
  prescriptionQueue,
  orderLinks,
  moreRegisters,
  splitPacks,
  scannedPacks,
  ephedrineContent,
  interactionSets,
  owedBalance,
  exchange,
  coupons,
  openedPackCodes,
  substitution,
  binFills,
  deliveryRegister,
];

export type { Migration } from './migration.ts';
