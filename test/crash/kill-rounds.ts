import { seededRandom } from '#resources/demo/seeded-random.ts';
import { checkReopened, type Reopened } from './check-reopened.ts';
import { STORY_BEGINS_MS } from './crash-store.ts';
import { type Kill, sellUntilKilled } from './sell-until-killed.ts';
import type { Answered, Sent, StoryLine } from './story.ts';

const MINUTE_MS = 60_000;
/** Between two lives of the counter: some waiting orders time out meanwhile, some do not. */
const MOST_MINUTES_CLOSED = 25;
/** Now and then it is a night: prescriptions lapse. */
const NIGHT_MINUTES = 14 * 60;

/** What happened over all rounds, to see that something did. */
export interface KillReport {
  readonly kills: number;
  readonly acknowledged: number;
  readonly refused: number;
  /** Commands that were sent and never answered, by whether the store had them after the kill. */
  readonly interrupted: { readonly committed: number; readonly lost: number };
  readonly orders: number;
  readonly statuses: readonly string[];
  readonly violations: readonly string[];
}

/**
 * Sells and kills, again and again on one store. After most kills, at times after two in a row, the store is
 * opened and checked, and what was cut short is sent once more.
 */
export async function runKillRounds(options: {
  dataDir: string;
  rounds: number;
  seed: string;
}): Promise<KillReport> {
  const random = seededRandom(options.seed);
  const checks: Reopened[] = [];
  let fromMs = STORY_BEGINS_MS;
  let kills = 0;
  for (let round = 1; round <= options.rounds; round += 1) {
    const story: StoryLine[] = [];
    const killsOfRound = random.chance(0.25) ? 2 : 1;
    for (let index = 0; index < killsOfRound; index += 1) {
      fromMs += (random.chance(0.1) ? NIGHT_MINUTES : random.between(1, MOST_MINUTES_CLOSED)) * MINUTE_MS;
      const kill: Kill = {
        dataDir: options.dataDir,
        seed: `${options.seed}/${round}/${index}`,
        fromMs,
        afterAnswers: random.chance(0.1) ? 0 : random.between(1, 40),
        afterMs: random.between(0, 400) / 100,
      };
      const startedAt = performance.now();
      story.push(...(await sellUntilKilled(kill.afterAnswers === 0 ? whileOpening(kill, random) : kill)));
      kills += 1;
      fromMs += Math.ceil((performance.now() - startedAt) * 300);
    }
    fromMs += MINUTE_MS;
    checks.push(await checkReopened({ dataDir: options.dataDir, fromMs, ...partsOf(story), round }));
    fromMs += 10 * MINUTE_MS;
  }
  return sum(checks, kills);
}

/** The start takes some hundred milliseconds, most of it loading the program. */
function whileOpening(kill: Kill, random: { between(low: number, high: number): number }): Kill {
  return { ...kill, afterMs: random.between(100, 700) };
}

function partsOf(story: readonly StoryLine[]): { answers: Answered[]; interrupted: Sent[]; sent: Sent[] } {
  const answers = story.filter((line) => line.kind === 'answered');
  const sent = story.filter((line) => line.kind === 'sent').map((line) => line.request);
  const answered = new Set(answers.map(({ commandId }) => commandId));
  const interrupted = sent.filter(({ commandId }) => commandId !== null && !answered.has(commandId));
  return { answers, interrupted, sent };
}

function sum(checks: readonly Reopened[], kills: number): KillReport {
  const total = (pick: (check: Reopened) => number): number =>
    checks.reduce((count, check) => count + pick(check), 0);
  const last = checks.at(-1);
  return {
    kills,
    acknowledged: total((check) => check.acknowledged),
    refused: total((check) => check.refused),
    interrupted: {
      committed: total((check) => check.interruptedCommitted),
      lost: total((check) => check.interruptedLost),
    },
    orders: last?.orders ?? 0,
    statuses: last?.statuses ?? [],
    violations: checks.flatMap((check) => check.violations),
  };
}
