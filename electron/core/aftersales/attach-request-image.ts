import { basename } from 'node:path';
import type { CallOutput, ParsedInput } from '#shared/contracts/index.ts';
import { OPEN_AFTER_SALES } from '#shared/domain/after-sales-states.ts';
import { fail } from '#shared/errors/index.ts';
import type { Reader } from '../db/store.ts';
import { writeMedia } from '../media/media-rows.ts';
import type { MediaFile, MediaStore } from '../media/media-store.ts';
import { getOrder } from '../orders/order-rows.ts';
import type { AsyncContext, CommandContext, QueryContext } from '../platform/context.ts';
import { readRequestImages, writeRequestImage } from './after-sales-images.ts';
import { type AfterSalesRow, getAfterSales } from './after-sales-rows.ts';
import { addRequestEvent } from './apply-step.ts';
import { publishAfterSales } from './publish-after-sales.ts';

type Show = (context: QueryContext, place: { afterSalesId: number }) => CallOutput<'aftersales.attachImage'>;

const MAX_NAME = 120;
/** More photos than this show nothing new of a pack. */
const MAX_IMAGES = 20;

/**
 * Keeps a copy of a picked photo and adds it to a request that is still open (AS-1): the file first, forced to the
 * disk, then the row. A photo is evidence: it is never taken off again. Adding what is there already changes nothing.
 *
 * Fails with AFTER_SALES_NOT_FOUND, INVALID_AFTER_SALES_STATE, FILE_NOT_FOUND, FILE_TOO_LARGE or IMAGE_NOT_ACCEPTED.
 */
export async function attachRequestImage(
  context: AsyncContext,
  { afterSalesId }: ParsedInput<'aftersales.attachImage'>,
  parts: { media: MediaStore; path: string; show: Show },
): Promise<CallOutput<'aftersales.attachImage'>> {
  context.read((reader) => refuse(reader, afterSalesId));
  const file = await parts.media.keep(parts.path);
  const fileName = basename(parts.path).slice(0, MAX_NAME);
  return context.conclude((command) => {
    const row = refuse(command.tx, afterSalesId);
    const known = readRequestImages(command.tx, afterSalesId).some(({ sha256 }) => sha256 === file.sha256);
    if (!known) attach(command, row, { file, fileName });
    const { tx: reader, session, nowMs, today } = command;
    return parts.show({ reader, session, nowMs, today }, { afterSalesId });
  });
}

function refuse(reader: Reader, afterSalesId: number): AfterSalesRow {
  const row = getAfterSales(reader, afterSalesId);
  if (!OPEN_AFTER_SALES.includes(row.state))
    fail('INVALID_AFTER_SALES_STATE', { afterSalesId, state: row.state, action: 'attach_image' });
  if (readRequestImages(reader, afterSalesId).length >= MAX_IMAGES)
    fail('IMAGE_NOT_ACCEPTED', { problem: 'too_many', limit: MAX_IMAGES });
  return row;
}

function attach(
  context: CommandContext,
  row: AfterSalesRow,
  { file, fileName }: { file: MediaFile; fileName: string },
): void {
  const { tx, nowMs, session } = context;
  const { sha256 } = file;
  writeMedia(tx, file, nowMs);
  writeRequestImage(tx, { afterSalesId: row.id, sha256, fileName, staffId: session.staffId, atMs: nowMs });
  const after = addRequestEvent(context, row, {
    action: 'attach_image',
    permission: 'afterSales.request',
    reason: '',
    details: { sha256, fileName },
  });
  const order = getOrder(tx, row.orderId);
  publishAfterSales(context, after, { eventsBefore: row.eventCount, orderBefore: order, order });
}
