import type { Environment } from '#shared/domain/account';
import type { AppBuild } from '#shared/domain/app-page';
import type { BetaGroup } from '#shared/domain/destination';
import {
  type ExpiryAct,
  type ExpiryTarget,
  isBuildExpired,
  isBuildInReview,
  isOpen,
} from '#shared/domain/expiry';
import { type AppError, fail, toAppError } from '#shared/errors';
import { type Message, message } from '#shared/words/message';
import { expireBuild, listExpired, readNewerBuilds } from '../asc/app-builds';
import { listBetaGroups } from '../asc/beta-groups';
import { readBuild } from '../asc/builds';
import type { AscClient } from '../asc/client';
import { lookAgain } from '../asc/look-again';
import { LostAnswer, Refusal } from '../asc/refusal';
import { environmentOf } from '../asc/server-address';
import { meetsNextToo } from '../asc/stopping-errors';
import type { Connection } from '../connection';
import type { Clock } from '../ports';
import { lockFolder } from '../storage/folder-lock';
import { type ActEvent, ActFolders, ActJournal, afterEvent, foldAct, readAct } from './act-journal';
import { groupsOfBuild } from './preview-expiry';

interface ActsOptions {
  home: string;
  clock: Clock;
  connect: (connection: Connection) => AscClient;
  onChanged: (act: ExpiryAct) => void;
}

interface ChosenBuilds {
  app: ExpiryAct['app'];
  builds: readonly ExpiryTarget[];
}

/** IDs that fit into one address. */
const idsOfLook = 50;

/**
 * Expires builds one after the other, and what became of each is on disk before the next. A refused one does not stop
 * the rest, and nothing continues after a kill until a person asks for it.
 */
export class ExpiryActs {
  private readonly folders: ActFolders;
  private readonly ending = new AbortController();
  private readonly atWork = new Set<Promise<unknown>>();

  constructor(private readonly options: ActsOptions) {
    this.folders = new ActFolders(options.home);
  }

  /** Resolves with a result for every build. */
  async start(connection: Connection, { app, builds }: ChosenBuilds): Promise<ExpiryAct> {
    const { clock } = this.options;
    const id = this.folders.newId(clock.now());
    const { accountId } = connection;
    const chosen = { type: 'chosen' as const, accountId, app, builds: [...builds] };
    return this.work(connection, id, { ...chosen, at: clock.now().toISOString() });
  }

  /** Continues an act that stopped in the middle. Throws `expiry-not-stopped`. */
  async resume(connection: Connection, id: string): Promise<ExpiryAct> {
    const act = await readAct(this.folderOf(connection, id), id);
    if (act?.state !== 'stopped' || act.accountId !== connection.accountId)
      return fail('expiry-not-stopped', message('error.expiry-not-stopped.detail'));
    return this.work(connection, id, null);
  }

  async find(connection: Connection, id: string): Promise<ExpiryAct> {
    return (
      (await readAct(this.folderOf(connection, id), id)) ??
      fail('expiry-not-stopped', message('error.expiry-not-stopped.detail'))
    );
  }

  /** Leaves the rest of a stopped act as it is, for good. */
  async leave(connection: Connection, id: string): Promise<void> {
    const folder = this.folderOf(connection, id);
    if ((await readAct(folder, id))?.state !== 'stopped') return;
    const journal = await ActJournal.open(folder);
    await journal
      .append(folder, { type: 'ended', at: this.options.clock.now().toISOString() })
      .finally(() => journal.close());
  }

  /** Acts of an app that stopped in the middle, newest first. */
  async stopped(connection: Connection, bundleId: string): Promise<ExpiryAct[]> {
    const environment = environmentOfConnection(connection);
    const ids = await this.folders.all(environment);
    const acts = await Promise.all(ids.map((id) => readAct(this.folders.of(environment, id), id)));
    return acts.filter(
      (act): act is ExpiryAct =>
        act?.state === 'stopped' &&
        act.accountId === connection.accountId &&
        act.app.bundleId === bundleId,
    );
  }

  /** Ends what is in progress after the current request. */
  async close(): Promise<void> {
    this.ending.abort();
    await Promise.allSettled(this.atWork);
  }

  private folderOf(connection: Connection, id: string): string {
    return this.folders.of(environmentOfConnection(connection), id);
  }

  private async work(
    connection: Connection,
    id: string,
    chosen: ActEvent | null,
  ): Promise<ExpiryAct> {
    const folder = this.folderOf(connection, id);
    const lock = await lockFolder(folder);
    if (lock.kind === 'in-use')
      return fail('expiry-not-stopped', message('error.expiry-not-stopped.detail'));
    const working = this.performLocked(connection, id, folder, chosen).finally(lock.release);
    this.atWork.add(working);
    return working.finally(() => this.atWork.delete(working));
  }

  private async performLocked(
    connection: Connection,
    id: string,
    folder: string,
    chosen: ActEvent | null,
  ): Promise<ExpiryAct> {
    const journal = await ActJournal.open(folder);
    try {
      if (chosen !== null) await journal.append(folder, chosen);
      const act = chosen === null ? await readAct(folder, id) : foldAct(id, [chosen]);
      if (act === null)
        return fail('expiry-not-stopped', message('error.expiry-not-stopped.detail'));
      const { clock, connect, onChanged } = this.options;
      const performed = new Performance(
        { ...act, state: 'running' },
        {
          client: connect(connection),
          clock,
          onChanged,
          signal: this.ending.signal,
          write: (event) => journal.append(folder, event),
        },
      );
      return await performed.toTheEnd();
    } finally {
      await journal.close();
    }
  }
}

function environmentOfConnection({ keyId, apiUrl }: Connection): Environment {
  return environmentOf(keyId, apiUrl);
}

interface Tools {
  client: AscClient;
  clock: Clock;
  signal: AbortSignal;
  onChanged: (act: ExpiryAct) => void;
  write: (event: ActEvent) => Promise<void>;
}

type Result = Pick<ExpiryAct['results'][number], 'outcome' | 'reason' | 'error'>;

class Performance {
  private groups: BetaGroup[] | null = null;

  constructor(
    private act: ExpiryAct,
    private readonly tools: Tools,
  ) {}

  /** The oldest build first: one of two that a person chose never becomes the newest because of this. */
  async toTheEnd(): Promise<ExpiryAct> {
    let stop: AppError | null = null;
    for (const { build, ...result } of [...this.act.results].reverse()) {
      if (this.tools.signal.aborted) return { ...this.act, state: 'stopped' };
      if (!isOpen(result) || result.outcome === 'accepted') continue;
      const next: Result =
        stop === null
          ? await this.expireOne(build, result.outcome === 'sending')
          : without('not-tried', stop);
      if (next.error !== null && meetsNextToo(next.error)) stop = next.error;
      await this.put(build.id, next);
    }
    await this.readBack();
    if (this.tools.signal.aborted) return { ...this.act, state: 'stopped' };
    await this.record({ type: 'ended', at: this.now() });
    return this.act;
  }

  private async expireOne(build: ExpiryTarget, wasSent: boolean): Promise<Result> {
    try {
      const change = await this.changeSince(build);
      if (change === 'expired') return plain(wasSent ? 'expired' : 'already-expired');
      if (change !== null) return { outcome: 'skipped', reason: change, error: null };
      await this.put(build.id, plain('sending'));
      return await this.send(build.id);
    } catch (thrown) {
      return without(wasSent ? 'unknown' : 'failed', toAppError(thrown));
    }
  }

  /** A lost request is sent again only if the build does not show it: the second would change nothing more. */
  private async send(id: string): Promise<Result> {
    const { client } = this.tools;
    try {
      await expireBuild(client, id);
    } catch (thrown) {
      if (!(thrown instanceof LostAnswer)) throw thrown;
      try {
        if (!(await listExpired(client, [id])).has(id)) await expireBuild(client, id);
      } catch (again) {
        return again instanceof Refusal
          ? without('failed', again.error)
          : without('unknown', toAppError(again));
      }
    }
    return plain('accepted');
  }

  /** What changed since a person chose the build, so that it has to stay; null if nothing did. */
  private async changeSince(chosen: ExpiryTarget): Promise<Message | 'expired' | null> {
    const { client, clock } = this.tools;
    const { app } = this.act;
    this.groups ??= await listBetaGroups(client, app.id, { counts: false });
    const groups = this.groups;
    const found = await readNewerBuilds(client, app.id, chosen.id);
    if (found === null) return this.whyNotListed(chosen.id);
    if (isBuildExpired(found.build, clock.now().getTime())) return 'expired';
    const change = changeOf(chosen, found.build);
    if (change !== null) return change;
    const released =
      chosen.states !== null && !isTested(chosen.states) && isTested(found.build.states)
        ? message('expiry.skipped.tested')
        : null;
    if (chosen.groupIds === null) return released;
    const groupIds = groupsOfBuild(found.build, groups);
    if (groupIds === null) return message('expiry.skipped.groups-unknown');
    const nameOf = (id: string) => groups.find((group) => group.id === id)?.name ?? id;
    const added = groupIds.filter((id) => !chosen.groupIds?.includes(id));
    if (added.length > 0)
      return message('expiry.skipped.groups', { groups: { list: added.map(nameOf) } });
    const gone = this.expiredHere();
    const newer = found.newer.filter(
      (build) =>
        !gone.has(build.id) &&
        !isBuildExpired(build, clock.now().getTime()) &&
        (build.states.processing === '' || build.states.processing === 'VALID'),
    );
    const newest = groupIds.filter(
      (id) =>
        !chosen.wasNewestFor.includes(id) &&
        !newer.some((build) => groupsOfBuild(build, groups)?.includes(id)),
    );
    return newest.length === 0
      ? released
      : message('expiry.skipped.newest', { groups: { list: newest.map(nameOf) } });
  }

  private async whyNotListed(id: string): Promise<Message | 'expired'> {
    try {
      const { expired, states } = await readBuild(this.tools.client, id);
      const isOver = expired || states.internal === 'EXPIRED' || states.external === 'EXPIRED';
      return isOver ? 'expired' : message('expiry.skipped.not-listed');
    } catch (thrown) {
      if (thrown instanceof Refusal && thrown.answer.status === 404)
        return message('expiry.skipped.gone');
      throw thrown;
    }
  }

  /** A list may still show what this act expired. */
  private expiredHere(): ReadonlySet<string> {
    const done = this.act.results.filter(
      ({ outcome }) => outcome === 'accepted' || outcome === 'expired',
    );
    return new Set(done.map(({ build }) => build.id));
  }

  /** All of them together, and again while Apple's reads may lag behind its writes. */
  private async readBack(): Promise<void> {
    const { clock, client, signal } = this.tools;
    const accepted = () => this.act.results.filter(({ outcome }) => outcome === 'accepted');
    await lookAgain({
      look: async () => {
        const open = accepted().map(({ build }) => build.id);
        for (let from = 0; from < open.length; from += idsOfLook) {
          const ids = open.slice(from, from + idsOfLook);
          const shown = await listExpired(client, ids).catch(() => new Set<string>());
          for (const id of ids) if (shown.has(id)) await this.put(id, plain('expired'));
        }
      },
      isEnough: () => signal.aborted || accepted().length === 0,
      clock,
      pause: (milliseconds) => clock.sleep(milliseconds, signal).catch(() => undefined),
    });
  }

  private put(buildId: string, result: Result): Promise<void> {
    return this.record({ type: 'outcome', at: this.now(), buildId, ...result });
  }

  private async record(event: ActEvent): Promise<void> {
    await this.tools.write(event);
    this.act = afterEvent(this.act.id, this.act, event) ?? this.act;
    this.tools.onChanged(this.act);
  }

  private now(): string {
    return this.tools.clock.now().toISOString();
  }
}

function isTested({ internal, external }: AppBuild['states']): boolean {
  return [internal, external].includes('IN_BETA_TESTING');
}

/** What happened to the build itself: Apple’s review, or testers who were added alone. */
function changeOf(chosen: ExpiryTarget, now: AppBuild): Message | null {
  const isInReview = isBuildInReview(now);
  if (isInReview && !chosen.wasInReview) return message('expiry.skipped.review');
  if (!isInReview && chosen.wasInReview) return message('expiry.skipped.reviewed');
  if (chosen.individualTesters === null) return null;
  if (now.individualTesters === null) return message('expiry.skipped.testers-unknown');
  return now.individualTesters > chosen.individualTesters
    ? message('expiry.skipped.testers')
    : null;
}

function plain(outcome: Result['outcome']): Result {
  return { outcome, reason: null, error: null };
}

function without(outcome: 'failed' | 'unknown' | 'not-tried', error: AppError): Result {
  return { outcome, reason: null, error };
}
