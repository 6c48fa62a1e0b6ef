import type { CoreSetup } from '#shared/contracts/core-wire.ts';
import { CoreClient } from '../shell/core-client.ts';
import { CoreSupervisor } from '../shell/core-supervisor.ts';
import { type ChildCore, forkCore } from './fork-core.ts';
import type { OpenScreens } from './screens.ts';
import { startWebServer } from './web-server.ts';

export interface CounterOptions {
  readonly core: CoreSetup;
  /** The core's entry: the built bundle, or its source under a Node that reads TypeScript. */
  readonly coreEntry: string;
  readonly port: number;
  readonly openScreens: OpenScreens;
}

export interface CounterServer {
  readonly address: string;
  /** The process that holds the store now; null between two of them. */
  readonly corePid: number | null;
  /** Finishes what is running, closes the store, and only then the server. */
  stop(): Promise<void>;
}

/** The counter without Electron: the same core, supervised the same way, behind a loopback web server. */
export async function serveCounter(options: CounterOptions): Promise<CounterServer> {
  const client = new CoreClient();
  const supervisor = new CoreSupervisor<ChildCore>({
    fork: (restoreFrom) => forkCore(options.coreEntry, { ...options.core, restoreFrom }),
    onState: (event) => client.changeState(event),
    onReady: (core) => {
      core.onAnswer((answer) => client.receive(answer));
      core.order({ kind: 'connect' });
      client.attach(core);
      void server.clearLeftovers();
    },
  });
  const server = await startWebServer({
    core: client,
    restoreBackup: () => supervisor.restoreBackup(),
    dataDir: options.core.dataDir,
    port: options.port,
    openScreens: options.openScreens,
    warn: (error) => console.error(error),
  });
  supervisor.start();
  return {
    address: server.address,
    get corePid() {
      return supervisor.readyCore?.pid ?? null;
    },
    async stop() {
      await supervisor.stop();
      await server.stop();
    },
  };
}
