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
}
