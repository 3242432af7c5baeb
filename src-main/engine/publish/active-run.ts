import type { PublishRun, StepId } from '#shared/domain/publish-run';
import { isSameText, type Text } from '#shared/words/message';
import type { AscClient } from '../asc/client';
import type { Patience } from '../asc/retry-policy';
import type { Pace } from '../engine';
import type { EngineParts } from '../engine-parts';
import { RunWaits } from '../waits';
import { type BuildEmails, withBuildLock } from './build-lock';
import { RecentReads } from './recent-reads';
import type { NewRunEvent, RunEvent } from './run-event';
import type { RunJournal } from './run-journal';
import { applyEvent, foldEvents } from './run-machine';
import type { RunRecord } from './run-record';
import type { StepContext } from './step';
import { retryWhenDiskHasSpace, type UploadQueue } from './upload-queue';

interface ActiveRunOptions {
  parts: EngineParts;
  journal: RunJournal;
  asc: AscClient;
  pace: () => Pace;
  turns: UploadQueue;
  buildEmails: BuildEmails;
  /** The folder of the runs of every environment. */
  home: string;
  /** The folder of the run's files. */
  folder: string;
  /** Until when a full disk is waited for; null to fail at once. */
  waitsForRoom: AbortSignal | null;
  onChanged: (run: PublishRun) => void;
}

/** The time span from which the speed is computed. */
const speedWindowMs = 5_000;

/** A run in progress: its journal, its fold, and the bytes in flight. */
export class ActiveRun {
  private current: RunRecord | null;
  private appending: Promise<void> = Promise.resolve();
  private live: { sent: number; bytesPerSecond: number | null } | null = null;
  private readonly samples: { at: number; sent: number }[] = [];
  readonly waits: RunWaits;
  private readonly reads: RecentReads;
  /** By a clock that excludes sleep: when the waiting limits began to count. */
  private waitingMark: number;

  constructor(
    events: readonly RunEvent[],
    private readonly options: ActiveRunOptions,
  ) {
    this.current = foldEvents(events);
    this.waitingMark = options.parts.clock.monotonic();
    this.reads = new RecentReads(options.parts.clock);
    this.waits = new RunWaits(options.parts.clock, () => this.options.onChanged(this.snapshot()));
  }

  get record(): RunRecord {
    if (!this.current) throw new Error('The run has not begun');
    return this.current;
  }

  /** A client that still works after the run was stopped. */
  get asc(): AscClient {
    return this.options.asc;
  }

  /** What the window shows: the journal's state, plus the bytes in flight. */
  snapshot(): PublishRun {
    const run = { ...this.record.run, wait: this.waits.current };
    if (!run.upload || !this.live) return run;
    const sent = Math.min(Math.max(this.live.sent, run.upload.stored), run.upload.total);
    return {
      ...run,
      upload: { ...run.upload, live: { sent, bytesPerSecond: this.live.bytesPerSecond } },
    };
  }

  /** Journals one event. Events are written in the order in which they are recorded. */
  note(event: NewRunEvent): Promise<void> {
    const written = this.appending.then(async () => {
      const kept = await this.storing(() => this.options.journal.append(event));
      const before = this.current?.waitingSince;
      this.current = applyEvent(this.current, kept);
      if (this.current.waitingSince !== before)
        this.waitingMark = this.options.parts.clock.monotonic();
      if (event.type === 'upload-committed' || event.type.startsWith('run-')) this.live = null;
      this.options.onChanged(this.snapshot());
    });
    this.appending = written.catch(() => undefined);
    return written;
  }

  /**
   * Stores something of the run; on a full disk it waits for space, and so does everything after it. A run that
   * has not started can't show that it waits: then the error is thrown.
   */
  storing<T>(store: () => Promise<T>): Promise<T> {
    const { folder, waitsForRoom } = this.options;
    return waitsForRoom === null || this.current === null
      ? store()
      : retryWhenDiskHasSpace(store, folder, this.waits, waitsForRoom);
  }

  contextFor(step: StepId, signal: AbortSignal): StepContext {
    const { parts, asc, pace, turns, buildEmails, home } = this.options;
    const active = this;
    return {
      ...parts,
      get record() {
        return active.record;
      },
      asc: asc.forRun({
        signal,
        waits: this.waits,
        patience: this.patience(),
        own: () => this.ownIds(),
      }),
      signal,
      waits: this.waits,
      turns,
      buildEmails,
      alone: (what, work) => withBuildLock(home, active.record.run.environment, what, work),
      reads: this.reads,
      pace,
      folder: this.options.folder,
      waitedMs: () => parts.clock.monotonic() - this.waitingMark,
      note: (event) => this.note(event),
      report: (sentence, limitAt) =>
        this.reportActivity(step, sentence, limitAt?.toISOString() ?? null),
      showBytes: (sent) => this.showBytes(sent),
    };
  }

  /** A run that has found its app got a response, in an earlier process if not in this one. */
  private patience(): Patience {
    return this.record.run.app === null ? 'long' : 'enduring';
  }

  /** Resources of this run for which a 404 may be transient; a build that is missing for long was removed. */
  private ownIds(): string[] {
    const { buildUpload, buildUploadFile } = this.record.run.ids;
    return [buildUpload, buildUploadFile].filter((id) => id !== null);
  }

  private async reportActivity(id: StepId, sentence: Text, limitAt: string | null): Promise<void> {
    const progress = this.record.run.steps.find((step) => step.id === id)?.progress;
    if (
      progress?.state === 'running' &&
      isSameText(progress.sentence, sentence) &&
      progress.limitAt === limitAt
    )
      return;
    await this.note({ type: 'step-reported', step: id, sentence, limitAt });
  }

  private showBytes(sent: number): void {
    const at = this.options.parts.clock.monotonic();
    this.samples.push({ at, sent });
    while (this.samples[0] && at - this.samples[0].at > speedWindowMs) this.samples.shift();
    const oldest = this.samples[0];
    const seconds = oldest ? (at - oldest.at) / 1000 : 0;
    const bytesPerSecond =
      oldest && seconds >= 0.5 ? Math.max(0, (sent - oldest.sent) / seconds) : null;
    // Progress never goes backward: a part that must be sent again only makes it stop for a while.
    this.live = { sent: Math.max(sent, this.live?.sent ?? 0), bytesPerSecond };
    this.options.onChanged(this.snapshot());
  }
}
