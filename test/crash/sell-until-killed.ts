import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { readStory, type StoryLine } from './story.ts';

export interface Kill {
  readonly dataDir: string;
  readonly seed: string;
  readonly fromMs: number;
  /** How many answers the program gets to tell; 0 kills it while it opens the store. */
  readonly afterAnswers: number;
  /** And how long it goes on after the last of them. */
  readonly afterMs: number;
}

/** Starts the selling program, kills it with SIGKILL at the moment asked for, and returns what it told. */
export async function sellUntilKilled(kill: Kill): Promise<StoryLine[]> {
  const child = spawn(
    process.execPath,
    ['test/crash/selling-child.ts', kill.dataDir, kill.seed, String(kill.fromMs)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let output = '';
  let answers = 0;
  const due = new Promise<void>((resolve) => {
    if (kill.afterAnswers === 0) resolve();
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      answers += text.split('"kind":"answered"').length - 1;
      if (answers >= kill.afterAnswers) resolve();
    });
  });
  // The streams end after the last line that was told, which may come after the death.
  const ended = once(child, 'close');
  await Promise.race([due, ended]);
  await sleep(kill.afterMs);
  const killed = child.kill('SIGKILL');
  await ended;
  if (!killed) throw new Error(`the selling program ended by itself, having told:\n${output}`);
  return readStory(output);
}
