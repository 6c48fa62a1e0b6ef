import { fail } from '#shared/errors/index.ts';
import { inputHash, type SentCommand } from './command-log.ts';

interface RunningAnswer {
  readonly inputHash: Uint8Array;
  readonly answer: Promise<unknown>;
}

/**
 * Commands that wait for something slow. A call with the id of one shares its run; once it is over, its kept
 * outcome answers.
 */
export class RunningCommands {
  readonly #byId = new Map<string, RunningAnswer>();

  /**
   * The answer that the running command with this id will give, or null when none runs.
   * Fails with COMMAND_ID_REUSED when that one was sent with another content.
   */
  answerOf(command: SentCommand): Promise<unknown> | null {
    const running = this.#byId.get(command.commandId);
    if (running === undefined) return null;
    if (Buffer.compare(running.inputHash, inputHash(command)) !== 0) {
      fail('COMMAND_ID_REUSED', { command: command.name });
    }
    return running.answer;
  }

  /** Remembers a command for as long as it runs; returns its answer. */
  add(command: SentCommand, run: Promise<unknown>): Promise<unknown> {
    const answer = run.finally(() => this.#byId.delete(command.commandId));
    this.#byId.set(command.commandId, { inputHash: inputHash(command), answer });
    return answer;
  }
}
