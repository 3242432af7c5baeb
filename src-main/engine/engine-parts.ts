import type { WeighedKey } from '#shared/domain/key-findings';
import type { Preset } from '#shared/domain/preset';
import type { PackageReader } from './package/reader/package-reader';
import type { Clock, Logger, Proxies, UploadLimits } from './ports';

/** What everything that works on a run may need: made once when the engine is created, and passed on whole. */
export interface EngineParts {
  readonly clock: Clock;
  readonly log: Logger;
  /** The bundled worker that sends and hashes bytes. */
  readonly uploadWorker: URL;
  /** Upload speed limit and pauses; null for none. */
  readonly uploadLimits: UploadLimits | null;
  /** The route that connections take. */
  readonly proxies: Proxies;
  /** Reads packages in separate processes. */
  readonly packages: PackageReader;
  /** The preset of this app under this account, as it is now. */
  readonly presetOf: (accountId: string, bundleId: string | null) => Preset | null;
  /** What is known of the account's key now; null for a key that no account has. */
  readonly keyOf: (accountId: string) => Promise<WeighedKey | null>;
}
