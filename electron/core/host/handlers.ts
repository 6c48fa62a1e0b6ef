import type { CoreEvent } from '#shared/contracts/envelope.ts';
import { afterSalesHandlers } from '../aftersales/handlers.ts';
import { cartHandlers } from '../cart/handlers.ts';
import { handOverCart } from '../cart/park-cart.ts';
import { catalogHandlers } from '../catalog/handlers.ts';
import { ImportJobs } from '../catalog/import/import-jobs.ts';
import { couponHandlers } from '../coupons/handlers.ts';
import { customerHandlers } from '../customers/handlers.ts';
import type { OpenedStore } from '../db/open-store.ts';
import type { storePaths } from '../db/store-paths.ts';
import { dispensingHandlers } from '../dispensing/handlers.ts';
import { inventoryHandlers } from '../inventory/handlers.ts';
import { bookReceipt } from '../inventory/receive-goods.ts';
import { isKnownMedia } from '../media/media-rows.ts';
import { MediaStore } from '../media/media-store.ts';
import { orderHandlers } from '../orders/handlers.ts';
import type { Handlers } from '../platform/context.ts';
import type { Platform } from '../platform/platform.ts';
import { prescriptionHandlers } from '../prescriptions/handlers.ts';
import { printingHandlers } from '../printing/handlers.ts';
import { recallHandlers } from '../recalls/handlers.ts';
import { ExportThreads } from '../registers/export-thread.ts';
import { registersHandlers } from '../registers/handlers.ts';
import { rulesHandlers } from '../rules/handlers.ts';
import { settingsHandlers } from '../settings/handlers.ts';
import { shippingHandlers } from '../shipping/handlers.ts';
import { splittingHandlers } from '../splitting/handlers.ts';
import { staffHandlers } from '../staff/handlers.ts';
import type { CoreOptions } from './core-options.ts';
import { demoHandlers } from './demo/load-demo.ts';
import type { Dispatcher } from './dispatcher.ts';
import type { FileRegister } from './file-register.ts';
import type { StoreClock } from './store-clock.ts';
import { systemHandlers } from './system-handlers.ts';
import { VerifyThread } from './verify/verify-thread.ts';

export interface HandlerParts {
  readonly opened: OpenedStore;
  readonly clock: StoreClock;
  readonly files: FileRegister;
  readonly platform: Platform;
  readonly emit: (event: CoreEvent) => void;
  readonly options: CoreOptions;
  readonly paths: ReturnType<typeof storePaths>;
}

/** Every feature's handlers, and the work that goes on beside calls. */
export function allHandlers(parts: HandlerParts): {
  handlers: Handlers;
  /** Takes up work, and what the last run of the program left unfinished. */
  start(dispatcher: Dispatcher): void;
  stop(): Promise<void>;
} {
  const { opened, clock, options, paths, files, platform, emit } = parts;
  const imports = new ImportJobs({
    store: opened.store,
    logger: platform.logger,
    timers: platform.timers,
    openBatch: bookReceipt,
    now: () => clock.now(),
    emit,
    resolveFile: (fileRef) => files.resolve(fileRef),
  });
  const media = new MediaStore(paths.media);
  const images = { media, resolveFile: (fileRef: string) => files.resolve(fileRef) };
  const verifier = new VerifyThread(paths);
  let tidied: Promise<void> = Promise.resolve();
  const exports = new ExportThreads();
  return {
    handlers: {
      ...systemHandlers({
        opened,
        clock,
        appVersion: options.appVersion,
        mediaFolder: paths.media,
        verifier,
      }),
      ...staffHandlers({ pins: platform.pins, onSwitch: handOverCart }),
      ...settingsHandlers(),
      ...rulesHandlers(),
      ...registersHandlers({
        threads: exports,
        storePath: paths.store,
        exportsDir: paths.exports,
        timeZone: platform.clock.timeZone,
      }),
      ...catalogHandlers(imports),
      ...customerHandlers(),
      ...couponHandlers(),
      ...cartHandlers(),
      ...orderHandlers(),
      ...prescriptionHandlers(images),
      ...dispensingHandlers(),
      ...afterSalesHandlers(images),
      ...inventoryHandlers(platform.pins),
      ...recallHandlers(),
      ...splittingHandlers(platform.pins),
      ...shippingHandlers(),
      ...printingHandlers({
        receiptsDir: paths.receipts,
        resourcesDir: options.resourcesDir,
        timeZone: platform.clock.timeZone,
      }),
      ...demoHandlers(options.resourcesDir, platform.pins),
    },
    start: (dispatcher) => {
      imports.start((session, name, work) => dispatcher.runAs(session, name, work));
      tidied = tidyMedia(media, parts);
    },
    stop: async () => {
      verifier.stop();
      exports.stop();
      await imports.stop();
      await tidied;
    },
  };
}

/** Removes images that a crash left without a row. What fails is logged: it keeps nobody from selling. */
async function tidyMedia(media: MediaStore, { opened, platform }: HandlerParts): Promise<void> {
  try {
    await media.tidy((sha256) => isKnownMedia(opened.store, sha256), Date.now());
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    platform.logger.error({ job: 'media', message }, 'tidying failed');
  }
}
