import { mkdir, readFile, stat } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { PlanRules } from '#shared/domain/plan-rules';
import { needsNoPackage, type PublishPlan, sendsPackage } from '#shared/domain/publish-plan';
import type { PublishRun } from '#shared/domain/publish-run';
import { findingsForRules } from '#shared/domain/rule-findings';
import { canHandOver } from '#shared/domain/run-readers';
import { AppException, fail } from '#shared/errors';
import { message } from '#shared/words/message';
import { replaceFile } from '../../files/replace-file';
import type { PackageFacts } from '../../processes/package-reader';
import type { AscClient } from '../asc/client';
import { environmentOf } from '../asc/server-address';
import type { Connection } from '../connection';
import type { Clock } from '../ports';
import { hashIn } from '../publish/bind-overrides';
import {
  handedOverError,
  putHandedOver,
  readHandedOver,
  removeHandedOver,
} from '../publish/hand-over-mark';
import type { NewRunEvent, RunEvent, RunStarted } from '../publish/run-event';
import { journalName, RunJournal, readJournal, toLine } from '../publish/run-journal';
import type { RunLibrary } from '../publish/run-library';
import { lockRun } from '../publish/run-lock';
import { foldEvents } from '../publish/run-machine';
import type { RunRecord } from '../publish/run-record';
import type { Runs } from '../publish/runs';
import { identityAt, isSameFile } from '../storage/file-identity';
import { writeTextFile } from '../storage/json-file';
import { onDisk } from '../storage/on-disk';
import { readRegularFile } from '../storage/read-regular-file';
import { confirmClaims } from './confirm-claims';
import { findSecret, spellingsOfKey } from './find-secrets';
import { handOverText, largestHandOver, readHandOverText } from './hand-over-file';
import type { HandOvers, OpenedHandOver } from './hand-overs';
import { portableEvents } from './portable-events';

interface HandOverOptions {
  home: string;
  clock: Clock;
  uploadWorker: URL;
  library: RunLibrary;
  runs: Pick<Runs, 'get' | 'pause' | 'folder'>;
  connect(connection: Connection): AscClient;
  readFacts(path: string): Promise<PackageFacts>;
  rulesFor(
    accountId: string,
    bundleId: string | null,
    plan: PublishPlan,
  ): Promise<PlanRules | null>;
  /** Lends the private key of a connection. */
  lendKey<T>(connection: Connection, use: (privateKeyPem: string) => Promise<T>): Promise<T>;
  /** Webhook addresses and signing secrets of the team messages. */
  messageSecrets(): Promise<string[]>;
  onChanged(run: PublishRun): void;
}

export function makeHandOvers(options: HandOverOptions): HandOvers {
  const { clock, library, runs, onChanged } = options;
  const takeHash = hashIn(options.uploadWorker, new AbortController().signal);
  const localFolders = [options.home, homedir(), tmpdir()];

  async function changed(runId: string): Promise<PublishRun> {
    const run = await runs.get(runId);
    onChanged(run);
    return run;
  }

  /** Secrets of this computer that could conceivably be in a run. One that can't be read can't have got there either. */
  async function secretsOf({ connection }: RunRecord): Promise<string[]> {
    const key = await options
      .lendKey(connection, async (pem) => spellingsOfKey(pem))
      .catch(() => []);
    return [...key, ...(await options.messageSecrets().catch(() => []))];
  }

  /** Of a package that was never hashed as a whole, as long as it is the file that was checked. */
  async function hashNow({ run, identity }: RunRecord): Promise<string | null> {
    const { packagePath } = run.plan;
    const now = await identityAt(packagePath).catch(() => null);
    if (now === null || identity === null || !isSameFile(identity, now)) return null;
    return takeHash(packagePath, now).catch(() => null);
  }

  async function packageFor(
    { run, sha256 }: RunRecord,
    packagePath: string | null,
  ): Promise<{ path: string; file: PackageFacts['file'] | null }> {
    if (packagePath === null) return { path: basename(run.plan.packagePath), file: null };
    const path = resolve(packagePath);
    const facts = await options.readFacts(path);
    const isSame =
      sha256 === null
        ? isSameBuild(run, facts.info)
        : sha256 === (await takeHash(path, facts.file));
    if (!isSame)
      fail('hand-over-other-package', message('error.hand-over-other-package.detail', { path }));
    return { path, file: facts.file };
  }

  return {
    async export(runId, path, who) {
      const before = await runs.get(runId);
      assertCanHandOver(before);
      if (before.status.state === 'running') await runs.pause(runId);
      const folder = await runs.folder(runId);
      const unlock = await lockRun(folder);
      try {
        const { journal, events } = await RunJournal.open(folder, clock);
        try {
          await handOver({ folder, journal, events, path, who });
        } finally {
          await journal.close();
        }
      } finally {
        await unlock();
      }
      return changed(runId);
    },

    async takeBack(runId) {
      const folder = await runs.folder(runId);
      const unlock = await lockRun(folder);
      try {
        if ((await readHandedOver(folder)) !== null) {
          const { journal } = await RunJournal.open(folder, clock);
          await journal.append({ type: 'run-taken-back' }).finally(() => journal.close());
          await removeHandedOver(folder);
        }
      } finally {
        await unlock();
      }
      return changed(runId);
    },

    async open(path) {
      const fileName = basename(path);
      const refuseUnreadable = () =>
        fail(
          'hand-over-not-one',
          message('error.hand-over-not-one.unreadable', { file: fileName }),
        );
      const { size } = await stat(path).catch(refuseUnreadable);
      if (size > largestHandOver)
        fail('hand-over-not-one', message('error.hand-over-not-one.detail', { file: fileName }));
      const text = await readRegularFile(path).catch(refuseUnreadable);
      const content = readHandOverText(text, fileName);
      const events = portableEvents(content.events, []);
      const record = recordOf(events, fileName);
      return {
        fileName,
        content: { ...content, events },
        run: record.run,
        needsPackage: needsPackage(record.run),
        sha256: record.sha256,
        here: await whatIsHere(record.run.id, events),
      };
    },

    async take(opened, { connection, person, packagePath }) {
      const { events, at, from } = opened.content;
      const record = recordOf(events, opened.fileName);
      const { run } = record;
      assertEnvironment(events, run, connection);
      if (needsPackage(run) && packagePath === null)
        fail('hand-over-package-needed', message('error.hand-over-package-needed.detail'));
      if ((await whatIsHere(run.id, events)) === 'other')
        fail('hand-over-here', message('error.hand-over-here.detail', { run: run.id }));
      const sent = await packageFor(record, needsPackage(run) ? packagePath : null);
      await confirmClaims(
        options.connect(connection).forRun({
          signal: new AbortController().signal,
          patience: 'short',
        }),
        record,
      );
      const rules = await options.rulesFor(connection.accountId, run.package.bundleId, run.plan);
      assertRules(rules, run.plan);
      await writeTaken(run, events, {
        type: 'run-taken-over',
        handedOverAt: at,
        from,
        person,
        connection,
        packagePath: sent.path,
        file: sent.file,
        rules,
      });
      return changed(run.id);
    },
  };

  async function handOver({
    folder,
    journal,
    events,
    path,
    who,
  }: {
    folder: string;
    journal: RunJournal;
    events: RunEvent[];
    path: string;
    who: { person: string | null; to: string | null };
  }): Promise<void> {
    const handedOver = await readHandedOver(folder);
    if (handedOver !== null) throw new AppException(handedOverError(handedOver));
    const record = foldEvents(events);
    if (record === null)
      return fail('journal-damaged', message('error.journal-damaged.first-line'));
    assertNeverDone(events);
    const all = [...events];
    if (needsPackage(record.run) && record.sha256 === null) {
      const sha256 = await hashNow(record);
      // Apple expects exactly these bytes, and nothing could show that a colleague's file has them.
      if (sha256 === null && record.isReserved)
        fail('hand-over-package-gone', message('error.hand-over-package-gone.detail'));
      if (sha256 !== null) all.push(await journal.append({ type: 'package-hashed', sha256 }));
    }
    const at = clock.now().toISOString();
    const { name, keyId } = record.connection;
    const text = handOverText({
      at,
      from: { person: who.person, account: { name, keyId } },
      to: who.to,
      events: portableEvents(all, localFolders),
    });
    const secret = findSecret(text, await secretsOf(record));
    if (secret !== null)
      fail('hand-over-secret', message('error.hand-over-secret.detail', { what: secret }));
    // The mark comes first: should this process end in between, nobody has the file, and the run can be taken back.
    await onDisk(folder, () => putHandedOver(folder, { at, to: who.to }));
    try {
      await writeTextFile(path, text);
    } catch (thrown) {
      await removeHandedOver(folder);
      throw thrown;
    }
  }

  /** Whether the run is here, and if so, whether what is here is the beginning of what is in the file. */
  async function whatIsHere(
    runId: string,
    events: readonly RunEvent[],
  ): Promise<OpenedHandOver['here']> {
    const folder = await library.folders.find(runId).catch(() => null);
    if (folder === null) return 'no';
    if ((await readHandedOver(folder)) === null) return 'other';
    const own = portableEvents((await readJournal(folder)).events, localFolders);
    const isContinued =
      own.length <= events.length &&
      own.every((event, index) => isDeepStrictEqual(event, plain(events[index])));
    return isContinued ? 'given-back' : 'other';
  }

  /** The whole journal is there at once or not at all: a part of it would be another run. */
  async function writeTaken(
    { id, environment }: PublishRun,
    events: readonly RunEvent[],
    taken: NewRunEvent & { type: 'run-taken-over' },
  ): Promise<void> {
    const folder = library.folders.of(environment, id);
    await onDisk(folder, async () => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const unlock = await lockRun(folder);
      try {
        const own = await readOwn(folder);
        const rest = events.slice(own.count).map((event, index) => line(event, own.count + index));
        const last = { at: clock.now().toISOString(), ...taken } as RunEvent;
        const text = [...own.lines, ...rest, line(last, events.length)].map((one) => `${one}\n`);
        await replaceFile(join(folder, journalName), text.join(''));
        await removeHandedOver(folder);
      } finally {
        await unlock();
      }
    });
  }

  async function readOwn(folder: string): Promise<{ lines: string[]; count: number }> {
    const isHere = await readFile(join(folder, journalName)).catch(() => null);
    if (isHere === null) return { lines: [], count: 0 };
    const { events } = await readJournal(folder);
    return { lines: events.map(line), count: events.length };
  }
}

const line = (event: RunEvent, index: number): string => toLine(event, index + 1);

/** As it is once written: without fields that are undefined. */
function plain(event: RunEvent | undefined): unknown {
  return event === undefined ? undefined : JSON.parse(JSON.stringify(event));
}

function recordOf(events: readonly RunEvent[], file: string): RunRecord {
  const record = foldEvents(events);
  const isWhole = record !== null && /^[\w-]{1,64}$/.test(record.run.id);
  if (!isWhole)
    return fail('hand-over-damaged', message('error.hand-over-damaged.detail', { file }));
  assertNeverDone(events);
  return record;
}

/** A finished run has nothing left to hand over; what is edited afterwards stays with whoever has its receipt. */
function assertNeverDone(events: readonly RunEvent[]): void {
  if (events.some(({ type }) => type === 'run-done' || type === 'run-cancelled'))
    fail('hand-over-not-now', message('error.hand-over-not-now.over'));
}

function assertCanHandOver(run: PublishRun): void {
  if (run.readOnly !== null) throw new AppException(run.readOnly);
  if (!canHandOver(run)) fail('hand-over-not-now', message('error.hand-over-not-now.over'));
}

function needsPackage({ plan, committed, steps }: PublishRun): boolean {
  if (committed || needsNoPackage(plan)) return false;
  if (sendsPackage(plan)) return true;
  const check = steps.find(({ id }) => id === 'check-package')?.progress.state;
  return check !== 'done' && check !== 'skipped';
}

function isSameBuild({ package: own }: PublishRun, found: PublishRun['package']): boolean {
  return (['bundleId', 'version', 'buildNumber', 'platform'] as const).every(
    (field) => own[field] === found[field],
  );
}

/** Live and practice never mix, and neither do two practice servers: each has its own key. */
function assertEnvironment(
  events: readonly RunEvent[],
  { environment }: PublishRun,
  { keyId, apiUrl }: Connection,
): void {
  if (environment !== environmentOf(keyId, apiUrl))
    fail('key-wrong-environment', message('error.key-wrong-environment.run'));
  const begun = events.find((event): event is RunStarted => event.type === 'run-started');
  if (environment === 'practice' && begun?.connection.keyId !== keyId)
    fail('hand-over-other-practice', message('error.hand-over-other-practice.detail'));
}

/** What this computer's presets demand holds for a run from elsewhere as well. */
function assertRules(rules: PlanRules | null, plan: PublishPlan): void {
  const [finding] = rules === null ? [] : findingsForRules(rules, plan);
  if (finding)
    fail('hand-over-rules', message('error.hand-over-rules.detail', { why: finding.title }), {
      whatToDo: finding.whatToDo,
    });
}
