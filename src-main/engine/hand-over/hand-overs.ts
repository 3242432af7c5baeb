import type { PublishRun } from '#shared/domain/publish-run';
import type { Connection } from '../connection';
import type { HandOverContent } from './hand-over-file';

/** A file that was read: nothing of it is on this computer yet. */
export interface OpenedHandOver {
  fileName: string;
  content: HandOverContent;
  /** What the journal in the file adds up to. */
  run: PublishRun;
  /** Whether finishing it takes the package, whose SHA-256 is `sha256` if that is known. */
  needsPackage: boolean;
  sha256: string | null;
  /** `given-back`: the run was handed over from here, and the file continues it. */
  here: 'no' | 'given-back' | 'other';
}

export interface Taking {
  connection: Connection;
  /** Who takes it over, as they call themselves. */
  person: string | null;
  /** Null if the run needs none. */
  packagePath: string | null;
}

/** Passing a run that is not finished to a colleague, as a file, and taking one over. */
export interface HandOvers {
  /**
   * Pauses the run, marks it as handed over, and writes it to a file without any secret. Throws `hand-over-not-now`,
   * `hand-over-secret`, `hand-over-package-gone`, and then the run is as it was.
   */
  export(
    runId: string,
    path: string,
    who: { person: string | null; to: string | null },
  ): Promise<PublishRun>;
  /** Ends the mark. Requests without an answer are looked up, and testers are only emailed after asking. */
  takeBack(runId: string): Promise<PublishRun>;
  /** Reads a file. Throws `hand-over-…` for one that can't be taken over by any computer. */
  open(path: string): Promise<OpenedHandOver>;
  /**
   * Takes the run over with the own key, once App Store Connect confirms what the file says; the run is paused here
   * then. Sends nothing.
   */
  take(opened: OpenedHandOver, taking: Taking): Promise<PublishRun>;
}
