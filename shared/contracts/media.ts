import { z } from 'zod';
import { count, timeMs } from './fields.ts';

/** What a picture of a paper or of goods may be. */
export const IMAGE_TYPES = ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'] as const;
export const MAX_IMAGE_BYTES = 15 * 1024 * 1024;

/** An image that was attached to something. */
export const keptImage = z.object({
  /** The SHA-256 of the file, which names it. */
  sha256: z.string(),
  mediaType: z.enum(IMAGE_TYPES),
  sizeBytes: count,
  fileName: z.string(),
  staffName: z.string(),
  atMs: timeMs,
});

/** An image's bytes. One that is not what was attached is reported and not shown. */
export const imageBytes = z.object({ mediaType: z.enum(IMAGE_TYPES), base64: z.string() });
