import { randomUUID } from 'node:crypto';
import { access, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PublishRun } from '#shared/domain/publish-run';
import {
  type DestinationChoices,
  type DestinationState,
  type MessageDestination,
  type MessageFact,
  mostDestinations,
  shownMessages,
} from '#shared/domain/team-messages';
import { fail, toAppError } from '#shared/errors';
import { message } from '#shared/words/message';
import type { Clock, Fetch, Logger, SecretStore } from '../ports';
import { journalStamp, readJournal } from '../publish/run-journal';
import { RunFolders } from '../publish/run-library';
import { type Address, addressId, checkedAddress, maskOf, readAddress } from './address';
import { DeliveryQueue } from './delivery-queue';
import { Destinations } from './destinations';
import { Outbox } from './outbox';
import { postMessage } from './post-message';
import { changesBetween, factsOf } from './run-facts';

interface MessagesParts {
  home: string;
  secrets: SecretStore;
  /** Goes through this computer's proxies. */
  fetch: Fetch;
  clock: Clock;
  log: Logger;
  onChanged(): void;
}

/** What a person enters of a destination that only the keychain keeps. */
export interface NewAddress {
  url: string;
  /** Of a JSON webhook only. */
  secret: string | null;
}

export interface TeamMessages {
  list(): Promise<DestinationState[]>;
  /** Only after a person has confirmed exactly this. Throws `message-…` and the keychain's errors. */
  add(choices: DestinationChoices, address: NewAddress): Promise<MessageDestination>;
  /** The same; an address of null keeps the one that is stored. */
  change(
    id: string,
    choices: DestinationChoices,
    address: NewAddress | null,
  ): Promise<MessageDestination>;
  /** Nothing that happens while a destination is paused is ever sent. */
  pause(id: string, isPaused: boolean): Promise<void>;
  remove(id: string): Promise<void>;
  /** Sends a test message at once. Throws `message-not-delivered`. */
  test(id: string): Promise<MessageDestination>;
  /** Sends a message once more that was not delivered, or may not have been. */
  sendAgain(id: string, messageId: string): Promise<void>;
  /** Nothing is sent about this run, by any process. */
  mute(runId: string): Promise<void>;
  /** From now on messages are sent, beginning with what an earlier process left. */
  start(): void;
  /** Sends what can be sent now; resolves with how many messages are left. */
  flush(longestMs: number): Promise<number>;
}

/** What happened longer ago is not sent any more, and its messages are no longer looked for. */
const horizonMs = 7 * 24 * 60 * 60_000;
/** A build is watched for two weeks after its run. */
const oldestRunMs = 30 * 24 * 60 * 60_000;
/** Picks up what another process left behind. */
const lookEveryMs = 60_000;
/** Quitting waits this long for an answer. */
const graceMs = 1_000;

/**
 * Sends messages about runs to a person's own webhooks. What to send follows from the journals of the runs, and what was
 * sent from the outboxes: each is compared with the other at the start and whenever a run changes, so that nothing is
 * missed or sent twice however a process ends.
 */
export class Messages implements TeamMessages {
  private readonly destinations: Destinations;
  private readonly runs: RunFolders;
  private readonly deliveryQueues = new Map<string, DeliveryQueue>();
  private readonly followed = new Map<string, PublishRun>();
  /** By folder: the journal as it was when its facts were queued. */
  private readonly known = new Map<string, string>();
  private queueing: Promise<unknown> = Promise.resolve();
  private readonly closing = new AbortController();
  private isStarted = false;

  constructor(private readonly parts: MessagesParts) {
    this.destinations = new Destinations(join(parts.home, 'messages'));
    this.runs = new RunFolders(parts.home);
  }

  async list(): Promise<DestinationState[]> {
    return (await this.destinations.read()).map((destination) => this.stateOf(destination));
  }

  async add(choices: DestinationChoices, typed: NewAddress): Promise<MessageDestination> {
    const address = checkedAddress(choices.service, typed);
    const before = await this.destinations.read();
    assertNameFree(before, choices.name, null);
    if (before.length >= mostDestinations)
      fail(
        'message-destinations-full',
        message('error.message-destinations-full.detail', { count: mostDestinations }),
      );
    const id = randomUUID();
    const added = { ...choices, ...maskOf(address), id, isPaused: false, since: this.now() };
    await this.parts.secrets.put(addressId(id), JSON.stringify(address));
    await this.destinations.change((all) => [...all, added]);
    this.parts.onChanged();
    return added;
  }

  async change(
    id: string,
    choices: DestinationChoices,
    typed: NewAddress | null,
  ): Promise<MessageDestination> {
    const before = await this.find(id);
    assertNameFree(await this.destinations.read(), choices.name, id);
    // A JSON webhook without a secret, or a chat with one, would be neither.
    if (choices.service !== before.service && typed === null)
      fail('message-address', message('error.message-address.no-url'));
    const address = typed === null ? null : await this.completed(before, choices, typed);
    // What happened until now still follows the earlier choices.
    await this.queueAll();
    if (address !== null) await this.parts.secrets.put(addressId(id), JSON.stringify(address));
    const mask = address === null ? {} : maskOf(address);
    const changed = { ...before, ...choices, ...mask, since: this.now() };
    await this.destinations.change((all) => all.map((one) => (one.id === id ? changed : one)));
    this.parts.onChanged();
    if (address !== null) this.send(id, true);
    return changed;
  }

  async pause(id: string, isPaused: boolean): Promise<void> {
    await this.find(id);
    if (isPaused) await this.queueAll();
    const since = this.now();
    await this.destinations.change((all) =>
      all.map((one) => (one.id === id ? { ...one, isPaused, ...(!isPaused && { since }) } : one)),
    );
    this.parts.onChanged();
    if (!isPaused) this.send(id, true);
  }

  async remove(id: string): Promise<void> {
    await this.find(id);
    await this.destinations.change((all) => all.filter((one) => one.id !== id));
    await this.deliveryQueues.get(id)?.close(graceMs);
    this.deliveryQueues.delete(id);
    await this.parts.secrets.remove(addressId(id));
    await rm(this.folderOf(id), { recursive: true, force: true });
    this.parts.onChanged();
  }

  async test(id: string): Promise<MessageDestination> {
    const destination = await this.find(id);
    const outcome = await postMessage(this.parts, destination, 'test', this.closing.signal);
    return outcome.kind === 'delivered'
      ? destination
      : fail('message-not-delivered', outcome.reason);
  }

  async sendAgain(id: string, messageId: string): Promise<void> {
    const outbox = this.outboxOf((await this.find(id)).id);
    const sent = outbox.read().find(({ fact }) => fact.id === messageId);
    if (sent === undefined || !['failed', 'unknown'].includes(sent.state)) return;
    outbox.append({ type: 'again', at: this.now(), id: messageId });
    this.parts.onChanged();
    this.send(id, true);
  }

  async mute(runId: string): Promise<void> {
    await writeFile(join(await this.runs.find(runId), muteName), '', { mode: 0o600 });
  }

  start(): void {
    if (this.isStarted) return;
    this.isStarted = true;
    void this.watch();
  }

  /** A run has changed. Byte progress comes often and tells nothing. */
  follow(run: PublishRun): void {
    if (!this.isStarted || this.closing.signal.aborted) return;
    const before = this.followed.get(run.id) ?? null;
    this.followed.set(run.id, run);
    if (changesBetween(before, run).length === 0) return;
    void this.queueSoon(() => this.queueRun(this.runs.of(run.environment, run.id)));
  }

  async flush(longestMs: number): Promise<number> {
    const { clock } = this.parts;
    const until = clock.monotonic() + longestMs;
    await this.queueAll();
    for (const { destination, waiting } of await this.list())
      if (waiting > 0) this.send(destination.id);
    const isBusy = (): boolean =>
      [...this.deliveryQueues.values()].some(({ isAtRest }) => !isAtRest);
    while (isBusy() && clock.monotonic() < until) await clock.sleep(50);
    return (await this.list())
      .filter(({ destination }) => !destination.isPaused)
      .reduce((sum, { waiting }) => sum + waiting, 0);
  }

  async close(): Promise<void> {
    this.isStarted = false;
    await this.queueing;
    await Promise.all([...this.deliveryQueues.values()].map((queue) => queue.close(graceMs)));
    this.closing.abort();
  }

  private async watch(): Promise<void> {
    const { signal } = this.closing;
    for (const { id } of await this.destinations.read()) this.prune(id);
    while (!signal.aborted) {
      await this.queueAll();
      for (const { destination, waiting } of await this.list().catch(() => []))
        if (waiting > 0) this.send(destination.id);
      await this.parts.clock.sleep(lookEveryMs, signal).catch(() => undefined);
    }
  }

  private prune(id: string): void {
    try {
      this.outboxOf(id).prune(this.ago(horizonMs));
    } catch (thrown) {
      this.skip(thrown);
    }
  }

  /** Compares the journals of all recent runs with what was queued. */
  private queueAll(): Promise<void> {
    return this.queueSoon(async () => {
      if ((await this.destinations.read()).length === 0) return;
      const oldest = this.ago(oldestRunMs).slice(0, 10).replaceAll('-', '');
      // An ID begins with the day.
      for (const { id, folder } of await this.runs.all())
        if (id >= oldest && (await journalStamp(folder).catch(() => '')) !== this.known.get(folder))
          await this.queueRun(folder).catch((thrown: unknown) => this.skip(thrown));
    });
  }

  /** One after the other. A run is never disturbed by what goes wrong here. */
  private queueSoon(work: () => Promise<void>): Promise<void> {
    const queued = this.queueing.then(work).catch((thrown: unknown) => this.skip(thrown));
    this.queueing = queued;
    return queued;
  }

  private async queueRun(folder: string): Promise<void> {
    const destinations = (await this.destinations.read()).filter(({ isPaused }) => !isPaused);
    if (destinations.length === 0) return;
    if (await isMuted(folder)) return;
    const stamp = await journalStamp(folder);
    const facts = factsOf((await readJournal(folder)).events);
    for (const destination of destinations) {
      const wanted = facts
        .filter((fact) => isWanted(destination, fact, this.ago(horizonMs)))
        .map((fact) => ({ ...fact, notes: destination.includesNotes ? fact.notes : null }));
      if (!this.outboxOf(destination.id).queue(wanted, this.now())) continue;
      this.parts.onChanged();
      this.send(destination.id);
    }
    this.known.set(folder, stamp);
  }

  /** Does nothing in a process that only lists them. */
  private send(id: string, now = false): void {
    if (this.isStarted) this.deliveryQueue(id).kick(now);
  }

  private deliveryQueue(id: string): DeliveryQueue {
    const known = this.deliveryQueues.get(id);
    if (known !== undefined) return known;
    const queue = new DeliveryQueue({
      folder: this.folderOf(id),
      outbox: this.outboxOf(id),
      clock: this.parts.clock,
      log: this.parts.log,
      destination: async () =>
        (await this.destinations.read()).find((one) => one.id === id && !one.isPaused) ?? null,
      post: (destination, { fact }, signal) => postMessage(this.parts, destination, fact, signal),
      onChanged: () => this.parts.onChanged(),
    });
    this.deliveryQueues.set(id, queue);
    return queue;
  }

  private stateOf(destination: MessageDestination): DestinationState {
    const messages = this.outboxOf(destination.id).read();
    const delivered = messages.filter(({ state }) => state === 'delivered');
    return {
      destination,
      deliveredAt:
        delivered
          .map(({ changedAt }) => changedAt)
          .sort()
          .at(-1) ?? null,
      waiting: messages.filter(({ state }) => state === 'waiting' || state === 'sending').length,
      history: messages.slice(-shownMessages).reverse(),
    };
  }

  /** An address that is entered again may leave the secret as it is. */
  private async completed(
    before: MessageDestination,
    { service }: DestinationChoices,
    typed: NewAddress,
  ): Promise<Address> {
    if (service !== 'json' || typed.secret !== null || before.service !== 'json')
      return checkedAddress(service, typed);
    const secret = await this.parts.secrets.use(
      addressId(before.id),
      async (text) => readAddress(text)?.secret ?? null,
    );
    return checkedAddress(service, { ...typed, secret });
  }

  /** Every address and signing secret, for searching a text that leaves this computer. */
  async secrets(): Promise<string[]> {
    const all = await this.destinations.read();
    const found = await Promise.all(
      all.map(({ id }) =>
        this.parts.secrets.use(addressId(id), async (text) => readAddress(text)).catch(() => null),
      ),
    );
    return found.flatMap((address) =>
      address === null ? [] : [address.url, new URL(address.url).pathname, address.secret ?? ''],
    );
  }

  private async find(idOrName: string): Promise<MessageDestination> {
    const all = await this.destinations.read();
    return (
      all.find(({ id }) => id === idOrName) ??
      all.find(({ name }) => name === idOrName) ??
      fail(
        'message-destination-not-found',
        message('error.message-destination-not-found.detail', { name: idOrName }),
      )
    );
  }

  private folderOf(id: string): string {
    return join(this.destinations.folder, id);
  }

  private outboxOf(id: string): Outbox {
    return new Outbox(join(this.folderOf(id), 'outbox.jsonl'));
  }

  private now(): string {
    return this.parts.clock.now().toISOString();
  }

  private ago(ms: number): string {
    return new Date(this.parts.clock.now().getTime() - ms).toISOString();
  }

  private skip(thrown: unknown): void {
    this.parts.log.warn('messages were not queued', { error: toAppError(thrown).code });
  }
}

/** Beside the journal, and not in it: an event that an older Slipway does not know makes a run read-only there. */
const muteName = 'no-messages';

function isMuted(folder: string): Promise<boolean> {
  return access(join(folder, muteName)).then(
    () => true,
    () => false,
  );
}

function isWanted(
  { events, bundleIds, includesPractice, since }: MessageDestination,
  { event, app, environment, at }: MessageFact,
  oldest: string,
): boolean {
  if (at < since || at < oldest || !events.includes(event)) return false;
  if (environment === 'practice' && !includesPractice) return false;
  return bundleIds === null || (app.bundleId !== null && bundleIds.includes(app.bundleId));
}

function assertNameFree(all: readonly MessageDestination[], name: string, id: string | null): void {
  if (all.some((one) => one.name === name && one.id !== id))
    fail('message-name-taken', message('error.message-name-taken.detail', { name }));
}
