import {
  maxRequests,
  type PracticeChoices,
  type PracticeState,
  type PracticeWorld,
} from '#shared/domain/practice';
import { type AppError, AppException, appError, fail, toAppError } from '#shared/errors';
import { message } from '#shared/words/message';
import type { Connection } from '../engine/connection';
import type { Logger, PracticeHost } from '../engine/ports';
import { Channel, NoAnswer } from '../processes/channel';
import type { Child } from '../processes/children';
import {
  type PracticeAct,
  type PracticeAddress,
  type PracticeContract,
  type PracticeOptions,
  practice,
} from '../processes/practice';
import { type PracticeTimeouts, watchNeed } from './need';

interface PracticeParts extends PracticeTimeouts {
  launch: () => Child;
  /** Options for every process; the port is the one of the previous process. */
  options: Omit<PracticeOptions, 'port'>;
  attach: (connection: Connection) => Promise<unknown>;
  changed: (state: PracticeState) => void;
  /** A request arrived, or the world was changed from the screen. */
  watched: (world: PracticeWorld) => void;
  /** Whether a run of the practice account is in progress. */
  isAtWork: () => boolean;
  log: Logger;
}

/** The practice side as the screen controls it. Raises an error while it is not running. */
export interface PracticeSteering {
  /** What the Practice screen shows; keeps the process awake until `leave`. */
  read(): Promise<{ choices: PracticeChoices; world: PracticeWorld }>;
  leave(): void;
  /** Resolves once the action is done. */
  act(act: PracticeAct): Promise<null>;
}

export interface PracticeSession extends PracticeSteering, PracticeHost {
  stop(): void;
}

/**
 * starting -> serving -> closing -> asleep -> starting, and from anywhere to ended. People see it as running from
 * `serving` to `asleep` and back: only a failed start is reported.
 */
type Stage = 'starting' | 'serving' | 'closing' | 'asleep' | 'ended';

/** Callers that asked for it while it was not serving. */
interface Waiting {
  promise: Promise<void>;
  resolve(): void;
  reject(why: unknown): void;
}

interface Running {
  channel: Channel<PracticeContract>;
  /** Ends the process and gives the reason. */
  failWith(why: AppError): void;
}

/** The world is on disk after each change, so a process that does not exit may be killed. */
const closesWithinMs = 5_000;
/** A process that hangs must not block a button forever. */
const answerMs = 15_000;

/**
 * Starts the practice side, registers its account, and restarts it once after a crash. While nobody needs it, the
 * process is stopped; it comes back at the same address with the same world.
 */
export function openPracticeSession(parts: PracticeParts): PracticeSession {
  const requests = joinRequests();
  let stage: Stage = 'starting';
  let restarts = 1;
  let stopped = false;
  let running: Running | null = null;
  let served: PracticeAddress | null = null;
  /** Where the account is registered, or is being registered. */
  let known: PracticeAddress | null = null;
  let choices: PracticeChoices | null = null;
  let world: PracticeWorld | null = null;
  let waiting: Waiting | null = null;
  let late: NodeJS.Timeout | undefined;

  const begin = (): void => {
    stage = 'starting';
    let failure = appError('practice-unavailable', message('error.practice-unavailable.ended'));
    const channel = new Channel<PracticeContract>(parts.launch(), {
      contract: practice,
      onEvent: showWorld,
      onExit: () => end(failure),
    });
    const failWith = (why: AppError): void => {
      failure = why;
      channel.kill();
    };
    running = { channel, failWith };
    // Reuses the port, so that clients that know the address find it again.
    const port = served && Number(new URL(served.url).port);
    channel.request('start', { ...parts.options, port }).then(
      (started) => {
        choices = started.choices;
        serve(started.address);
      },
      (thrown: unknown) => {
        if (!(thrown instanceof NoAnswer)) failWith(toAppError(thrown));
      },
    );
  };
  const showWorld = (now: PracticeWorld): void => {
    need.arrived(now.arrived);
    world = requests.joined(now);
    parts.watched(world);
  };
  const serve = (address: PracticeAddress): void => {
    const isKnown = isSame(address, known);
    served = address;
    known = address;
    stage = 'serving';
    need.begin();
    waiting?.resolve();
    waiting = null;
    if (!isKnown) void attach(address);
  };
  const attach = async (address: PracticeAddress): Promise<void> => {
    try {
      await parts.attach(connectionOf(address));
      parts.changed({ state: 'running', url: address.url });
    } catch (thrown) {
      parts.log.warn('The practice account could not be made known.', { thrown });
      known = null;
      parts.changed({ state: 'stopped', error: toAppError(thrown) });
    }
  };
  const end = (failure: AppError): void => {
    const wasAsked = stage === 'closing';
    running = null;
    clearTimeout(late);
    need.end();
    if (stopped) return giveUp(failure);
    if (wasAsked) {
      stage = 'asleep';
      restarts = 1;
      if (waiting) begin();
      return;
    }
    parts.log.warn('The practice App Store Connect ended.', { failure: failure.detail, restarts });
    known = null;
    world = null;
    requests.forget();
    if (restarts > 0) {
      restarts -= 1;
      parts.changed({ state: 'starting' });
      return begin();
    }
    parts.changed({ state: 'stopped', error: failure });
    giveUp(failure);
  };
  const giveUp = (why: AppError): void => {
    stage = 'ended';
    waiting?.reject(new AppException(why));
    waiting = null;
  };
  const fallAsleep = (): void => {
    if (stage !== 'serving' || running === null) return;
    const { channel } = running;
    stage = 'closing';
    requests.keep(world);
    parts.log.info('The practice App Store Connect ends until it is needed again.');
    channel.close();
    late = setTimeout(() => channel.kill(), closesWithinMs);
  };
  const awake = async (): Promise<void> => {
    if (stage === 'serving') return;
    if (stage === 'ended' || stopped)
      return fail('practice-unavailable', message('error.practice-unavailable.stopped'));
    waiting ??= makeWaiting();
    const { promise } = waiting;
    if (stage === 'asleep') begin();
    return promise;
  };
  const need = watchNeed({ ...parts, unneeded: fallAsleep });

  parts.changed({ state: 'starting' });
  begin();
  return {
    async whileServing(apiUrl, send) {
      if (apiUrl !== served?.url) return send();
      const done = need.use('request');
      try {
        await awake();
        if (apiUrl === served.url) return await send();
        return fail(
          'practice-unavailable',
          message('error.practice-unavailable.moved', { from: apiUrl, to: served.url }),
        );
      } finally {
        done();
      }
    },
    async read() {
      need.show(true);
      if (served !== null) await awake();
      return choices && world
        ? { choices, world }
        : fail('practice-unavailable', message('error.practice-unavailable.not-ready'));
    },
    leave: () => need.show(false),
    async act(act) {
      const done = need.use('act');
      try {
        if (stage === 'closing' || stage === 'asleep') await awake();
        const asked =
          running ?? fail('practice-unavailable', message('error.practice-unavailable.stopped'));
        if (act.kind === 'reset') requests.forget();
        const address = await ask(asked, act);
        if (!isSame(address, served)) serve(address);
        return null;
      } finally {
        done();
      }
    },
    stop() {
      stopped = true;
      need.end();
      running?.channel.close();
    },
  };
}

/** Fails with `practice-refused` for what cannot be done; a process that crashed on it is ended. */
async function ask({ channel, failWith }: Running, act: PracticeAct): Promise<PracticeAddress> {
  try {
    return await channel.request('act', act, { time: { work: answerMs } });
  } catch (thrown) {
    if (thrown instanceof NoAnswer) {
      return fail(
        'practice-unavailable',
        thrown.why === 'late'
          ? message('error.practice-unavailable.silent', { time: { duration: answerMs } })
          : message('error.practice-unavailable.ended'),
      );
    }
    const why = toAppError(thrown);
    if (why.code !== 'practice-refused') failWith(why);
    throw thrown;
  }
}

function makeWaiting(): Waiting {
  const ends = { resolve: () => {}, reject: (_why: unknown) => {} };
  const promise = new Promise<void>((resolve, reject) => Object.assign(ends, { resolve, reject }));
  return {
    promise,
    resolve: () => ends.resolve(),
    reject: (why) => ends.reject(why),
  };
}

/** The number of requests that earlier processes received, so that the list keeps counting. */
function joinRequests() {
  let before: Pick<PracticeWorld, 'requests' | 'arrived'> = { requests: [], arrived: 0 };
  return {
    keep(world: PracticeWorld | null) {
      if (world !== null) before = world;
    },
    forget() {
      before = { requests: [], arrived: 0 };
    },
    joined(world: PracticeWorld): PracticeWorld {
      const fresh = world.requests.map((one) => ({ ...one, id: one.id + before.arrived }));
      return {
        ...world,
        requests: [...fresh, ...before.requests].slice(0, maxRequests),
        arrived: world.arrived + before.arrived,
      };
    },
  };
}

function isSame(one: PracticeAddress, other: PracticeAddress | null): boolean {
  return one.url === other?.url && one.keyId === other.keyId && one.issuerId === other.issuerId;
}

function connectionOf(address: PracticeAddress): Connection {
  return {
    accountId: 'practice',
    // Not shown: as a sentence. It is a name, the same in every language.
    name: 'Rehearsal team',
    keyId: address.keyId,
    issuerId: address.issuerId,
    apiUrl: address.url,
    privateKeyFile: address.privateKeyPath,
  };
}
