import { afterEach, beforeEach, vi } from 'vitest';
import type { ErrorCode } from '#shared/error-catalogue';
import { appError } from '#shared/errors';
import {
  type Reply,
  type RequestChannel,
  type RequestParams,
  type RequestResult,
  requests,
} from '#shared/ipc/contract';
import { useAddKey } from '../../src-renderer/store/add-key';
import { usePlan } from '../../src-renderer/store/plan';
import { useSnapshots } from '../../src-renderer/store/snapshots';
import { useTypedNotes } from '../../src-renderer/store/typed-notes';
import { useWindow } from '../../src-renderer/store/window';

type Answer<C extends RequestChannel> = Reply<RequestResult<C>>;
type Answers = {
  [C in RequestChannel]?: (params: RequestParams<C>) => Answer<C> | Promise<Answer<C>>;
};

/** The main process as the window's store sees it: a test provides replies, and reads the requests. */
export interface BridgeDouble {
  /** Every request, oldest first. */
  channels(): RequestChannel[];
  /** The parameters of every request on this channel, oldest first. */
  paramsOf<C extends RequestChannel>(channel: C): RequestParams<C>[];
  answer(answers: Answers): void;
  /** From now on, requests on this channel wait until the test replies to them, each by its index. */
  wait<C extends RequestChannel>(channel: C): Held<C>;
}

export interface Held<C extends RequestChannel> {
  /** The first request that was held has index 0. */
  answer(place: number, reply: Answer<C>): Promise<void>;
}

export const ok = <T>(value: T): Reply<T> => ({ ok: true, value });

export const refused = (code: ErrorCode, detail = 'The test says so.'): Reply<never> => ({
  ok: false,
  error: appError(code, detail),
});

/** For tests that are about something else. */
const usual: Answers = {
  'drafts:read': () => ok(null),
  'drafts:save': () => ok(null),
  'drafts:kept': () => ok(null),
  'compliance:read': () => ok(null),
  'runs:list': () => ok([]),
  'drafts:read-notes': () => ok(null),
  'drafts:save-notes': () => ok(null),
  'runs:unreadable': () => ok([]),
};

/**
 * Puts a main process behind the window for each test of the file that calls this, with an empty store and a clock
 * that does not move. Requests of the store are validated against the contract, as the main process does it.
 */
export function bridgeDouble(): BridgeDouble {
  let asked: { channel: RequestChannel; params: unknown }[] = [];
  let answers: Answers = {};

  async function request(channel: RequestChannel, params: unknown): Promise<unknown> {
    requests[channel].params.parse(params);
    asked.push({ channel, params });
    const answer = answers[channel] as ((params: unknown) => unknown) | undefined;
    if (answer === undefined) throw new Error(`The test has no answer for “${channel}”.`);
    return answer(params);
  }

  beforeEach(() => {
    asked = [];
    answers = { ...usual };
    useAddKey.setState(useAddKey.getInitialState(), true);
    usePlan.setState(usePlan.getInitialState(), true);
    useSnapshots.setState(useSnapshots.getInitialState(), true);
    useTypedNotes.setState({}, true);
    useWindow.setState(useWindow.getInitialState(), true);
    vi.useFakeTimers();
    vi.stubGlobal('window', {
      slipway: {
        request,
        listen: () => () => {},
        pathOf: (file: { path?: string }) => file.path ?? '',
      },
    });
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });

  return {
    channels: () => asked.map(({ channel }) => channel),
    paramsOf: (channel) =>
      asked.filter((one) => one.channel === channel).map(({ params }) => params as never),
    answer: (more) => void Object.assign(answers, more),
    wait(channel) {
      const waiting: ((reply: unknown) => void)[] = [];
      Object.assign(answers, { [channel]: () => new Promise((resolve) => waiting.push(resolve)) });
      return {
        async answer(place, reply) {
          const resolve = waiting[place];
          if (resolve === undefined) throw new Error(`“${channel}” waits ${waiting.length} times.`);
          resolve(reply);
          await settled();
        },
      };
    },
  };
}

/** Lets everything run that only waits for available replies. */
export async function settled(): Promise<void> {
  await vi.advanceTimersByTimeAsync(0);
}
