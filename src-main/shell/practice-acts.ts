import { TroubleError, trouble } from '#shared/errors';
import type { PracticeAct, ToPractice } from '../practice-control';

interface Waiting {
  done(): void;
  failed(thrown: unknown): void;
}

/** Acts that were asked of the practice process and are not answered yet. */
export interface PracticeActs {
  ask(say: (message: ToPractice) => void, act: PracticeAct): Promise<void>;
  hear(id: number, problem: string | null): void;
  /** The process is gone: nobody will answer. */
  giveUp(why: string): void;
}

export function createPracticeActs(): PracticeActs {
  const waiting = new Map<number, Waiting>();
  let next = 1;
  return {
    ask: (say, act) =>
      new Promise((done, failed) => {
        const id = next;
        next += 1;
        waiting.set(id, { done, failed });
        say({ kind: 'act', id, act });
      }),
    hear(id, problem) {
      const one = waiting.get(id);
      waiting.delete(id);
      if (problem === null) one?.done();
      else one?.failed(new TroubleError(trouble('practice-refused', problem)));
    },
    giveUp(why) {
      const all = [...waiting.values()];
      waiting.clear();
      for (const one of all) one.failed(new TroubleError(trouble('practice-unavailable', why)));
    },
  };
}
