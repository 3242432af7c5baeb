import { z } from 'zod';

/** The environment variables that Slipway reads, once, before anything else. */
export interface StartOptions {
  /** The data folder to use instead of the system's default for this app. */
  home: string | null;
  /** How many times faster the practice clock runs; null leaves it to the practice side. */
  practiceSpeed: number | null;
  /** Seconds after which the idle practice process ends; null for the default. */
  practiceIdle: number | null;
  /** Where `npm run dev` serves the window's page, `http://127.0.0.1:PORT`; null for the built page. */
  devServer: string | null;
  /** A language in BCP 47, or `pseudo`, in place of the system’s; null for those. */
  language: string | null;
}

const Speed = z.coerce.number().positive().max(1_000_000).nullable().catch(null);
const DevServer = z
  .string()
  .regex(/^http:\/\/127\.0\.0\.1:\d{1,5}$/)
  .nullable()
  .catch(null);
const Seconds = z.coerce.number().positive().max(1_000_000).nullable().catch(null);

export function readStartOptions(environment: NodeJS.ProcessEnv): StartOptions {
  const home = environment.SLIPWAY_HOME;
  return {
    home: home === undefined || home === '' ? null : home,
    practiceIdle: Seconds.parse(environment.SLIPWAY_PRACTICE_IDLE ?? null),
    language: environment.SLIPWAY_LANGUAGE || null,
    devServer: DevServer.parse(environment.SLIPWAY_DEV_SERVER ?? null),
    practiceSpeed: Speed.parse(environment.SLIPWAY_PRACTICE_SPEED ?? null),
  };
}
