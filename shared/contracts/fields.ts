import { z } from 'zod';
import { isDateText } from '#shared/domain/expiry.ts';
import { MAX_FEN } from '#shared/domain/money.ts';

/** Building blocks of the contract. Every text is bounded, every number an integer in range. */

/** Control characters, what ends a line among them, and the line separators of Unicode. */
const NOT_IN_A_LINE = /[\p{Cc}\u2028\u2029]/u;

/** One line of text, trimmed, without control characters. */
export const line = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .refine((text) => !NOT_IN_A_LINE.test(text), { error: 'control_character' });

/** One line of text that must not be empty. */
export const requiredLine = (max: number) =>
  line(max).refine((text) => text.length > 0, { error: 'required' });

export const id = z.int().positive();
export const fen = z.int().min(0).max(MAX_FEN);
export const signedFen = z.int().min(-MAX_FEN).max(MAX_FEN);
export const timeMs = z.int().min(0);
export const count = z.int().min(0);
/** Units of stock a person can state at once. */
export const stockQuantity = z.int().min(1).max(1_000_000);
/** Units in a cart line; the chain's own limit is checked by the core. */
export const saleQuantity = z.int().min(1).max(9_999);
export const date = z.string().refine(isDateText, { error: 'not_a_date' });
export const version = z.int().min(1);

export const page = z.int().min(1).max(1_000_000).default(1);
export const pageSize = z.int().min(1).max(200).default(20);

/** A page of rows with the number of all rows that match. */
export const paged = <T extends z.ZodType>(row: T) =>
  z.object({ rows: z.array(row), total: count, page: z.int().min(1), pageSize: z.int().min(1) });

export const address = z.object({
  name: line(60),
  phone: line(30),
  province: line(40),
  city: line(40),
  district: line(40),
  detail: line(200),
  postCode: line(12),
});

export const discount = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('percent'), bp: z.int().min(1).max(10_000) }),
  z.object({ kind: z.literal('amount'), fen: fen.min(1) }),
]);

/** One line of the story of a document that goes through these states (ORD-10). */
export const storyEvent = <const S extends readonly string[]>(states: S) =>
  z.object({
    seq: z.int(),
    action: z.string(),
    fromStatus: z.enum(states).nullable(),
    toStatus: z.enum(states),
    staffName: z.string(),
    role: z.string(),
    reason: z.string(),
    details: z.record(z.string(), z.unknown()),
    atMs: timeMs,
  });

/** A step that the machine has from where a document stands, with whether this person may take it now. */
export const offeredStep = <const A extends readonly string[]>(actions: A) =>
  z.object({
    action: z.enum(actions),
    allowed: z.boolean(),
    /** An error code when not allowed. */
    reason: z.string().nullable(),
  });
