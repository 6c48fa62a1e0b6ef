import { basename } from 'node:path';
import type { CallOutput, ParsedInput } from '#shared/contracts/index.ts';
import { fail } from '#shared/errors/index.ts';
import { statement } from '../db/statement.ts';
import type { Reader, Tx } from '../db/store.ts';
import { writeMedia } from '../media/media-rows.ts';
import type { MediaFile, MediaStore } from '../media/media-store.ts';
import type { AsyncContext, CommandContext, QueryContext } from '../platform/context.ts';
import { prescriptionAsSeen } from './apply-step.ts';
import type { PrescriptionRecord } from './prescription-record.ts';
import { type ImageRow, readImages } from './prescription-rows.ts';
import { publishPrescription } from './publish-prescription.ts';
import { recordHappening } from './record-event.ts';
import { draftAsSeen } from './save-prescription.ts';
import { signAsDoctor } from './submit-prescription.ts';

const insertImage = statement<{
  prescriptionId: number;
  sha256: string;
  fileName: string;
  staffId: number;
  atMs: number;
}>()((db, p) =>
  db.insertInto('prescriptionImage').values({
    prescriptionId: p.prescriptionId,
    sha256: p.sha256,
    fileName: p.fileName,
    staffId: p.staffId,
    atMs: p.atMs,
  }),
);

const deleteImage = statement<{ prescriptionId: number; sha256: string }>()((db, p) =>
  db
    .deleteFrom('prescriptionImage')
    .where('prescriptionId', '=', p.prescriptionId)
    .where('sha256', '=', p.sha256),
);

type ShowPrescription = (
  context: QueryContext,
  place: { prescriptionId: number },
) => CallOutput<'prescriptions.attachImage'>;

const MAX_NAME = 120;
/** More pages than this are no prescription. */
const MAX_IMAGES = 20;

/**
 * Keeps a copy of a picked file and attaches it to the draft that the screen showed (RX-1): the file first, forced to
 * the disk, then the row. Attaching what is attached already changes nothing.
 */
export async function attachImage(
  context: AsyncContext,
  input: ParsedInput<'prescriptions.attachImage'>,
  parts: { media: MediaStore; path: string; show: ShowPrescription },
): Promise<CallOutput<'prescriptions.attachImage'>> {
  context.read((reader) => refuseTooMany(reader, input.prescriptionId));
  const file = await parts.media.keep(parts.path);
  const fileName = basename(parts.path).slice(0, MAX_NAME);
  return context.conclude((command) => {
    if (!isAttached(command.tx, input.prescriptionId, file.sha256))
      attach(command, input, { file, fileName });
    const { tx: reader, session, nowMs, today } = command;
    return parts.show({ reader, session, nowMs, today }, input);
  });
}

function refuseTooMany(reader: Reader, prescriptionId: number): void {
  const { length } = readImages(reader, prescriptionId);
  if (length >= MAX_IMAGES) fail('IMAGE_NOT_ACCEPTED', { problem: 'too_many', limit: MAX_IMAGES });
}

function attach(
  context: CommandContext,
  seen: { prescriptionId: number; version: number },
  { file, fileName }: { file: MediaFile; fileName: string },
): void {
  const { tx, nowMs, session } = context;
  const record = prescriptionAsSeen(context, seen);
  const { row } = record;
  if (row.status !== 'draft' && row.status !== 'waiting')
    fail('INVALID_PRESCRIPTION_STATUS', { prescriptionId: row.id, status: row.status, action: 'attach' });
  writeMedia(tx, file, nowMs);
  const { sha256 } = file;
  tx.run(insertImage, { prescriptionId: row.id, sha256, fileName, staffId: session.staffId, atMs: nowMs });
  const attached = recordHappening(
    context,
    { ...record, images: readImages(tx, row.id) },
    { action: 'attach_image', permission: 'prescription.capture', details: { sha256, fileName } },
  );
  // What was handed in without it is now handed in with it.
  publishPrescription(context, row.status === 'waiting' ? signAsDoctor(context, attached) : attached);
}

/** Takes an image off the draft that the screen showed; returns the draft. Fails with IMAGE_NOT_FOUND. */
export function detachImage(
  context: CommandContext,
  input: ParsedInput<'prescriptions.detachImage'>,
): PrescriptionRecord {
  const record = draftAsSeen(context, input, 'detach');
  const { row, images } = record;
  const { changes } = context.tx.run(deleteImage, { prescriptionId: row.id, sha256: input.sha256 });
  if (changes !== 1) fail('IMAGE_NOT_FOUND', { sha256: input.sha256 });
  const detached = recordHappening(
    context,
    { ...record, images: images.filter(({ sha256 }) => sha256 !== input.sha256) },
    { action: 'detach_image', permission: 'prescription.capture', details: { sha256: input.sha256 } },
  );
  return publishPrescription(context, detached);
}

/** An attached image's bytes. Fails with IMAGE_NOT_FOUND or IMAGE_DAMAGED. */
export async function readImage(
  { reader }: QueryContext,
  { prescriptionId, sha256 }: { prescriptionId: number; sha256: string },
  media: MediaStore,
): Promise<CallOutput<'prescriptions.image'>> {
  const image = findImage(reader, prescriptionId, sha256) ?? fail('IMAGE_NOT_FOUND', { sha256 });
  const bytes = await media.read(sha256);
  const mediaType = image.mediaType as CallOutput<'prescriptions.image'>['mediaType'];
  return { mediaType, base64: bytes.toString('base64') };
}

function isAttached(tx: Tx, prescriptionId: number, sha256: string): boolean {
  return findImage(tx, prescriptionId, sha256) !== undefined;
}

function findImage(reader: Reader, prescriptionId: number, sha256: string): ImageRow | undefined {
  return readImages(reader, prescriptionId).find((image) => image.sha256 === sha256);
}
