type BeforeRequest = (details: { url: string }, decide: (answer: { cancel?: boolean }) => void) => void;

/** A session that remembers what was set; pages ask it before a request leaves them. */
class StandInSession {
  #beforeRequest: BeforeRequest | null = null;
  readonly webRequest = {
    onBeforeRequest: (listener: BeforeRequest) => {
      this.#beforeRequest = listener;
    },
  };

  setPermissionRequestHandler(): void {
    // A headless page is granted nothing it does not ask the test for.
  }
  setPermissionCheckHandler(): void {
    // As above.
  }
  setDevicePermissionHandler(): void {
    // As above.
  }
  setDisplayMediaRequestHandler(): void {
    // As above.
  }

  /** Whether the program lets a request out to the network. */
  async admits(url: string): Promise<boolean> {
    const listener = this.#beforeRequest;
    if (listener === null) return true;
    return new Promise((resolve) => listener({ url }, (answer) => resolve(answer.cancel !== true)));
  }
}

const partitions = new Map<string, StandInSession>();

export const session = {
  defaultSession: new StandInSession(),
  fromPartition(name: string): StandInSession {
    const known = partitions.get(name) ?? new StandInSession();
    partitions.set(name, known);
    return known;
  },
};
export type { StandInSession };
