import type { Finding } from '#shared/domain/finding';
import type { PublishPlan } from '#shared/domain/publish-plan';
import type { NotifyReason, StepId, WaitLimit } from '#shared/domain/publish-run';
import type { Text } from '#shared/words/message';
import type { AscClient } from '../asc/client';
import type { Pace } from '../engine';
import type { EngineParts } from '../engine-parts';
import type { RunWaits } from '../waits';
import type { BuildEmails } from './build-lock';
import type { RecentReads } from './recent-reads';
import type { NewRunEvent } from './run-event';
import type { RunRecord } from './run-record';
import type { UploadQueue } from './upload-queue';

/** How a step ends, unless it throws an error. */
export type StepOutcome =
  | { outcome: 'done'; sentence: Text }
  | { outcome: 'blocked'; findings: Finding[] }
  /** The file is not the one that was checked, and nothing was sent: the run starts over with the check. */
  | { outcome: 'check-again' }
  | { outcome: 'stopped-waiting'; limit: WaitLimit }
  /** Nothing goes to testers before a person marks the notes as ready. */
  | { outcome: 'waiting-for-notes' }
  /** The rest is done once a person has decided to email testers. */
  | { outcome: 'ready-to-notify'; reason: NotifyReason }
  /** Another build is in review: a person decides. */
  | { outcome: 'review-busy' };

/** Everything that a step may use. It records facts; it never sets a state or chooses what comes next. */
export interface StepContext extends EngineParts {
  readonly record: RunRecord;
  readonly asc: AscClient;
  readonly signal: AbortSignal;
  /** Reports why the run waits, and gets "Try now". */
  readonly waits: RunWaits;
  /** The order of uploads. */
  readonly turns: UploadQueue;
  /** What other runs of the build sent to its testers. */
  readonly buildEmails: BuildEmails;
  /**
   * Keeps the other runs on this computer, also those of other processes, from the same work meanwhile. Null if one of
   * them is at it: nothing was done.
   */
  alone<T>(what: string, work: () => Promise<T>): Promise<{ value: T } | null>;
  /** The folder of the run's files. */
  readonly folder: string;
  /** Recent reads, for the next step. */
  readonly reads: RecentReads;
  /** How often to poll for Apple's progress. */
  pace(): Pace;
  /** How long this process has waited for Apple, as the limits count it: time asleep is excluded. */
  waitedMs(): number;
  /** Journals a fact; when this resolves it is on disk and in `record`. */
  note(event: NewRunEvent): Promise<void>;
  /** Reports the current activity; written only when it changes. */
  report(sentence: Text, limitAt?: Date): Promise<void>;
  /** Bytes confirmed and in flight, for the window only. */
  showBytes(sent: number): void;
}

export interface RunStep {
  id: StepId;
  /** Null when the step is needed, otherwise the sentence why it is skipped. */
  skipped(plan: PublishPlan, record: Pick<RunRecord, 'removedNotes' | 'run'>): Text | null;
  /**
   * Whether all facts that this step provides to others are known. A step that is done but whose facts
   * were lost runs again: it asks the server, and writes nothing twice. Left out when it provides none.
   */
  isKnown?(record: RunRecord): boolean;
  run(context: StepContext): Promise<StepOutcome>;
}

/** Thrown while a step waits: an earlier one has something to do again, and goes first. */
export class GivesWay extends Error {}

/** A step that ran to its end. */
export function done(sentence: Text): StepOutcome {
  return { outcome: 'done', sentence };
}

/** An ID that an earlier step has recorded; if it is missing, that is a bug. */
export function known<T>(id: T | null | undefined, what: string): T {
  if (!id) throw new Error(`The run has no ${what} yet`);
  return id;
}

/** The run's build, once Apple has shown it. */
export function buildIdOf({ record }: StepContext): string {
  return known(record.run.ids.build, 'build');
}
