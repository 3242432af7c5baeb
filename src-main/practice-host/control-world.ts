import {
  type ArrivedRequest,
  type FaultOrder,
  maxRequests,
  type PracticeWorld,
} from '#shared/domain/practice';
import { message, type Text } from '#shared/words/message';
import { type Fault, readFault, writeFault } from '../practice/faults';
import type { LoggedRequest } from '../practice/request-log';
import { isSeedName, seedNames } from '../practice/seeds/seeds';
import { type Practice, type PracticeOptions, startPractice } from '../practice/server';
import type { PracticeAct } from '../processes/practice';

const longestPath = 500;

/** A practice world that can be changed while it serves. */
export interface WorldControl {
  /** The running server; a new one after each reset. */
  practice(): Practice;
  /** Applies actions one at a time; resolves with the reason for a refusal, or null. */
  act(act: PracticeAct): Promise<Text | null>;
  world(): PracticeWorld;
}

/** Starts the world. `onArrival` is called after each request. */
export async function controlWorld(
  options: PracticeOptions,
  onArrival: () => void,
): Promise<WorldControl> {
  const idOf = numberFaults();
  let arrived = 0;
  const onRequest = () => {
    arrived += 1;
    onArrival();
  };
  let practice = await startAt(options.port ?? 0, { ...options, onRequest });
  let last: Promise<unknown> = Promise.resolve();

  async function reset(scenario: string): Promise<Text | null> {
    if (!isSeedName(scenario))
      return message('error.practice-refused.scenario', {
        name: scenario,
        names: { list: [...seedNames] },
      });
    await practice.close();
    arrived = 0;
    const next = { ...options, onRequest, seed: scenario, startsFresh: true };
    practice = await startAt(Number(new URL(practice.url).port), next);
    return null;
  }

  function perform(act: PracticeAct): Text | null | Promise<Text | null> {
    const { faults, clock } = practice;
    switch (act.kind) {
      case 'reset':
        return reset(act.scenario ?? practice.seed);
      case 'set-fault':
        return set(act.fault, practice);
      case 'clear-faults':
        for (const fault of [...faults.list()])
          if (act.fault === null || idOf(fault) === act.fault) faults.drop(fault);
        return null;
      case 'advance-clock':
        clock.advance(act.minutes * 60_000);
        return null;
    }
  }

  return {
    practice: () => practice,
    act(act) {
      const done = last.then(() => perform(act));
      last = done.catch(() => undefined);
      return done;
    },
    world: () => readWorld(practice, arrived, idOf),
  };
}

/** Reuses the previous port so that runs find the server; any port if that one was taken. */
async function startAt(port: number, options: PracticeOptions): Promise<Practice> {
  try {
    return await startPractice({ ...options, port });
  } catch {
    return startPractice({ ...options, port: 0 });
  }
}

function set({ name, argument, times }: FaultOrder, { faults }: Practice): string | null {
  const text = writeFault({ name, argument, left: times });
  const reading = readFault(text);
  if (reading.kind === 'problem') return reading.message;
  faults.add(text);
  return null;
}

/** The world as the window shows it. `arrived` is the total number of requests. */
function readWorld(
  practice: Practice,
  arrived: number,
  idOf: (fault: Fault) => number,
): PracticeWorld {
  const { wall, world } = practice.clock.reading();
  const newest = practice.requests.slice(-maxRequests).reverse();
  return {
    scenario: practice.seed,
    faults: practice.faults.list().map((fault) => ({ id: idOf(fault), ...fault })),
    clock: { wall, world, speed: practice.clock.speed },
    requests: newest.map((request, place) => asArrived(request, arrived - place)),
    arrived,
  };
}

function asArrived(request: LoggedRequest, id: number): ArrivedRequest {
  const { at, method, status, ms } = request;
  const path = request.path.slice(0, longestPath);
  return { id, at, method, path, status, ms, isUnknown: request.unknown === true };
}

/** Numbers faults in order of appearance; the same fault keeps its number. */
function numberFaults(): (fault: Fault) => number {
  const numbers = new WeakMap<Fault, number>();
  let next = 1;
  return (fault) => {
    const known = numbers.get(fault);
    if (known !== undefined) return known;
    numbers.set(fault, next);
    next += 1;
    return next - 1;
  };
}
