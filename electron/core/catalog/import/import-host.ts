import type { CoreEvent } from '#shared/contracts/envelope.ts';
import type { Reader, Tx } from '../../db/store.ts';
import type { CommandContext, Moment, SessionInfo } from '../../platform/context.ts';
import type { Logger } from '../../platform/logger.ts';
import type { Timers } from '../../platform/platform.ts';
import type { OpenBatch } from '../opening-stock.ts';

/** What imports need of the program around them while no call is waiting for them. */
export interface ImportHost {
  readonly store: Reader & {
    inTransaction<T>(work: (tx: Tx) => T): T;
    checkpoint(mode: 'PASSIVE'): void;
  };
  readonly logger: Logger;
  readonly timers: Timers;
  readonly openBatch: OpenBatch;
  now(): Moment;
  emit(event: CoreEvent): void;
  /** The path of a file that the user picked; fails with FILE_NOT_FOUND. */
  resolveFile(fileRef: string): string;
}

/** Runs a step as a command of its own, with its audit row. */
export type RunAs = <T>(session: SessionInfo, name: string, work: (context: CommandContext) => T) => T;
