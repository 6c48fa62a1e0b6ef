import { describe, expect, it } from 'vitest';
import { CALLS } from '#shared/contracts/index.ts';
import { makeFolder, removeFolder } from '#test/support/temporary-folder.ts';
import { TestCounter } from '#test/support/test-counter.ts';
import { TestTime } from '#test/support/test-platform.ts';
import { BusyTill } from './busy-till.ts';
import { makeCrashStore, STORY_BEGINS_MS } from './crash-store.ts';
import type { StoryLine } from './story.ts';
import { ACTS, NOT_IN_THE_LOOP } from './work/all-acts.ts';

const COMMANDS = [...CALLS].filter(([, { kind }]) => kind === 'command').map(([name]) => name);
/** Enough for the rare ones: a parcel that is refused at the door, a picture that is taken off again. */
const ACTS_DONE = 3_000;
const IN_THE_LOOP = new Set<string>(ACTS.flatMap(({ sends }) => sends));

/** Lives a while without a kill; returns the commands that did something. */
async function done(acts: number): Promise<Set<string>> {
  const dataDir = makeFolder();
  await makeCrashStore(dataDir);
  const time = new TestTime(STORY_BEGINS_MS + 60_000);
  const counter = await TestCounter.start({ dataDir, time });
  const story: StoryLine[] = [];
  const say = (line: StoryLine) => story.push(line);
  const till = await BusyTill.open({ core: counter.core, dataDir, seed: 'loop', say });
  for (let act = 0; act < acts; act += 1) {
    await till.act();
    time.advance(5_000);
  }
  expect((await (await counter.signIn('店长')).do('system.verifyStore', {})).differences).toEqual([]);
  await counter.close();
  removeFolder(dataDir);
  const succeeded = new Set(
    story.flatMap((line) => (line.kind === 'answered' && line.code === null ? [line.commandId] : [])),
  );
  return new Set(
    story.flatMap((line) =>
      line.kind === 'sent' && succeeded.has(line.request.commandId ?? '') ? [line.request.name] : [],
    ),
  );
}

describe('what the kills hit', () => {
  it.each(COMMANDS)('ORD-11 SYNC-1: %s is in the loop, or it is said why not', (name) => {
    const reason = (NOT_IN_THE_LOOP as Readonly<Record<string, string>>)[name];
    expect(IN_THE_LOOP.has(name), 'in the loop').toBe(reason === undefined);
  });

  it('ORD-11: every command of the loop does something in it', async () => {
    const succeeded = await done(ACTS_DONE);
    expect([...IN_THE_LOOP].filter((name) => !succeeded.has(name))).toEqual([]);
  }, 120_000);
});
