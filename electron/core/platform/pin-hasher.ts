import { hash, hashSync, verify } from '@node-rs/argon2';

/** Keeps PINs so that nobody who reads the store learns them (SEC-1). */
export interface PinHasher {
  hash(pin: string): Promise<string>;
  /** The same at once, for what has to happen inside one transaction. */
  hashNow(pin: string): string;
  /** True when the hash was made of this PIN; false also for a hash that is none. */
  isRight(pinHash: string, pin: string): Promise<boolean>;
}

/** How much work a guess costs. */
export interface PinCosts {
  readonly memoryKiB: number;
  readonly passes: number;
}

/** The least that OWASP's Password Storage Cheat Sheet recommends for argon2id. */
const COSTS: PinCosts = { memoryKiB: 19_456, passes: 2 };

/**
 * argon2id, the library's own choice, with a random salt; hashes carry their costs, so that these may rise. Works
 * off the core's thread.
 */
export function argon2Pins({ memoryKiB, passes }: PinCosts = COSTS): PinHasher {
  const options = { memoryCost: memoryKiB, timeCost: passes, parallelism: 1 };
  return {
    hash: (pin) => hash(pin, options),
    hashNow: (pin) => hashSync(pin, options),
    isRight: (pinHash, pin) => verify(pinHash, pin).catch(() => false),
  };
}
