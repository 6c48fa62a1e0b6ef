import { readIdentity } from '../db/meta.ts';
import type { OpenedStore } from '../db/open-store.ts';
import { statement } from '../db/statement.ts';
import type { Reader } from '../db/store.ts';
import { type Handlers, onCommand, onQuery } from '../platform/context.ts';
import { readSettings } from '../settings/settings.ts';
import { listStaff } from '../staff/accounts.ts';
import { demoPin } from './demo/people.ts';
import type { StoreClock } from './store-clock.ts';
import { verifyStore } from './verify/verify-store.ts';
import type { VerifyThread } from './verify/verify-thread.ts';

const drugCount = statement()((db) =>
  db.selectFrom('drug').select((eb) => eb.fn.countAll<number>().as('drugs')),
);

/** So many orders are verified in less time than a thread takes to start, and than anybody notices. */
const FEW_ORDERS = 300;

const newestOrder = statement()((db) =>
  db.selectFrom('saleOrder').select('id').orderBy('id', 'desc').limit(1),
);

/** So much is read from the disk and hashed in the same time. */
const LITTLE_MEDIA_BYTES = 8 * 1024 * 1024;

const mediaBytes = statement()((db) =>
  db.selectFrom('media').select((eb) => eb.fn.sum<number | null>('sizeBytes').as('bytes')),
);

function isSmall(reader: Reader): boolean {
  const isShort = (reader.get(newestOrder, {})?.id ?? 0) <= FEW_ORDERS;
  return isShort && (reader.get(mediaBytes, {})?.bytes ?? 0) <= LITTLE_MEDIA_BYTES;
}

/** The calls of `system.*`. */
export function systemHandlers(parts: {
  opened: OpenedStore;
  clock: StoreClock;
  appVersion: string;
  mediaFolder: string;
  verifier: VerifyThread;
}): Handlers {
  const { opened, clock, appVersion, mediaFolder, verifier } = parts;
  return {
    ...onQuery('system.status', ({ reader, nowMs }) => {
      const staff = listStaff(reader).filter(({ isActive }) => isActive);
      return {
        state: staff.length === 0 ? 'firstRun' : 'ready',
        appVersion,
        storeVersion: opened.version,
        deviceCode: readIdentity(reader).deviceCode,
        shopName: readSettings(reader).shop.name,
        drugCount: reader.get(drugCount, {})?.drugs ?? 0,
        nowMs,
        clock: { behind: clock.isBehind(), newestRecordMs: clock.newestRecordMs },
        staff: staff.map(({ staffId, name, roles, pinHash }) => ({
          staffId,
          name,
          roles: [...roles],
          hasPin: pinHash !== null,
        })),
        demoPin: demoPin(reader),
      };
    }),
    ...onCommand(
      'system.acceptClock',
      (context, { reason }) => {
        context.note('clock', { reason, newest_record_ms: clock.newestRecordMs, accepted_ms: context.nowMs });
        clock.accept();
        context.freed();
        return { nowMs: context.nowMs };
      },
      (_, receipt) => receipt,
    ),
    ...onQuery('system.verifyStore', ({ reader }) =>
      isSmall(reader) ? verifyStore(reader, mediaFolder) : verifier.verify(),
    ),
  };
}
