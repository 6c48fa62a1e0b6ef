import type { CallOutput } from '#shared/contracts/index.ts';
import { fail } from '#shared/errors/index.ts';
import { statement } from '../db/statement.ts';
import type { Reader, Tx } from '../db/store.ts';
import type { MediaStore } from '../media/media-store.ts';
import type { QueryContext } from '../platform/context.ts';
import { getAfterSales } from './after-sales-rows.ts';

const imagesOf = statement<{ afterSalesId: number }>()((db, p) =>
  db
    .selectFrom('afterSalesImage')
    .innerJoin('media', 'media.sha256', 'afterSalesImage.sha256')
    .innerJoin('staff', 'staff.id', 'afterSalesImage.staffId')
    .select([
      'afterSalesImage.sha256',
      'media.mediaType',
      'media.sizeBytes',
      'media.cipher',
      'afterSalesImage.fileName',
      'staff.name as staffName',
      'afterSalesImage.atMs',
    ])
    .where('afterSalesId', '=', p.afterSalesId)
    .orderBy('afterSalesImage.atMs')
    .orderBy('afterSalesImage.sha256'),
);

const insertImage = statement<{
  afterSalesId: number;
  sha256: string;
  fileName: string;
  staffId: number;
  atMs: number;
}>()((db, p) =>
  db.insertInto('afterSalesImage').values({
    afterSalesId: p.afterSalesId,
    sha256: p.sha256,
    fileName: p.fileName,
    staffId: p.staffId,
    atMs: p.atMs,
  }),
);

/** The photos of a request, in the order in which they were added. */
export function readRequestImages(reader: Reader, afterSalesId: number) {
  return reader.all(imagesOf, { afterSalesId });
}

/** Writes that a photo belongs to a request; for ever. */
export function writeRequestImage(
  tx: Tx,
  image: { afterSalesId: number; sha256: string; fileName: string; staffId: number; atMs: number },
): void {
  tx.run(insertImage, image);
}

/** A photo's bytes. Fails with AFTER_SALES_NOT_FOUND, IMAGE_NOT_FOUND or IMAGE_DAMAGED. */
export async function readRequestImage(
  { reader }: QueryContext,
  { afterSalesId, sha256 }: { afterSalesId: number; sha256: string },
  media: MediaStore,
): Promise<CallOutput<'aftersales.image'>> {
  getAfterSales(reader, afterSalesId);
  const image =
    readRequestImages(reader, afterSalesId).find((candidate) => candidate.sha256 === sha256) ??
    fail('IMAGE_NOT_FOUND', { sha256 });
  const bytes = await media.read(sha256);
  const mediaType = image.mediaType as CallOutput<'aftersales.image'>['mediaType'];
  return { mediaType, base64: bytes.toString('base64') };
}
