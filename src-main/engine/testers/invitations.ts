import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Environment } from '#shared/domain/account';
import type { Invitation, InvitationRow, Invitee, LeftOut } from '#shared/domain/tester';
import { isAddress } from '#shared/domain/tester-address';
import { type AppError, AppException, appError, fail, toAppError } from '#shared/errors';
import { message } from '#shared/words/message';
import type { AscClient } from '../asc/client';
import { lookAgain } from '../asc/look-again';
import { LostAnswer, Refusal } from '../asc/refusal';
import { readLagMs } from '../asc/retry-policy';
import { meetsNextToo } from '../asc/stopping-errors';
import {
  addToGroup,
  createTester,
  findForGroup,
  type MaybeMember,
  rowsOfLook,
} from '../asc/testers';
import type { Connection } from '../connection';
import type { Clock, Logger } from '../ports';
import { type Entry, InvitationFolder, type Order } from './invitation-file';

interface InvitationParts {
  home: string;
  clock: Clock;
  log: Logger;
  connect: (connection: Connection) => AscClient;
  onChanged: (invitation: Invitation) => void;
}

/** One invitation as it stands. */
interface Job {
  order: Order;
  folder: InvitationFolder;
  rows: InvitationRow[];
  state: Invitation['state'];
  error: AppError | null;
  /** Set while it works. */
  stopping: AbortController | null;
  working: Promise<void>;
}

/** People's addresses are not kept longer than this, milliseconds. */
const keptMs = 30 * 24 * 60 * 60_000;
/** Milliseconds between two looks for what was just written. */
const pauses = { firstMs: 2_000, longestMs: 30_000 };
/** While the key's hourly requests are nearly used up, others need them too. */
const scarcePauseMs = 5_000;

/**
 * Invites people one after the other and survives the end of the program. Before anyone is sent, App Store Connect is
 * asked whether they are a tester: nobody is invited twice. An answer that was lost is looked up, not repeated: only
 * once a person resumes it, and two minutes of looks show no such tester, is that invitation sent again.
 */
export class Invitations {
  private readonly jobs = new Map<string, Job>();
  private readonly folders: Record<Environment, InvitationFolder>;
  private loaded: Promise<void> | null = null;

  constructor(private readonly parts: InvitationParts) {
    const folder = (environment: Environment) =>
      new InvitationFolder(join(parts.home, environment, 'invitations'));
    this.folders = { live: folder('live'), practice: folder('practice') };
  }

  /** Every invitation that was not removed, oldest first. */
  async list(): Promise<Invitation[]> {
    await this.load();
    return [...this.jobs.values()].map(snapshotOf);
  }

  async rows(id: string): Promise<InvitationRow[]> {
    const { rows, order } = await this.job(id);
    return [...rows, ...order.leftOut.map(leftOutRow)];
  }

  async get(id: string): Promise<Invitation> {
    return snapshotOf(await this.job(id));
  }

  /** Only after a person has confirmed it. Resolves as soon as the order is on disk. */
  async start(
    order: Omit<Order, 'v' | 'id' | 'createdAt' | 'people'>,
    people: readonly Invitee[],
  ): Promise<Invitation> {
    await this.load();
    const whole: Order = {
      ...order,
      v: 1,
      id: randomUUID(),
      createdAt: this.parts.clock.now().toISOString(),
      people: withoutRepeats(people),
    };
    const folder = this.folders[order.environment];
    const job = jobOf(whole, folder, []);
    const unlock = await takeOver(job);
    await folder.create(whole).catch(async (thrown: unknown) => {
      await unlock();
      throw thrown;
    });
    this.jobs.set(whole.id, job);
    this.work(job, order.connection, unlock);
    return snapshotOf(job);
  }

  /** Tries everyone again who is not in the group yet. Throws `invitation-busy` while another process does. */
  async resume(id: string, connection?: Connection): Promise<Invitation> {
    const job = await this.job(id);
    if (job.stopping !== null) return snapshotOf(job);
    const unlock = await takeOver(job);
    try {
      // Another process may have gone on with it since it was read.
      const file = await job.folder.read(id);
      if (file === null) return this.raiseGone(id);
      job.rows = jobOf(file.order, job.folder, file.entries).rows;
      await job.folder.endLine(id);
    } catch (thrown) {
      await unlock();
      throw thrown;
    }
    // Those who may have been invited stay so until App Store Connect was asked long enough.
    for (const row of job.rows) if (row.outcome === 'failed') Object.assign(row, again);
    this.work(job, connection ?? job.order.connection, unlock);
    return snapshotOf(job);
  }

  /** What was done stays done; resolves once nothing more is sent. */
  async stop(id: string): Promise<Invitation> {
    const job = await this.job(id);
    job.stopping?.abort();
    await job.working;
    return snapshotOf(job);
  }

  /** Forgets it, with the addresses in it. Throws `invitation-busy` while it works. */
  async remove(id: string): Promise<void> {
    const job = await this.job(id);
    const unlock = await takeOver(job);
    await job.folder.remove(id).finally(unlock);
    this.jobs.delete(id);
  }

  /** Resolves when it stops working, for any reason. */
  async settled(id: string): Promise<Invitation> {
    const job = await this.job(id);
    await job.working;
    return snapshotOf(job);
  }

  async close(): Promise<void> {
    for (const { stopping } of this.jobs.values()) stopping?.abort();
    await Promise.all([...this.jobs.values()].map(({ working }) => working));
  }

  private async job(id: string): Promise<Job> {
    await this.load();
    return this.jobs.get(id) ?? this.raiseGone(id);
  }

  private raiseGone(id: string): never {
    this.jobs.delete(id);
    return fail('invitation-not-found', message('error.invitation-not-found.detail'));
  }

  private load(): Promise<void> {
    this.loaded ??= this.read();
    return this.loaded;
  }

  private async read(): Promise<void> {
    for (const folder of Object.values(this.folders)) {
      for (const { order, entries } of await folder.all()) {
        const job = jobOf(order, folder, entries);
        const age = this.parts.clock.now().getTime() - Date.parse(order.createdAt);
        if (age > keptMs) await folder.remove(order.id);
        else this.jobs.set(order.id, job);
      }
    }
  }

  private work(job: Job, connection: Connection, unlock: () => Promise<void>): void {
    const stopping = new AbortController();
    const { signal } = stopping;
    Object.assign(job, { stopping, state: 'running', error: null });
    this.parts.onChanged(snapshotOf(job));
    const client = this.parts.connect(connection).forRun({ signal, patience: 'long' });
    job.working = this.invite(job, client, signal)
      .then(
        () => {
          job.state = 'done';
        },
        (thrown: unknown) => {
          job.state = 'stopped';
          if (!signal.aborted) job.error = toAppError(thrown);
        },
      )
      .then(() => unlock().catch(() => undefined))
      .then(() => {
        job.stopping = null;
        this.parts.onChanged(snapshotOf(job));
      });
  }

  private async invite(job: Job, client: AscClient, signal: AbortSignal): Promise<void> {
    const began = this.parts.clock.monotonic();
    const unclear = places(job, ({ outcome }) => outcome === 'unclear');
    const waiting = places(job, ({ outcome }) => outcome === 'waiting');
    await this.inviteAll(job, client, waiting, signal);
    if (unclear.length > 0) {
      const absent = await this.stillAbsent(job, client, { unclear, began }, signal);
      await this.inviteAll(job, client, absent, signal);
    }
    this.enter(job, 'confirming');
    await this.confirm(job, client, signal);
  }

  private enter(job: Job, state: Job['state']): void {
    job.state = state;
    this.parts.onChanged(snapshotOf(job));
  }

  private async inviteAll(
    job: Job,
    client: AscClient,
    rows: readonly number[],
    signal: AbortSignal,
  ): Promise<void> {
    if (rows.length > 0) this.enter(job, 'running');
    for (let at = 0; at < rows.length; at += rowsOfLook) {
      const chunk = rows.slice(at, at + rowsOfLook);
      const found = await this.find(job, client, chunk);
      for (const place of chunk) {
        signal.throwIfAborted();
        if (client.isScarce) await this.parts.clock.sleep(scarcePauseMs, signal);
        await this.inviteOne(job, client, place, found.get(addressAt(job, place).toLowerCase()));
      }
    }
  }

  /** Reads lag behind writes: those of the unclear who are in no answer until that time is over. */
  private async stillAbsent(
    job: Job,
    client: AscClient,
    { unclear, began }: { unclear: readonly number[]; began: number },
    signal: AbortSignal,
  ): Promise<number[]> {
    const { clock } = this.parts;
    this.enter(job, 'confirming');
    let absent = [...unclear];
    return lookAgain({
      look: async () => {
        const found = await this.find(job, client, absent);
        for (const place of absent)
          if (found.get(addressAt(job, place).toLowerCase())?.isMember)
            await this.settle(job, place, {
              outcome: 'invited',
              isConfirmed: true,
              state: stateIn(found, job, place),
            });
        absent = absent.filter((place) => job.rows[place]?.outcome === 'unclear');
        return absent;
      },
      isEnough: ({ length }) => length === 0,
      clock,
      forMs: readLagMs - (clock.monotonic() - began),
      pauses,
      signal,
    });
  }

  private find(job: Job, client: AscClient, rows: readonly number[]) {
    const addresses = rows.map((place) => addressAt(job, place)).filter(isAddress);
    return findForGroup(client, job.order.group.id, 'email', addresses);
  }

  private async inviteOne(
    job: Job,
    client: AscClient,
    place: number,
    found: MaybeMember | undefined,
  ): Promise<void> {
    if (found?.isMember) {
      const { state } = found.tester;
      return this.settle(job, place, { outcome: 'already', isConfirmed: true, state });
    }
    const person = job.order.people[place];
    if (person === undefined) return;
    if (!isAddress(person.email)) {
      const error = appError('tester-address-malformed', person.email);
      return this.settle(job, place, { outcome: 'failed', error });
    }
    await job.folder.append(job.order.id, [{ row: place, intent: true }]);
    let outcome: Awaited<ReturnType<typeof send>>;
    try {
      outcome = await send(client, job.order.group.id, person, found);
    } catch (thrown) {
      return this.settleFailed(job, place, thrown);
    }
    await this.settle(job, place, { outcome, isConfirmed: outcome === 'already' });
  }

  /** Throws again what would stop everyone after this one too. */
  private async settleFailed(job: Job, place: number, thrown: unknown): Promise<void> {
    // Stopped in the middle of a request: whether it arrived is found out when it is resumed.
    if (thrown instanceof LostAnswer || job.stopping?.signal.aborted) {
      const error = thrown instanceof AppException ? thrown.error : null;
      await this.settle(job, place, { outcome: 'unclear', error });
      if (!(thrown instanceof LostAnswer)) throw thrown;
      return;
    }
    const error = toAppError(thrown);
    if (!meetsNextToo(error)) return this.settle(job, place, { outcome: 'failed', error });
    await this.settle(job, place, { outcome: 'waiting' });
    throw thrown;
  }

  /** Reads everyone back who was sent, for as long as reads may lag behind writes. */
  private async confirm(job: Job, client: AscClient, signal: AbortSignal): Promise<void> {
    await lookAgain({
      look: async () => {
        const open = places(
          job,
          ({ outcome, isConfirmed }) => !isConfirmed && /^(invited|added|unclear)$/.test(outcome),
        );
        const found = await this.find(job, client, open);
        for (const place of open) {
          if (!found.get(addressAt(job, place).toLowerCase())?.isMember) continue;
          const outcome = job.rows[place]?.outcome === 'added' ? 'added' : 'invited';
          await this.settle(job, place, {
            outcome,
            isConfirmed: true,
            state: stateIn(found, job, place),
          });
        }
      },
      isEnough: () => places(job, isUnconfirmed).length === 0,
      clock: this.parts.clock,
      pauses,
      signal,
    });
  }

  private async settle(
    job: Job,
    place: number,
    {
      isConfirmed = false,
      state = null,
      error = null,
      ...rest
    }: { outcome: SentOutcome } & Partial<Pick<InvitationRow, 'isConfirmed' | 'state' | 'error'>>,
  ): Promise<void> {
    const row = job.rows[place];
    if (row === undefined) return;
    const change = { ...rest, isConfirmed, state, error };
    Object.assign(row, change);
    await job.folder.append(job.order.id, [{ row: place, ...change }]);
    this.parts.onChanged(snapshotOf(job));
  }
}

/** Two processes of one folder would invite everyone twice. Throws `invitation-busy`. */
async function takeOver({ order, folder }: Job): Promise<() => Promise<void>> {
  return (
    (await folder.lock(order.id)) ??
    fail('invitation-busy', message('error.invitation-busy.detail', { group: order.group.name }))
  );
}

const again = {
  outcome: 'waiting',
  isConfirmed: false,
  state: null,
  error: null,
  reason: null,
} as const;

/** What can become of someone whom the order is about. */
type SentOutcome = Exclude<InvitationRow['outcome'], 'left-out'>;

const leftOutRow = ({ email, firstName, lastName, reason }: LeftOut): InvitationRow => ({
  ...{ email, firstName, lastName, reason },
  outcome: 'left-out',
  isConfirmed: false,
  state: null,
  error: null,
});

const stateIn = (found: ReadonlyMap<string, MaybeMember>, job: Job, place: number): string | null =>
  found.get(addressAt(job, place).toLowerCase())?.tester.state ?? null;

/** Is a tester, and was not emailed: Apple does that once the group has a build to test. */
const isNotEmailed = ({ outcome, state }: InvitationRow): boolean =>
  (outcome === 'invited' || outcome === 'added') && state === 'NOT_INVITED';

const isOpen = ({ outcome }: InvitationRow): boolean =>
  outcome === 'waiting' || outcome === 'failed' || outcome === 'unclear';

const isUnconfirmed = ({ outcome, isConfirmed }: InvitationRow): boolean =>
  !isConfirmed && (outcome === 'invited' || outcome === 'added' || outcome === 'unclear');

function places({ rows }: Job, fits: (row: InvitationRow) => boolean): number[] {
  return rows.flatMap((row, place) => (fits(row) ? [place] : []));
}

const addressAt = ({ order }: Job, place: number): string => order.people[place]?.email ?? '';

/** Each address once, in any case of its letters. */
function withoutRepeats(people: readonly Invitee[]): Invitee[] {
  return [
    ...new Map(people.toReversed().map((one) => [one.email.toLowerCase(), one])).values(),
  ].toReversed();
}

/** Someone who is a tester already is added by ID: creating them again is refused. */
async function send(
  client: AscClient,
  groupId: string,
  person: Invitee,
  found: MaybeMember | undefined,
): Promise<'invited' | 'added' | 'already'> {
  const look = async () =>
    (await findForGroup(client, groupId, 'email', [person.email])).get(person.email.toLowerCase());
  if (found !== undefined) return addKnown(client, groupId, found, look);
  try {
    await createTester(client, groupId, person);
    return 'invited';
  } catch (thrown) {
    if (!isTaken(thrown)) throw thrown;
    const known = await look();
    if (known === undefined) throw thrown;
    return known.isMember ? 'already' : addKnown(client, groupId, known, look);
  }
}

async function addKnown(
  client: AscClient,
  groupId: string,
  { tester }: MaybeMember,
  look: () => Promise<MaybeMember | undefined>,
): Promise<'added' | 'already'> {
  try {
    await addToGroup(client, groupId, [tester.id]);
    return 'added';
  } catch (thrown) {
    // Someone who is in the group by now may be refused (app-store-connect.md, testers 2).
    const isRefused = thrown instanceof Refusal && thrown.answer.status === 409;
    if (!isRefused || !(await look())?.isMember) throw thrown;
    return 'already';
  }
}

/** Apple's refusal of an address that is a tester's already (app-store-connect.md, testers 3). */
function isTaken(thrown: unknown): boolean {
  return (
    thrown instanceof Refusal &&
    thrown.answer.status === 409 &&
    (thrown.has('ENTITY_ERROR.ATTRIBUTE.INVALID.DUPLICATE') ||
      thrown.mentions(/already|exists|same 'email'/i))
  );
}

/** From the file: a person with an intent and without an outcome after it is unclear. */
function jobOf(order: Order, folder: InvitationFolder, entries: readonly Entry[]): Job {
  const rows: InvitationRow[] = order.people.map((person) => ({ ...person, ...again }));
  for (const entry of entries) {
    const row = rows[entry.row];
    if (row === undefined) continue;
    const { row: _, ...change } =
      'intent' in entry ? { ...again, row: entry.row, outcome: 'unclear' as const } : entry;
    Object.assign(row, change);
  }
  const isDone = rows.every((row) => !isOpen(row));
  return {
    order,
    folder,
    rows,
    state: isDone ? 'done' : 'stopped',
    error: null,
    stopping: null,
    working: Promise.resolve(),
  };
}

function snapshotOf({ order, rows, state, error }: Job): Invitation {
  const { id, createdAt, environment, bundleId, appName, group, connection } = order;
  const counts = {
    ...{ waiting: 0, invited: 0, added: 0, already: 0, failed: 0, unclear: 0 },
    'left-out': order.leftOut.length,
  };
  for (const { outcome } of rows) counts[outcome] += 1;
  const unconfirmed = rows.filter((row) => isUnconfirmed(row) && row.outcome !== 'unclear').length;
  return {
    ...{ id, createdAt, environment, bundleId, appName, group, state, error, counts, unconfirmed },
    accountId: connection.accountId,
    notEmailed: rows.filter(isNotEmailed).length,
    total: rows.length,
  };
}
