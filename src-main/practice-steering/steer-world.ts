import type { FaultOrder, PracticeWorld } from '#shared/domain/practice';
import { readFault, writeFault } from '../practice-asc/faults';
import { isSeedName, seedNames } from '../practice-asc/seeds/seeds';
import { type Practice, type PracticeOptions, startPractice } from '../practice-asc/server';
import type { PracticeAct } from '../practice-control';
import { numberFaults, readWorld } from './read-world';

/** A practice world that can be steered while it serves. */
export interface Steering {
  /** The server that is running now; another one after each reset. */
  practice(): Practice;
  /** Does one act after the other; resolves with what stood in the way, or null. */
  act(act: PracticeAct): Promise<string | null>;
  world(): PracticeWorld;
}

/** Starts the world. `heard` is called after each request that arrived. */
export async function steerWorld(options: PracticeOptions, heard: () => void): Promise<Steering> {
  const idOf = numberFaults();
  let arrived = 0;
  const onRequest = () => {
    arrived += 1;
    heard();
  };
  let practice = await startPractice({ ...options, onRequest });
  let last: Promise<unknown> = Promise.resolve();

  async function reset(story: string): Promise<string | null> {
    if (!isSeedName(story)) return `There is no story “${story}”. There are: ${listed(seedNames)}.`;
    await practice.close();
    arrived = 0;
    const next = { ...options, onRequest, seed: story, startsAnew: true };
    practice = await startAt(Number(new URL(practice.url).port), next);
    return null;
  }

  function perform(act: PracticeAct): string | null | Promise<string | null> {
    const { faults, clock } = practice;
    switch (act.kind) {
      case 'reset':
        return reset(act.story ?? practice.seed);
      case 'break':
        return set(act.fault, practice);
      case 'mend':
        for (const fault of [...faults.list()])
          if (act.fault === null || idOf(fault) === act.fault) faults.drop(fault);
        return null;
      case 'turn-clock':
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

/** Where the last world was, so that runs find the new one; anywhere, if somebody else was quicker. */
async function startAt(port: number, options: PracticeOptions): Promise<Practice> {
  try {
    return await startPractice({ ...options, port });
  } catch {
    return startPractice(options);
  }
}

function set({ name, argument, times }: FaultOrder, { faults }: Practice): string | null {
  const text = writeFault({ name, argument, left: times });
  const reading = readFault(text);
  if (reading.kind === 'problem') return reading.message;
  faults.add(text);
  return null;
}

function listed(names: readonly string[]): string {
  return names.join(', ');
}
