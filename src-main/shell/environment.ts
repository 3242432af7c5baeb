import { z } from 'zod';

/** What the environment may say to Slipway. Read once, before anything else. */
export interface StartOptions {
  /** The data folder to use instead of the system's place for this app. */
  home: string | null;
  /** How many times faster the practice clock runs; null leaves it to the practice side. */
  practiceSpeed: number | null;
}

const Speed = z.coerce.number().positive().max(1_000_000).nullable().catch(null);

export function readStartOptions(environment: NodeJS.ProcessEnv): StartOptions {
  const home = environment.SLIPWAY_HOME;
  return {
    home: home === undefined || home === '' ? null : home,
    practiceSpeed: Speed.parse(environment.SLIPWAY_PRACTICE_SPEED ?? null),
  };
}

/** Both would let somebody else read the traffic that carries the key's tokens. */
export function dropUnsafeVariables(environment: NodeJS.ProcessEnv): void {
  delete environment.NODE_TLS_REJECT_UNAUTHORIZED;
  delete environment.SSLKEYLOGFILE;
}
