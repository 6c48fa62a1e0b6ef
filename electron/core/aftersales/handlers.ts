import type { MediaStore } from '../media/media-store.ts';
import { type Handlers, onAsyncCommand, onCommand, onQuery, type QueryContext } from '../platform/context.ts';
import { afterSalesDetail, showRecord } from './after-sales-detail.ts';
import { readRequestImage } from './after-sales-images.ts';
import { type AfterSalesReceipt, receiptOf, recordBehind } from './after-sales-record.ts';
import { attachRequestImage } from './attach-request-image.ts';
import { checkPack } from './check-pack.ts';
import { chooseReplacement } from './choose-replacement.ts';
import { completeAfterSales } from './complete-after-sales.ts';
import { takePlainStep } from './end-request.ts';
import { listAfterSales } from './list-after-sales.ts';
import { quoteAfterSales } from './quote-after-sales.ts';
import { receiveReturns } from './receive-returns.ts';
import { requestAfterSales } from './request-after-sales.ts';

export interface AfterSalesParts {
  readonly media: MediaStore;
  /** The path of a file that the user picked; fails with FILE_NOT_FOUND. */
  readonly resolveFile: (fileRef: string) => string;
}

/** The calls of `aftersales.*`. */
export function afterSalesHandlers(parts: AfterSalesParts): Handlers {
  return { ...reading(parts), ...adding(parts), ...stepping() };
}

const show = (context: QueryContext, receipt: AfterSalesReceipt) => ({
  afterSales: showRecord(context, recordBehind(context.reader, receipt)),
});

function reading({ media }: AfterSalesParts): Handlers {
  return {
    ...onQuery('aftersales.get', (context, { afterSalesId }) => afterSalesDetail(context, afterSalesId)),
    ...onQuery('aftersales.list', ({ reader }, input) => listAfterSales(reader, input)),
    ...onQuery('aftersales.checkPack', ({ reader, today }, input) => checkPack(reader, { ...input, today })),
    ...onQuery('aftersales.quote', quoteAfterSales),
    ...onQuery('aftersales.image', (context, input) => readRequestImage(context, input, media)),
  };
}

function adding({ media, resolveFile }: AfterSalesParts): Handlers {
  return {
    ...onAsyncCommand('aftersales.attachImage', (context, input) =>
      attachRequestImage(context, input, { media, path: resolveFile(input.fileRef), show }),
    ),
    ...onCommand(
      'aftersales.chooseReplacement',
      (context, input) => receiptOf(chooseReplacement(context, input)),
      show,
    ),
  };
}

function stepping(): Handlers {
  return {
    ...onCommand(
      'aftersales.request',
      (context, input) => receiptOf(requestAfterSales(context, input)),
      show,
    ),
    ...onCommand(
      'aftersales.approve',
      (context, input) => receiptOf(takePlainStep(context, input, 'approve')),
      show,
    ),
    ...onCommand(
      'aftersales.reject',
      (context, input) => receiptOf(takePlainStep(context, input, 'reject')),
      show,
    ),
    ...onCommand(
      'aftersales.withdraw',
      (context, input) => receiptOf(takePlainStep(context, input, 'withdraw')),
      show,
    ),
    ...onCommand(
      'aftersales.fail',
      (context, input) => receiptOf(takePlainStep(context, input, 'fail')),
      show,
    ),
    ...onCommand(
      'aftersales.receiveGoods',
      (context, input) => receiptOf(receiveReturns(context, input)),
      show,
    ),
    ...onCommand(
      'aftersales.complete',
      (context, input) => receiptOf(completeAfterSales(context, input, 'complete')),
      show,
    ),
    ...onCommand(
      'aftersales.retry',
      (context, input) => receiptOf(completeAfterSales(context, input, 'retry')),
      show,
    ),
  };
}
