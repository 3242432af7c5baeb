import { resolve } from 'node:path';
import type { Environment } from '#shared/domain/account';
import type { PackageInfo } from '#shared/domain/package-info';
import { PublishPlan, type PublishPlanInput } from '#shared/domain/publish-plan';
import type { PublishRun, UnreadableRun } from '#shared/domain/publish-run';
import { canCarryOn, isOver } from '#shared/domain/run-readers';
import { asTrouble, raise, TroubleError } from '#shared/errors';
import type { AscClient } from '../asc/client';
import { environmentOf } from '../asc/server-address';
import type { Connection, Engine, Pace } from '../engine';
import type { PackageReader } from '../package/reader/package-reader';
import type { Clock, Logger, Proxies, UploadLimits } from '../ports';
import { ActiveRun } from './active-run';
import { bindOverrides, hashIn } from './bind-overrides';
import { journalSchema } from './journal-lines';
import { keepLookout } from './lookout';
import type { RunStarted } from './run-event';
import { keepRunIcon, readRunIcon } from './run-icon';
import { RunJournal } from './run-journal';
import { RunLibrary } from './run-library';
import { lockRun } from './run-lock';
import { cancelRun, RunStopped, workThrough } from './runner';
import { askToStop, type StopReason, watchForStop } from './stop-request';
import { Turns } from './turns';
import { TwinGuard } from './twin-guard';

type RunsOfEngine = Engine['runs'];

export interface RunsOptions {
  home: string;
  clock: Clock;
  log: Logger;
  uploadWorker: URL;
  uploadLimits: UploadLimits | null;
  proxies: Proxies;
  packages: PackageReader;
  connect(connection: Connection): AscClient;
  /** The account's present connection, when the account is known; a practice server moves between starts. */
  currentConnection(accountId: string): Promise<Connection | null>;
  onChanged: (run: PublishRun) => void;
}

interface Working {
  active: ActiveRun;
  stop: AbortController;
  /** What kept the work from an outcome, such as a cancel that came too late; null as a rule. */
  settled: Promise<unknown>;
}

/** All runs of this computer: those being worked on, and those that lie in their folders. */
export class Runs implements RunsOfEngine {
  private readonly library: RunLibrary;
  private readonly turns = new Turns();
  private readonly closing = new AbortController();
  private readonly twins = new TwinGuard(() => this.library.atWork());
  private readonly working = new Map<string, Working>();
  private pace: Pace = 'shown';

  constructor(private readonly options: RunsOptions) {
    this.library = new RunLibrary(options.home);
  }

  async list(): Promise<PublishRun[]> {
    const { runs } = await this.library.all();
    return runs.map((run) => this.working.get(run.id)?.active.snapshot() ?? run);
  }

  async unreadable(): Promise<UnreadableRun[]> {
    return (await this.library.all()).unreadable;
  }

  async get(runId: string): Promise<PublishRun> {
    return this.read(runId, await this.folder(runId));
  }

  folder(runId: string): Promise<string> {
    return this.library.folders.find(runId);
  }

  /** The icon of the run's app, as a `data:` address; null when the package had none to show. */
  async icon(runId: string): Promise<string | null> {
    return readRunIcon(await this.folder(runId));
  }

  async start(connection: Connection, input: PublishPlanInput): Promise<PublishRun> {
    const wished = PublishPlan.parse({ ...input, packagePath: resolve(input.packagePath) });
    const environment = environmentOf(connection.keyId, connection.apiUrl);
    const { info, icon } = await this.options.packages.facts(wished.packagePath);
    for (const field of ['bundleId', 'version', 'buildNumber'] as const) {
      if (!info[field])
        raise('package-field-missing', `Its Info.plist has no ${fieldNames[field]}.`);
    }
    const plan = await bindOverrides(
      wished,
      hashIn(this.options.uploadWorker, this.closing.signal),
    );
    return this.twins.alone(environment, info, () =>
      this.begin(connection, environment, plan, info, icon),
    );
  }

  private async begin(
    connection: Connection,
    environment: Environment,
    plan: PublishPlan,
    info: PackageInfo,
    icon: Uint8Array | null,
  ): Promise<PublishRun> {
    const runId = this.library.folders.newId(this.options.clock.now());
    const started = {
      type: 'run-started',
      schema: journalSchema,
      runId,
      environment,
      connection,
      plan,
      package: info,
    } as const;
    const folder = this.library.folders.of(environment, runId);
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
    if (before.readOnly) throw new TroubleError(before.readOnly);
    if (before.status.state === 'running')
      raise('run-in-use', 'Another process on this computer has the run open.');
    if (!canCarryOn(before)) raise('run-not-resumable', `The run is ${before.status.state}.`);
    const connection = given ?? (await this.connectionOf(folder));
    if (before.environment !== environmentOf(connection.keyId, connection.apiUrl)) {
      raise('key-wrong-environment', 'A run goes on only in the environment in which it began.');
    }
    return this.work(runId, folder, connection, { type: 'run-resumed' });
  }

  setPace(pace: Pace): void {
    const isBack = pace === 'shown' && this.pace === 'hidden';
    this.pace = pace;
    // What something holds up keeps waiting: a pause that Apple asked for is not over because somebody looks.
    for (const { active } of isBack ? this.working.values() : [])
      if (active.holds.current === null) active.holds.tryNow();
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
    const refused = await this.stop(runId, 'cancel');
    const folder = await this.folder(runId);
    const run = await this.read(runId, folder);
    if (isOver(run)) return run;
    if (refused) throw refused;
    if (run.readOnly) throw new TroubleError(run.readOnly);
    const connection = await this.connectionOf(folder);
    const { active, close } = await this.open(folder, connection);
    try {
      await cancelRun(active);
      return active.snapshot();
    } finally {
      await close();
    }
  }

  lookOut(onNews: (run: PublishRun) => void): void {
    const { clock, connect } = this.options;
    const clientFor = async (run: PublishRun): Promise<AscClient> =>
      connect(await this.connectionOf(await this.folder(run.id)));
    void keepLookout({ clock, runs: () => this.list(), clientFor, onNews }, this.closing.signal);
  }

  async settled(runId: string): Promise<PublishRun> {
    await this.working.get(runId)?.settled;
    return this.get(runId);
  }

  async close(): Promise<void> {
    this.closing.abort();
    await Promise.all([...this.working.keys()].map((runId) => this.stop(runId, 'pause')));
  }

  /** Opens the journal, writes its next event, and goes to work; resolves once that event is on disk. */
  private async work(
    runId: string,
    folder: string,
    connection: Connection,
    first: Omit<RunStarted, 'at'> | { type: 'run-resumed' },
  ): Promise<PublishRun> {
    const stop = new AbortController();
    const { active, close } = await this.open(folder, connection, stop.signal);
    try {
      await active.note(first);
      // The one line that nothing else can make up for.
      if (first.type === 'run-started') await active.note(first);
    } catch (thrown) {
      await close();
      throw thrown;
    }
    const settled = this.workUntilSettled(active, runId, folder, stop, close);
    this.working.set(runId, { active, stop, settled });
    return active.snapshot();
  }

  private async workUntilSettled(
    active: ActiveRun,
    runId: string,
    folder: string,
    stop: AbortController,
    close: () => Promise<void>,
  ): Promise<unknown> {
    const endWatch = watchForStop(folder, (reason) => stop.abort(new RunStopped(reason)));
    let refused: unknown = null;
    try {
      await workThrough(active, folder, this.options.clock, stop.signal);
    } catch (thrown) {
      refused = thrown;
      this.options.log.warn('a run ended without an outcome', { runId, ...asTrouble(thrown) });
    }
    endWatch();
    this.working.delete(runId);
    await close();
    await this.get(runId).then(this.options.onChanged, (thrown) => this.skip(runId, thrown));
    return refused;
  }

  /** Takes the run for this process and reads it; the lock comes first, because opening mends a torn end. */
  private async open(
    folder: string,
    connection: Connection,
    waitsForRoom: AbortSignal | null = null,
  ): Promise<{ active: ActiveRun; close: () => Promise<void> }> {
    const unlock = await lockRun(folder);
    try {
      const { clock, uploadWorker, uploadLimits, proxies, packages, onChanged } = this.options;
      const { journal, events } = await RunJournal.open(folder, clock);
      const active = new ActiveRun(events, {
        journal,
        asc: this.options.connect(connection),
        clock,
        uploadWorker,
        uploadLimits,
        proxies,
        pace: () => this.pace,
        packages,
        onChanged,
        turns: this.turns,
        folder,
        waitsForRoom,
      });
      const close = (): Promise<void> => journal.close().finally(unlock);
      return { active, close };
    } catch (thrown) {
      await unlock();
      throw thrown;
    }
  }

  /** Resolves once nobody works on the run, here or in another process, with what kept it from the end asked for. */
  private async stop(runId: string, reason: StopReason): Promise<unknown> {
    const working = this.working.get(runId);
    working?.stop.abort(new RunStopped(reason));
    if (working) return working.settled;
    await askToStop(await this.folder(runId), reason, this.options.clock);
    await this.get(runId).then(this.options.onChanged);
    return null;
  }

  private async read(runId: string, folder: string): Promise<PublishRun> {
    return this.working.get(runId)?.active.snapshot() ?? this.library.run(folder);
  }

  private skip(runId: string, thrown: unknown): null {
    this.options.log.warn('a run cannot be read', { runId, detail: asTrouble(thrown).detail });
    return null;
  }

  private async connectionOf(folder: string): Promise<Connection> {
    const { connection } = await this.library.record(folder);
    return (await this.options.currentConnection(connection.accountId)) ?? connection;
  }
}

const fieldNames = {
  bundleId: 'CFBundleIdentifier',
  version: 'CFBundleShortVersionString',
  buildNumber: 'CFBundleVersion',
} as const;
