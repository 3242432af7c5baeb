import type { Finding } from '#shared/domain/finding';
import type { PublishPlan } from '#shared/domain/publish-plan';
import type { PublishRun, StepId, WaitLimit } from '#shared/domain/publish-run';
import type { AscClient } from '../asc/client';
import type { Pace } from '../engine';
import type { Holds } from '../holds';
import type { PackageReader } from '../package/reader/package-reader';
import type { Clock, Proxies, UploadLimits } from '../ports';
import type { NewRunEvent } from './run-event';
import type { RunRecord } from './run-record';
import type { Turns } from './turns';

/** How a step ends, when it does not end in trouble (which is raised). */
export type StepOutcome =
  | { outcome: 'done'; sentence: string }
  | { outcome: 'blocked'; findings: Finding[] }
  | { outcome: 'stopped-waiting'; limit: WaitLimit };

/** All that a step may touch. It records facts; it never sets a state or chooses what comes next. */
export interface StepContext {
  readonly record: RunRecord;
  readonly asc: AscClient;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Says why the run stands still, and hears "Try now". */
  readonly holds: Holds;
  /** Whose bytes go next. */
  readonly turns: Turns;
  /** The bundled thread that sends and hashes bytes. */
  readonly uploadWorker: URL;
  /** What the user wishes the line to be spared; null for nothing. */
  readonly uploadLimits: UploadLimits | null;
  /** Where the run's files are. */
  readonly folder: string;
  /** Reads packages in processes of their own. */
  readonly packages: PackageReader;
  /** Which way parts go. */
  readonly proxies: Proxies;
  /** How eagerly to look at what Apple has done. */
  pace(): Pace;
  /** How long this process has waited for Apple, as the limits count it: time asleep is not waited. */
  waitedMs(): number;
  /** Puts a fact in the journal; when this resolves it is on disk and in `record`. */
  note(event: NewRunEvent): Promise<void>;
  /** Says what is happening; written only when it changes. */
  tell(sentence: string, limitAt?: Date): Promise<void>;
  /** Bytes confirmed and in flight, for the window only. */
  showBytes(sent: number): void;
}

export interface RunStep {
  id: StepId;
  /** Null when the step is wanted, else the sentence that says why it is skipped. */
  skipped(plan: PublishPlan, run: PublishRun): string | null;
  run(context: StepContext): Promise<StepOutcome>;
}

/** A step that ran to its end. */
export function done(sentence: string): StepOutcome {
  return { outcome: 'done', sentence };
}

/** An id that an earlier step has recorded; its absence is a mistake of the program. */
export function known(id: string | null | undefined, what: string): string {
  if (!id) throw new Error(`The run has no ${what} yet`);
  return id;
}

/** The build that this run is about, once Apple has shown it. */
export function buildIdOf({ record }: StepContext): string {
  return known(record.run.ids.build, 'build');
}
