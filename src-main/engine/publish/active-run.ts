import type { PublishRun, StepId } from '#shared/domain/publish-run';
import type { AscClient } from '../asc/client';
import type { Patience } from '../asc/retry-policy';
import type { Pace } from '../engine';
import { Holds } from '../holds';
import type { PackageReader } from '../package/reader/package-reader';
import type { Clock, Proxies, UploadLimits } from '../ports';
import type { NewRunEvent, RunEvent } from './run-event';
import type { RunJournal } from './run-journal';
import { applyEvent, foldEvents } from './run-machine';
import type { RunRecord } from './run-record';
import type { StepContext } from './step';
import type { Turns } from './turns';
import { whenThereIsRoom } from './when-there-is-room';

interface ActiveRunOptions {
  journal: RunJournal;
  asc: AscClient;
  clock: Clock;
  uploadWorker: URL;
  uploadLimits: UploadLimits | null;
  proxies: Proxies;
  pace: () => Pace;
  packages: PackageReader;
  turns: Turns;
  /** Where the run's files are. */
  folder: string;
  /** Until when a full disk is waited out; null to tell it at once. */
  waitsForRoom: AbortSignal | null;
  onChanged: (run: PublishRun) => void;
}

/** How much of the past the speed is taken from. */
const speedWindowMs = 5_000;

/** A run that is being worked on: its journal, its fold, and the bytes in flight. */
export class ActiveRun {
  private current: RunRecord | null;
  private appending: Promise<void> = Promise.resolve();
  private live: { sent: number; bytesPerSecond: number | null } | null = null;
  private readonly samples: { at: number; sent: number }[] = [];
  readonly holds: Holds;
  /** By the clock that sleep does not move: when the waiting limits began to count. */
  private waitingMark: number;

  constructor(
    events: readonly RunEvent[],
    private readonly options: ActiveRunOptions,
  ) {
    this.current = foldEvents(events);
    this.waitingMark = options.clock.monotonic();
    this.holds = new Holds(options.clock, () => this.options.onChanged(this.snapshot()));
  }

  get record(): RunRecord {
    if (!this.current) throw new Error('The run has not begun');
    return this.current;
  }

  /** The server, also after the work was told to stop. */
  get asc(): AscClient {
    return this.options.asc;
  }

  /** What the window sees: the journal's word, with the bytes in flight on top. */
  snapshot(): PublishRun {
    const run = { ...this.record.run, hold: this.holds.current };
    if (!run.upload || !this.live) return run;
    const sent = Math.min(Math.max(this.live.sent, run.upload.stored), run.upload.total);
    return {
      ...run,
      upload: { ...run.upload, live: { sent, bytesPerSecond: this.live.bytesPerSecond } },
    };
  }

  /** Journals one event. Events are written in the order in which they are noted. */
  note(event: NewRunEvent): Promise<void> {
    const written = this.appending.then(async () => {
      const kept = await this.storing(() => this.options.journal.append(event));
      const before = this.current?.waitingSince;
      this.current = applyEvent(this.current, kept);
      if (this.current.waitingSince !== before) this.waitingMark = this.options.clock.monotonic();
      if (event.type === 'upload-committed' || event.type.startsWith('run-')) this.live = null;
      this.options.onChanged(this.snapshot());
    });
    this.appending = written.catch(() => undefined);
    return written;
  }

  /** Stores something of the run; on a full disk it waits for room, and so does all that would follow. */
  storing<T>(store: () => Promise<T>): Promise<T> {
    const { folder, waitsForRoom } = this.options;
    return waitsForRoom === null
      ? store()
      : whenThereIsRoom(store, folder, this.holds, waitsForRoom);
  }

  contextFor(step: StepId, signal: AbortSignal): StepContext {
    const { asc, clock, uploadWorker, uploadLimits, proxies, packages, pace, turns } = this.options;
    const active = this;
    return {
      get record() {
        return active.record;
      },
      asc: asc.forRun({ signal, holds: this.holds, patience: this.patience() }),
      clock,
      signal,
      holds: this.holds,
      turns,
      uploadWorker,
      uploadLimits,
      proxies,
      pace,
      folder: this.options.folder,
      packages,
      waitedMs: () => clock.monotonic() - this.waitingMark,
      note: (event) => this.note(event),
      tell: (sentence, limitAt) => this.tell(step, sentence, limitAt?.toISOString() ?? null),
      showBytes: (sent) => this.showBytes(sent),
    };
  }

  /** A run that has found its app was answered in an earlier process, if not in this one. */
  private patience(): Patience {
    return this.record.run.app === null ? 'long' : 'enduring';
  }

  private async tell(id: StepId, sentence: string, limitAt: string | null): Promise<void> {
    const progress = this.record.run.steps.find((step) => step.id === id)?.progress;
    if (
      progress?.state === 'running' &&
      progress.sentence === sentence &&
      progress.limitAt === limitAt
    )
      return;
    await this.note({ type: 'step-told', step: id, sentence, limitAt });
  }

  private showBytes(sent: number): void {
    const at = this.options.clock.monotonic();
    this.samples.push({ at, sent });
    while (this.samples[0] && at - this.samples[0].at > speedWindowMs) this.samples.shift();
    const oldest = this.samples[0];
    const seconds = oldest ? (at - oldest.at) / 1000 : 0;
    const bytesPerSecond =
      oldest && seconds >= 0.5 ? Math.max(0, (sent - oldest.sent) / seconds) : null;
    // Progress never goes back: a part that must be sent again only makes it stand still.
    this.live = { sent: Math.max(sent, this.live?.sent ?? 0), bytesPerSecond };
    this.options.onChanged(this.snapshot());
  }
}
