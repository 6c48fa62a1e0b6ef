import type { CoreReport, ShellOrder } from '#shared/contracts/core-wire.ts';

/** A running core, as its supervisor sees it: a utility process in Electron, a child process elsewhere. */
export interface CoreProcess {
  order(order: ShellOrder): void;
  onReport(listener: (report: CoreReport) => void): void;
  /** Called once, when the process is gone for whatever reason. */
  onExit(listener: (exitCode: number | null) => void): void;
  kill(): void;
}
