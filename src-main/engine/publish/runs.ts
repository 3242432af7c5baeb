import { resolve } from 'node:path';
import { PublishPlan, type PublishPlanInput } from '#shared/domain/publish-plan';
import type { PublishRun, UnreadableRun } from '#shared/domain/publish-run';
import { canCarryOn, isOver } from '#shared/domain/run-readers';
import { asTrouble, raise, TroubleError } from '#shared/errors';
import type { AscClient } from '../asc/client';
import { environmentOf } from '../asc/server-address';
import type { Connection, Engine } from '../engine';
import { isLocked } from '../folder-lock';
import { readPackage } from '../package/read-package';
import type { Clock, Logger } from '../ports';
import { ActiveRun } from './active-run';
import type { RunStarted } from './run-event';
import { RunFolders } from './run-folders';
import { keepRunIcon, readRunIcon } from './run-icon';
import { RunJournal, readJournal } from './run-journal';
import { lockRun } from './run-lock';
import { foldEvents, interrupted } from './run-machine';
import { RunStopped, type StopReason, workThrough } from './runner';
import { withdrawUpload } from './withdraw-upload';

type RunsOfEngine = Engine['runs'];

export interface RunsOptions {
  home: string;
  clock: Clock;
  log: Logger;
  uploadWorker: URL;
  connect(connection: Connection): AscClient;
  /** The account's present connection, when the account is known; a practice server moves between starts. */
  currentConnection(accountId: string): Promise<Connection | null>;
  onChanged: (run: PublishRun) => void;
}

interface Working {
  active: ActiveRun;
  stop: AbortController;
  settled: Promise<void>;
}

/** All runs of this computer: those being worked on, and those that lie in their folders. */
export class Runs implements RunsOfEngine {
  private readonly folders: RunFolders;
  private readonly working = new Map<string, Working>();

  constructor(private readonly options: RunsOptions) {
    this.folders = new RunFolders(options.home);
  }

  async list(): Promise<PublishRun[]> {
    const all = await this.folders.all();
    const runs = await Promise.all(
      all.map(({ id, folder }) => this.read(id, folder).catch((thrown) => this.skip(id, thrown))),
    );
    return runs.filter((run) => run !== null);
  }

  async unreadable(): Promise<UnreadableRun[]> {
    return [];
  }

  async get(runId: string): Promise<PublishRun> {
    return this.read(runId, await this.folder(runId));
  }

  folder(runId: string): Promise<string> {
    return this.folders.find(runId);
  }

  /** The icon of the run's app, as a `data:` address; null when the package had none to show. */
  async icon(runId: string): Promise<string | null> {
    return readRunIcon(await this.folder(runId));
  }

  async start(connection: Connection, input: PublishPlanInput): Promise<PublishRun> {
    const plan = PublishPlan.parse({ ...input, packagePath: resolve(input.packagePath) });
    const environment = environmentOf(connection.keyId, connection.apiUrl);
    const { info, icon } = await readPackage(plan.packagePath);
    for (const field of ['bundleId', 'version', 'buildNumber'] as const) {
      if (!info[field])
        raise('package-field-missing', `Its Info.plist has no ${fieldNames[field]}.`);
    }
    const runId = this.folders.newId(this.options.clock.now());
    const started = {
      type: 'run-started',
      runId,
      environment,
      connection,
      plan,
      package: info,
    } as const;
    const folder = this.folders.of(environment, runId);
    const run = await this.work(runId, folder, connection, started);
    // Only a picture: a run without one is as good.
    await keepRunIcon(folder, icon).catch((thrown) => this.skip(runId, thrown));
    return run;
  }

  async takeUp(runId: string): Promise<PublishRun> {
    const folder = await this.folder(runId);
    const { plan } = await this.read(runId, folder);
    return this.start(await this.connectionOf(folder), { ...plan, scope: 'skip-upload' });
  }

  async resume(runId: string, given?: Connection): Promise<PublishRun> {
    const running = this.working.get(runId);
    if (running) return running.active.snapshot();
    const folder = await this.folder(runId);
    const before = await this.read(runId, folder);
    if (before.status.state === 'running')
      raise('run-in-use', 'Another process on this computer has the run open.');
    if (!canCarryOn(before)) raise('run-not-resumable', `The run is ${before.status.state}.`);
    const connection = given ?? (await this.connectionOf(folder));
    if (before.environment !== environmentOf(connection.keyId, connection.apiUrl)) {
      raise('key-wrong-environment', 'A run goes on only in the environment in which it began.');
    }
    return this.work(runId, folder, connection, { type: 'run-resumed' });
  }

  tryNow(runId: string): void {
    this.working.get(runId)?.active.holds.tryNow();
  }

  async pause(runId: string): Promise<PublishRun> {
    await this.stop(runId, 'pause');
    return this.get(runId);
  }

  /** Ends the run for good. The upload is withdrawn only as long as Apple has not taken it. */
  async cancel(runId: string): Promise<PublishRun> {
    await this.stop(runId, 'cancel');
    const folder = await this.folder(runId);
    const run = await this.read(runId, folder);
    if (isOver(run)) return run;
    const connection = await this.connectionOf(folder);
    const { active, close } = await this.open(folder, connection);
    try {
      const uploadRemoved = await withdrawUpload(this.options.connect(connection), active.record);
      await active.note({ type: 'run-cancelled', uploadRemoved });
      return active.snapshot();
    } catch (thrown) {
      // What could not be cancelled is left as it is at Apple, and can be carried on.
      await active.note({ type: 'run-paused' });
      throw thrown;
    } finally {
      await close();
    }
  }

  async settled(runId: string): Promise<PublishRun> {
    await this.working.get(runId)?.settled;
    return this.get(runId);
  }

  async close(): Promise<void> {
    await Promise.all([...this.working.keys()].map((runId) => this.stop(runId, 'pause')));
  }

  /** Opens the journal, writes its next event, and goes to work; resolves once that event is on disk. */
  private async work(
    runId: string,
    folder: string,
    connection: Connection,
    first: Omit<RunStarted, 'at'> | { type: 'run-resumed' },
  ): Promise<PublishRun> {
    const { active, close } = await this.open(folder, connection);
    await active.note(first).catch(async (thrown: unknown) => {
      await close();
      throw thrown;
    });
    const stop = new AbortController();
    const settled = this.workUntilSettled(active, runId, folder, stop.signal, close);
    this.working.set(runId, { active, stop, settled });
    return active.snapshot();
  }

  private async workUntilSettled(
    active: ActiveRun,
    runId: string,
    folder: string,
    signal: AbortSignal,
    close: () => Promise<void>,
  ): Promise<void> {
    try {
      await workThrough(active, folder, this.options.clock, signal);
    } catch (thrown) {
      this.options.log.warn('a run ended without an outcome', { runId, ...asTrouble(thrown) });
    }
    this.working.delete(runId);
    await close();
    await this.get(runId).then(this.options.onChanged, (thrown) => this.skip(runId, thrown));
  }

  /** Takes the run for this process and reads it; the lock comes first, because opening mends a torn end. */
  private async open(
    folder: string,
    connection: Connection,
  ): Promise<{ active: ActiveRun; close: () => Promise<void> }> {
    const unlock = await lockRun(folder);
    try {
      const { clock, uploadWorker, onChanged } = this.options;
      const { journal, events } = await RunJournal.open(folder, clock);
      const active = new ActiveRun(events, {
        journal,
        asc: this.options.connect(connection),
        clock,
        uploadWorker,
        onChanged,
      });
      const close = (): Promise<void> => journal.close().finally(unlock);
      return { active, close };
    } catch (thrown) {
      await unlock();
      throw thrown;
    }
  }

  private async stop(runId: string, reason: StopReason): Promise<void> {
    const working = this.working.get(runId);
    working?.stop.abort(new RunStopped(reason));
    await working?.settled;
  }

  /** A run that says it is running, while nobody works on it, was interrupted. */
  private async read(runId: string, folder: string): Promise<PublishRun> {
    const working = this.working.get(runId);
    if (working) return working.active.snapshot();
    const record = foldEvents(await readJournal(folder));
    if (!record)
      throw new TroubleError({
        ...asTrouble(null),
        code: 'journal-damaged',
        detail: `${runId} has no beginning.`,
      });
    const isOrphan = record.run.status.state === 'running' && !(await isLocked(folder));
    return isOrphan ? interrupted(record.run) : record.run;
  }

  private skip(runId: string, thrown: unknown): null {
    this.options.log.warn('a run cannot be read', { runId, detail: asTrouble(thrown).detail });
    return null;
  }

  private async connectionOf(folder: string): Promise<Connection> {
    const record = foldEvents(await readJournal(folder));
    if (!record) return raise('journal-damaged', 'The journal has no beginning.');
    return (await this.options.currentConnection(record.connection.accountId)) ?? record.connection;
  }
}

const fieldNames = {
  bundleId: 'CFBundleIdentifier',
  version: 'CFBundleShortVersionString',
  buildNumber: 'CFBundleVersion',
} as const;
