import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Environment } from '#shared/domain/account';
import type { StoreObstacle } from '#shared/domain/app-store';
import type { OpenedPackage } from '#shared/domain/opened-package';
import type { PackageInfo } from '#shared/domain/package-info';
import type { PlanRules } from '#shared/domain/plan-rules';
import {
  type LocaleNote,
  PublishPlan,
  type PublishPlanInput,
  type ReviewBusyChoice,
  sendsPackage,
} from '#shared/domain/publish-plan';
import type { OtherReview, PublishRun, UnreadableRun } from '#shared/domain/publish-run';
import type { Losing } from '#shared/domain/reach';
import type { RunLog } from '#shared/domain/run-log';
import {
  canDecideReview,
  canResume,
  hasUnsentEdit,
  isOver,
  isReviewWatched,
  unfinishedRunOf,
} from '#shared/domain/run-readers';
import { isStoreWatched } from '#shared/domain/store-stage';
import { AppException, appError, fail, toAppError } from '#shared/errors';
import { type Message, message } from '#shared/words/message';
import type { PackageFacts } from '../../processes/package-reader';
import { findApp, readAppOfBuild } from '../asc/apps';
import { isUndecided } from '../asc/beta-review';
import { type Build, readBuild } from '../asc/builds';
import type { AscClient } from '../asc/client';
import { environmentOf } from '../asc/server-address';
import { factsOfBuild } from '../build-notes/read-build-notes';
import type { Connection } from '../connection';
import type { Engine, Pace } from '../engine';
import type { EngineParts } from '../engine-parts';
import { readLosing } from '../reach/read-losing';
import { onDisk } from '../storage/on-disk';
import { ActiveRun } from './active-run';
import { bindPlan, hashIn } from './bind-overrides';
import { BuildEmails } from './build-lock';
import { assertSameBuild } from './checked-file';
import { DuplicateRunGuard, isFileOf, raiseUnfinished } from './duplicate-run';
import {
  assertAcceptable,
  assertMayBeReady,
  assertMayEdit,
  assertSendsNothing,
  refuseApproved,
  sendsEdit,
  withoutDeleted,
} from './edit-notes';
import { handedOverError, readHandedOver } from './hand-over-mark';
import { putHandledMark, removeHandledMark } from './handled-mark';
import { otherReviewOf } from './other-review';
import { type ReviewChange, recordReviewNews, reviewNews } from './review-news';
import type { NewRunEvent, RunStarted } from './run-event';
import { journalSchema, RunJournal } from './run-journal';
import { keepRunIcon, RunLibrary, readRunIcon } from './run-library';
import {
  askToStop,
  lockRun,
  RunStopped,
  refuseInUse,
  type StopReason,
  watchForStop,
} from './run-lock';
import { cancelRun, workThrough } from './runner';
import { readStoreStates, storeNews } from './store-news';
import { UploadQueue } from './upload-queue';
import { watchReviews } from './watch-reviews';
import { watchStoppedRuns } from './watch-stopped-runs';

type RunsOfEngine = Engine['runs'];

interface RunsOptions {
  home: string;
  parts: EngineParts;
  /** What a run begins with, not read again where the package is open. */
  readFacts(packagePath: string): Promise<PackageFacts>;
  connect(connection: Connection): AscClient;
  /** What the app's preset demands of a plan; null without a preset. */
  rulesFor(
    accountId: string,
    bundleId: string | null,
    plan: PublishPlan,
  ): Promise<PlanRules | null>;
  /** The account's present connection, when the account is known; a practice server moves between starts. */
  currentConnection(accountId: string): Promise<Connection | null>;
  /** A run begins to work with this account's key. */
  onUsed: (accountId: string) => void;
  onChanged: (run: PublishRun) => void;
  /** What Apple did about a build on whose run nobody works; each change once. */
  onReviewChanged: (change: ReviewChange) => void;
}

interface Working {
  active: ActiveRun;
  stop: AbortController;
  /** Ends a withdrawal at Apple that nobody waits for any more. */
  hurry: AbortController;
  /** What kept the work from an outcome, such as a cancel that came too late; usually null. */
  settled: Promise<unknown>;
}

/** All runs of this computer: those being worked on, and those that lie in their folders. */
export class Runs implements RunsOfEngine {
  private readonly library: RunLibrary;
  private readonly turns = new UploadQueue();
  private readonly closing = new AbortController();
  private readonly buildEmails: BuildEmails;
  private readonly twins: DuplicateRunGuard;
  private readonly working = new Map<string, Working>();
  private readonly refreshing = new Map<string, Promise<PublishRun>>();
  /** By folder: what is being journaled of a review, which holds the run's lock for a moment. */
  private readonly recording = new Map<string, Promise<unknown>>();
  private pace: Pace = 'shown';

  constructor(private readonly options: RunsOptions) {
    this.library = new RunLibrary(options.home);
    this.buildEmails = new BuildEmails(options.home, this.library);
    this.twins = new DuplicateRunGuard(options.home, () => this.library.atWork());
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

  async log(runId: string): Promise<RunLog> {
    return this.library.log(await this.folder(runId));
  }

  async appleReport(runId: string): Promise<string> {
    return this.library.appleReport(await this.folder(runId));
  }

  /** The icon of the run's app, as a `data:` address; null when the package had none to show. */
  async icon(runId: string): Promise<string | null> {
    return readRunIcon(await this.folder(runId));
  }

  /** The ID of a run that may be started later. */
  newId(): string {
    return this.library.folders.newId(this.options.parts.clock.now());
  }

  /** `runId`: one of `newId`, written down before the run exists. */
  async start(
    connection: Connection,
    input: PublishPlanInput,
    runId?: string,
  ): Promise<PublishRun> {
    if (input.scope === 'existing-build') return this.startExisting(connection, input);
    const wished = PublishPlan.parse({ ...input, packagePath: resolve(input.packagePath) });
    // Such a run is only begun by `startNotes`, which knows the build and asks the preset.
    if (wished.scope === 'notes-only')
      fail('plan-malformed', message('error.plan-malformed.notes'));
    const facts = await this.options.readFacts(wished.packagePath);
    return this.startWith(connection, wished, facts, null, runId);
  }

  /** The build is read now: an expired or refused one is never given to anybody. */
  private async startExisting(
    connection: Connection,
    input: PublishPlanInput,
  ): Promise<PublishRun> {
    const { wished, info } = await this.readExisting(connection, input);
    return this.startWithoutPackage(connection, wished, info);
  }

  /** The plan for a build without its package as a run would begin with it. Raises what keeps the run from beginning. */
  async admitExisting(
    connection: Connection,
    input: PublishPlanInput,
  ): Promise<{ plan: PublishPlan; info: PackageInfo; build: Build }> {
    const { wished, ...read } = await this.readExisting(connection, input);
    const plan = await this.beginWithoutPackage(
      connection,
      wished,
      read.info,
      async (_, admitted) => admitted,
    );
    return { plan, ...read };
  }

  private async readExisting(
    connection: Connection,
    input: PublishPlanInput,
  ): Promise<{ wished: PublishPlan; info: PackageInfo; build: Build }> {
    const wished = PublishPlan.parse({ ...input, packagePath: '' });
    const { existing } = wished;
    if (existing === null) return fail('plan-malformed', message('error.plan-malformed.build'));
    const client = this.options.connect(connection);
    const [app, build] = await Promise.all([
      readAppOfBuild(client, existing.buildId),
      readBuild(client, existing.buildId),
    ]);
    assertUsable(build);
    return { wished, info: factsOfBuild(app, build), build };
  }

  private startWithoutPackage(
    connection: Connection,
    wished: PublishPlan,
    info: PackageInfo,
    check: (plan: PublishPlan) => void = () => undefined,
  ): Promise<PublishRun> {
    return this.beginWithoutPackage(connection, wished, info, (environment, plan) => {
      check(plan);
      return this.begin(connection, environment, plan, { info, file: null, icon: null });
    });
  }

  private async beginWithoutPackage<T>(
    connection: Connection,
    wished: PublishPlan,
    info: PackageInfo,
    begin: (environment: Environment, plan: PublishPlan) => Promise<T>,
  ): Promise<T> {
    const environment = environmentOf(connection.keyId, connection.apiUrl);
    const { rulesFor } = this.options;
    const rules = await rulesFor(connection.accountId, info.bundleId, wished);
    const plan = { ...wished, rules };
    return this.twins.alone(environment, info, () => begin(environment, plan));
  }

  async startNotes(
    connection: Connection,
    { bundleId, buildId }: { bundleId: string; buildId: string },
    { base, notes }: { base: readonly LocaleNote[]; notes: readonly LocaleNote[] },
  ): Promise<PublishRun> {
    assertAcceptable(notes);
    const client = this.options.connect(connection);
    const [app, build] = await Promise.all([findApp(client, bundleId), readBuild(client, buildId)]);
    const wished = PublishPlan.parse({
      packagePath: '',
      scope: 'notes-only',
      existing: { buildId, notes: base },
      notes,
    });
    return this.startWithoutPackage(connection, wished, factsOfBuild(app, build), (plan) =>
      refuseApproved({ ...plan, notes: [] }, notes, []),
    );
  }

  private async startWith(
    connection: Connection,
    wished: PublishPlan,
    facts: PackageFacts,
    inherited: PlanRules | null = null,
    runId = this.newId(),
  ): Promise<PublishRun> {
    return this.beginWith(
      connection,
      wished,
      facts,
      (environment, plan) => this.begin(connection, environment, plan, facts, runId),
      inherited,
    );
  }

  /** The plan as a run would begin with it, tied to the file. Raises what keeps the run from beginning. */
  admit(
    connection: Connection,
    wished: PublishPlan,
    { info, mark }: Pick<OpenedPackage, 'info' | 'mark'>,
  ): Promise<PublishPlan> {
    return this.beginWith(connection, wished, { info, file: mark }, async (_, plan) => plan);
  }

  private async beginWith<T>(
    connection: Connection,
    wished: PublishPlan,
    { info, file }: Pick<PackageFacts, 'info' | 'file'>,
    begin: (environment: Environment, plan: PublishPlan) => Promise<T>,
    inherited: PlanRules | null = null,
  ): Promise<T> {
    const environment = environmentOf(connection.keyId, connection.apiUrl);
    const takeHash = hashIn(this.options.parts.uploadWorker, this.closing.signal);
    assertBuild(wished, info);
    const bound = await bindPlan(wished, file, takeHash);
    const rules =
      inherited ?? (await this.options.rulesFor(connection.accountId, info.bundleId, bound));
    const plan = { ...bound, rules };
    return this.twins.alone(environment, info, async () => {
      await this.refuseUnfinished(environment, plan, info);
      return begin(environment, plan);
    });
  }

  /** What a run has begun at Apple is finished by that run. Fails with `run-unfinished…`. */
  private async refuseUnfinished(
    environment: Environment,
    { scope, packagePath }: PublishPlan,
    info: PackageInfo,
  ): Promise<void> {
    if (!sendsPackage({ scope })) return;
    const run = unfinishedRunOf((await this.library.all()).runs, environment, info);
    if (run === null) return;
    const record = await this.library.record(await this.folder(run.id));
    const takeHash = hashIn(this.options.parts.uploadWorker, this.closing.signal);
    return raiseUnfinished(run, await isFileOf(record, packagePath, takeHash));
  }

  private async begin(
    connection: Connection,
    environment: Environment,
    plan: PublishPlan,
    { info, file, icon }: Omit<PackageFacts, 'file'> & { file: PackageFacts['file'] | null },
    runId = this.newId(),
  ): Promise<PublishRun> {
    const started = {
      type: 'run-started',
      schema: journalSchema,
      runId,
      environment,
      connection,
      plan,
      package: info,
      file,
    } as const;
    const folder = this.library.folders.of(environment, runId);
    const run = await this.work(runId, folder, connection, started).catch(async (thrown) => {
      await rm(folder, { recursive: true, force: true }).catch(() => undefined);
      throw withNothingSent(thrown);
    });
    // Only a picture: a run without one is as good.
    await keepRunIcon(folder, icon).catch((thrown) => this.skip(runId, thrown));
    return run;
  }

  async startWithExistingBuild(runId: string): Promise<PublishRun> {
    const folder = await this.folder(runId);
    const record = await this.library.record(folder);
    const { package: _, ...plan } = record.run.plan;
    const facts = await this.options.readFacts(plan.packagePath);
    // Its build is followed, and not that of whatever lies at its path by now.
    assertSameBuild(record, facts.info);
    return this.startWith(
      await this.connectionOf(folder),
      { ...plan, scope: 'skip-upload' },
      facts,
      // The same publish, continued: what was approved stays approved.
      plan.rules,
    );
  }

  async notify(runId: string, given?: Connection): Promise<PublishRun> {
    const { status, readOnly } = await this.get(runId);
    if (readOnly) throw new AppException(readOnly);
    if (status.state !== 'ready-to-notify') fail('run-not-ready-to-notify', runState(status.state));
    return this.goOn(runId, 'notify-confirmed', given);
  }

  async decideReview(
    runId: string,
    choice: ReviewBusyChoice,
    given?: Connection,
  ): Promise<PublishRun> {
    const before = await this.get(runId);
    if (before.readOnly) throw new AppException(before.readOnly);
    if (!canDecideReview(before))
      fail('run-not-review-busy', message('error.run-not-review-busy.detail'));
    const isOther = typeof choice === 'object' && choice.replace !== before.reviewBusy?.buildId;
    if (isOther) fail('run-not-review-busy', message('error.run-not-review-busy.other'));
    await this.noteEdit(runId, { type: 'review-busy-decided', choice });
    return this.goOn(runId, 'run-resumed', given);
  }

  async decideStore(
    runId: string,
    obstacle: StoreObstacle,
    given?: Connection,
  ): Promise<PublishRun> {
    const before = await this.get(runId);
    if (before.readOnly) throw new AppException(before.readOnly);
    // One that was resumed meanwhile may have passed it: what was decided would count for the next time.
    if (!canResume(before) || !isDeepStrictEqual(before.store?.obstacle, obstacle))
      fail('run-not-at-obstacle', message('error.run-not-at-obstacle.detail'));
    await this.noteEdit(runId, { type: 'store-obstacle-decided', obstacle });
    return this.goOn(runId, 'run-resumed', given);
  }

  async readReplaced(runId: string): Promise<{ other: OtherReview; losing: Losing | null }> {
    const run = await this.get(runId);
    const { reviewBusy, app } = run;
    if (!canDecideReview(run) || !reviewBusy?.buildId || app === null)
      fail('run-not-review-busy', message('error.run-not-review-busy.detail'));
    const connection = await this.connectionOf(await this.folder(runId));
    const client = this.options
      .connect(connection)
      .forRun({ signal: this.closing.signal, patience: 'short' });
    const build = await readBuild(client, reviewBusy.buildId);
    if (build.expired || !isUndecided(build.review))
      fail('run-not-review-busy', message('error.run-not-review-busy.decided'));
    const lost = { appId: app.id, buildIds: [build.id] };
    const losing = await readLosing(client, lost).catch((thrown) => this.skip(runId, thrown));
    return { other: otherReviewOf(build), losing };
  }

  async editNotes(
    runId: string,
    notes: readonly LocaleNote[],
    removed: readonly string[] = [],
    { maySend = true } = {},
  ): Promise<PublishRun> {
    const run = await this.get(runId);
    const given = { notes, removed };
    const edit = maySend ? withoutDeleted(run, given) : given;
    assertMayEdit(run, edit.notes, edit.removed);
    const edited = { notes: [...edit.notes], removed: [...edit.removed] };
    return this.noteEdit(runId, { type: 'notes-edited', ...edited }, maySend);
  }

  async setNotesReady(runId: string, isReady: boolean): Promise<PublishRun> {
    const run = await this.get(runId);
    if (run.plan.notesReady === isReady) return run;
    assertMayBeReady(run, isReady);
    return this.noteEdit(runId, { type: 'notes-ready', isReady });
  }

  /** Journals what a person changed about the notes, whatever the run is doing. */
  private async noteEdit(runId: string, event: NewRunEvent, maySend = true): Promise<PublishRun> {
    const working = this.working.get(runId);
    if (working) {
      if (!maySend) assertSendsNothing(working.active.snapshot());
      await working.active.note(event);
      wake(working.active);
      return working.active.snapshot();
    }
    const folder = await this.folder(runId);
    const before = await this.read(runId, folder);
    if (before.readOnly) throw new AppException(before.readOnly);
    if (!maySend) assertSendsNothing(before);
    if (before.status.state === 'running') await refuseInUse(folder);
    const { active, close } = await this.open(folder, await this.connectionOf(folder));
    await active.note(event).finally(close);
    const mayContinue = maySend && sendsEdit(before, active.snapshot(), event);
    return mayContinue ? this.goOn(runId, 'run-resumed') : this.get(runId);
  }

  async resume(runId: string, given?: Connection): Promise<PublishRun> {
    return this.goOn(runId, 'run-resumed', given);
  }

  private async goOn(
    runId: string,
    type: 'run-resumed' | 'notify-confirmed',
    given?: Connection,
  ): Promise<PublishRun> {
    const running = this.working.get(runId);
    if (running) return running.active.snapshot();
    const folder = await this.folder(runId);
    const before = await this.read(runId, folder);
    if (before.readOnly) throw new AppException(before.readOnly);
    if (before.status.state === 'running') await refuseInUse(folder);
    const mayGoOn =
      canResume(before) || before.status.state === 'ready-to-notify' || hasUnsentEdit(before);
    if (!mayGoOn) fail('run-not-resumable', runState(before.status.state));
    const connection = given ?? (await this.connectionOf(folder));
    if (before.environment !== environmentOf(connection.keyId, connection.apiUrl)) {
      fail('key-wrong-environment', message('error.key-wrong-environment.run'));
    }
    return this.work(runId, folder, connection, { type });
  }

  setPace(pace: Pace): void {
    const isBack = pace === 'shown' && this.pace === 'hidden';
    this.pace = pace;
    for (const { active } of isBack ? this.working.values() : []) wake(active);
  }

  tryNow(runId: string): void {
    this.working.get(runId)?.active.waits.tryNow();
  }

  async pause(runId: string): Promise<PublishRun> {
    await this.stop(runId, 'pause');
    return this.get(runId);
  }

  /** Ends the run for good. The upload is withdrawn only as long as Apple has not taken it. */
  async cancel(runId: string, wait: 'soon' | 'to-the-end' = 'soon'): Promise<PublishRun> {
    // Another process is waited for: what it leaves undone is done here.
    const isHere = this.working.has(runId);
    const stopped = this.stop(runId, 'cancel');
    const refused = await (isHere ? this.inTime(runId, wait, stopped) : stopped);
    const folder = await this.folder(runId);
    const run = await this.read(runId, folder);
    if (isOver(run) || refused === stillAtWork) return run;
    if (refused) throw refused;
    if (run.readOnly) throw new AppException(run.readOnly);
    const { settled } = await this.beginCancelling(runId, folder);
    const stuck = await this.inTime(runId, wait, settled);
    if (stuck && stuck !== stillAtWork) throw stuck;
    return this.get(runId);
  }

  /** Cancels a run on which nobody works; resolves as soon as that has begun. */
  private async beginCancelling(
    runId: string,
    folder: string,
  ): Promise<{ settled: Promise<unknown> }> {
    const { active, close } = await this.open(folder, await this.connectionOf(folder));
    const [stop, hurry] = [new AbortController(), new AbortController()];
    stop.abort(new RunStopped('cancel'));
    const settled = this.cancelUntilSettled(active, runId, hurry.signal, close);
    this.working.set(runId, { active, stop, hurry, settled });
    return { settled };
  }

  async markHandled(runIds: readonly string[], isHandled: boolean): Promise<void> {
    const { parts, onChanged } = this.options;
    for (const runId of runIds) {
      const folder = await this.folder(runId);
      const run = await this.read(runId, folder);
      // One that has been resumed meanwhile speaks for itself again.
      if (run.status.state === 'running') continue;
      await (isHandled ? putHandledMark(folder, run, parts.clock) : removeHandledMark(folder));
      onChanged(await this.read(runId, folder));
    }
  }

  watchStopped(onNews: (run: PublishRun) => void): void {
    const { parts, connect } = this.options;
    const clientFor = async (run: PublishRun): Promise<AscClient> =>
      connect(await this.connectionOf(await this.folder(run.id)));
    void watchStoppedRuns(
      { clock: parts.clock, runs: () => this.list(), clientFor, onNews },
      this.closing.signal,
    );
    void watchReviews(
      {
        clock: parts.clock,
        runs: () => this.list(),
        refresh: (runId) => this.refreshReview(runId),
      },
      this.closing.signal,
    );
  }

  refreshReview(runId: string): Promise<PublishRun> {
    const refreshing =
      this.refreshing.get(runId) ??
      this.readReview(runId).finally(() => this.refreshing.delete(runId));
    this.refreshing.set(runId, refreshing);
    return refreshing;
  }

  private async readReview(runId: string): Promise<PublishRun> {
    const folder = await this.folder(runId);
    const before = await this.read(runId, folder);
    const [isReview, isStore] = [isReviewWatched(before), isStoreWatched(before)];
    if (!isReview && !isStore) return before;
    const client = this.options.connect(await this.connectionOf(folder)).forRun({
      signal: this.closing.signal,
      patience: 'short',
    });
    if (isReview) {
      const build = await readBuild(client, before.ids.build ?? '');
      await this.recordNews(before, folder, (run) => reviewNews(run, build));
    }
    if (isStore) {
      const { versionId, submissionId } = before.store ?? {};
      const states = await readStoreStates(client, versionId ?? '', submissionId ?? null);
      await this.recordNews(before, folder, (run) => storeNews(run, states));
    }
    return this.get(runId);
  }

  private async recordNews(
    before: PublishRun,
    folder: string,
    newsOf: (run: PublishRun) => NewRunEvent[],
  ): Promise<void> {
    const { parts, onChanged } = this.options;
    // Whoever works on it meanwhile reads the same.
    if (newsOf(before).length === 0 || this.working.has(before.id)) return;
    const recorded = recordReviewNews(folder, newsOf, parts.clock);
    this.recording.set(
      folder,
      recorded.catch(() => undefined),
    );
    const change = await recorded.finally(() => this.recording.delete(folder));
    onChanged(await this.get(before.id));
    // It is in the journal by now: a kill in between costs the notification, and never repeats one.
    if (change !== null) this.options.onReviewChanged(change);
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
    first: Omit<RunStarted, 'at'> | { type: 'run-resumed' | 'notify-confirmed' },
  ): Promise<PublishRun> {
    const stop = new AbortController();
    const { active, close } = await onDisk(folder, () =>
      this.open(folder, connection, stop.signal),
    );
    try {
      await onDisk(folder, () => active.note(first));
      // The one line that nothing else can make up for.
      if (first.type === 'run-started') await active.note(first);
    } catch (thrown) {
      await close();
      throw thrown;
    }
    this.options.onUsed(connection.accountId);
    const hurry = new AbortController();
    const settled = this.workUntilSettled(active, runId, folder, { stop, hurry }, close);
    this.working.set(runId, { active, stop, hurry, settled });
    return active.snapshot();
  }

  private async workUntilSettled(
    active: ActiveRun,
    runId: string,
    folder: string,
    ends: Pick<Working, 'stop' | 'hurry'>,
    close: () => Promise<void>,
  ): Promise<unknown> {
    const { stop, hurry } = ends;
    const endWatch = watchForStop(folder, (reason) => endWork(ends, reason));
    let refused: unknown = null;
    try {
      await workThrough(active, folder, this.options.parts.clock, stop.signal, hurry.signal);
    } catch (thrown) {
      refused = thrown;
      this.options.parts.log.warn('a run ended without an outcome', {
        runId,
        ...toAppError(thrown),
      });
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
    await this.recording.get(folder);
    const unlock = await lockRun(folder);
    try {
      const handedOver = await readHandedOver(folder);
      if (handedOver !== null) throw new AppException(handedOverError(handedOver));
      const { parts, onChanged } = this.options;
      const { journal, events } = await RunJournal.open(folder, parts.clock);
      const asc = this.options.connect(connection);
      const leaveBudget = asc.budget.join();
      const active = new ActiveRun(events, {
        journal,
        parts,
        asc,
        pace: () => this.pace,
        onChanged,
        turns: this.turns,
        buildEmails: this.buildEmails,
        home: this.options.home,
        folder,
        waitsForRoom,
      });
      const close = (): Promise<void> => {
        leaveBudget();
        return journal.close().finally(unlock);
      };
      return { active, close };
    } catch (thrown) {
      await unlock();
      throw thrown;
    }
  }

  private async cancelUntilSettled(
    active: ActiveRun,
    runId: string,
    hurry: AbortSignal,
    close: () => Promise<void>,
  ): Promise<unknown> {
    let refused: unknown = null;
    try {
      await cancelRun(active, hurry);
    } catch (thrown) {
      refused = thrown;
    }
    this.working.delete(runId);
    await close();
    return refused;
  }

  /** What `work` gives, or soon `stillAtWork`: then the run says what it waits for until it is settled. */
  private async inTime<T>(
    runId: string,
    wait: 'soon' | 'to-the-end',
    work: Promise<T>,
  ): Promise<T | typeof stillAtWork> {
    if (wait === 'to-the-end') return work;
    let timer: NodeJS.Timeout | undefined;
    const soon = new Promise<typeof stillAtWork>((resolve) => {
      timer = setTimeout(resolve, cancelAnswersMs, stillAtWork);
    });
    const first = await Promise.race([work, soon]).finally(() => clearTimeout(timer));
    const working = this.working.get(runId);
    if (first !== stillAtWork || !working) return first;
    const sentence = message('wait.cancelling');
    const release = working.active.waits.show({ reason: 'server-error', sentence, forMs: null });
    void working.settled.finally(release);
    return first;
  }

  /** Resolves once nobody works on the run, here or in another process, with what kept it from the end asked for. */
  private async stop(runId: string, reason: StopReason): Promise<unknown> {
    const working = this.working.get(runId);
    if (working) {
      endWork(working, reason);
      return working.settled;
    }
    await askToStop(await this.folder(runId), reason, this.options.parts.clock);
    await this.get(runId).then(this.options.onChanged);
    return null;
  }

  private async read(runId: string, folder: string): Promise<PublishRun> {
    return this.working.get(runId)?.active.snapshot() ?? this.library.run(folder);
  }

  private skip(runId: string, thrown: unknown): null {
    this.options.parts.log.warn('a run cannot be read', {
      runId,
      detail: toAppError(thrown).detail,
    });
    return null;
  }

  private async connectionOf(folder: string): Promise<Connection> {
    const { connection } = await this.library.record(folder);
    return (await this.options.currentConnection(connection.accountId)) ?? connection;
  }
}

function runState(state: PublishRun['status']['state']): Message {
  return message(`error.run-not-resumable.${state}`);
}

/** Polls at once. A waiting run keeps waiting: a pause that Apple asked for is not over because someone looks. */
function wake({ waits }: ActiveRun): void {
  if (waits.current === null) waits.tryNow();
}

/** A person hears within this that the run is being cancelled, whatever the network does. */
const cancelAnswersMs = 1_500;
const stillAtWork = Symbol('still at work');

/** A pause after a cancel, or quitting, gives up waiting for Apple: the run is paused then. */
function endWork({ stop, hurry }: Pick<Working, 'stop' | 'hurry'>, reason: StopReason): void {
  if (reason === 'pause' && stop.signal.aborted) hurry.abort(new RunStopped(reason));
  stop.abort(new RunStopped(reason));
}

/** Says of a run that could not be stored what a person asks first. */
function withNothingSent(thrown: unknown): unknown {
  const { code, detail } = toAppError(thrown);
  return code === 'disk-full' || code === 'storage-failed'
    ? new AppException(appError(code, message('error.run-not-started', { detail })), {
        cause: thrown,
      })
    : thrown;
}

/** Throws `build-expired` and `processing-failed`: no run could give such a build to anybody. */
function assertUsable({ expired, buildNumber: build, states }: Build): void {
  if (expired) fail('build-expired', message('error.build-expired.build', { build }));
  const { processing: state } = states;
  if (state === 'INVALID' || state === 'FAILED')
    fail('processing-failed', message('error.processing-failed.no-reason', { state }));
}

/** A plan that names a build is for no other one. */
function assertBuild({ package: mark, packagePath: path }: PublishPlan, info: PackageInfo): void {
  const build = mark?.build;
  if (build === undefined) return;
  const isSame =
    build.bundleId === (info.bundleId ?? '') &&
    build.version === (info.version ?? '') &&
    build.buildNumber === (info.buildNumber ?? '');
  if (!isSame)
    fail('package-changed', message('error.package-changed.before-run', { path }), {
      whatToDo: message('error.package-changed.fix-before-run'),
    });
}
