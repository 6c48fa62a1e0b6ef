import { z } from 'zod';
import { callRequest } from '#shared/contracts/envelope.ts';

/**
 * What the selling program tells on its output, a line each: that it is open, what it sends to its core, and what
 * the core answered. A line is written before the next step begins, so a kill loses none that was written.
 */
export const storyLine = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('open') }),
  z.object({ kind: z.literal('sent'), request: callRequest }),
  z.object({
    kind: z.literal('answered'),
    commandId: z.string(),
    /** Null when the command succeeded. */
    code: z.string().nullable(),
    order: z.object({ orderNumber: z.string(), version: z.int(), status: z.string() }).nullable(),
  }),
]);
export type StoryLine = z.infer<typeof storyLine>;
export type Sent = Extract<StoryLine, { kind: 'sent' }>['request'];
export type Answered = Extract<StoryLine, { kind: 'answered' }>;

/** Reads what a program told until it was killed; a line that the kill cut short was never said. */
export function readStory(output: string): StoryLine[] {
  return output
    .split('\n')
    .slice(0, -1)
    .map((line) => storyLine.parse(JSON.parse(line)));
}
