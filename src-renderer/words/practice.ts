import type { FaultArgument, FaultChoice, PracticeWorld, SetFault } from '#shared/domain/practice';
import { duration, formatTenths } from '#shared/words/format';
import { say } from '#shared/words/say';
import type { Tone } from './format';

const argumentNames = {
  place: 'place',
  part: 'part',
  'part@bytes': 'part-bytes',
  number: 'number',
  'reads-or-seconds': 'reads-or-seconds',
  choice: 'choice',
  locale: 'locale',
  code: 'code',
} as const satisfies Record<Exclude<FaultArgument, 'nothing'>, string>;

/** The field for a fault's argument; null for a fault without one. */
export function argumentField(choice: FaultChoice): { label: string; hint: string } | null {
  if (choice.argument === 'nothing') return null;
  const name = argumentNames[choice.argument];
  const label = say(`practice.argument-${name}`);
  return {
    label: choice.isArgumentOptional ? say('practice.optional', { label }) : label,
    hint:
      name === 'choice'
        ? say('practice.argument-choice-hint', { choices: choice.choices.join(', ') })
        : say(`practice.argument-${name}-hint`),
  };
}

/** Why an argument is invalid; null if it is valid. */
export function argumentProblem(choice: FaultChoice, typed: string): string | null {
  if (choice.argument === 'nothing') return null;
  if (typed === '' && choice.isArgumentOptional) return null;
  if (new RegExp(choice.argumentPattern).test(typed)) return null;
  return say(`practice.argument-${argumentNames[choice.argument]}-problem`);
}

/** How many more times an active fault will occur. */
export function leftWords({ left }: Pick<SetFault, 'left'>): string {
  return left === null ? say('practice.until-removed') : say('practice.times', { count: left });
}

/** The practice clock's current time, in milliseconds. */
export function worldTime({ wall, world, speed }: PracticeWorld['clock'], now: number): number {
  return world + Math.max(0, now - wall) * speed;
}

/** `Runs 600 times as fast: 1 min is 10 h in practice.` */
export function speedSentence(speed: number): string {
  if (speed === 1) return say('practice.clock-real');
  return say('practice.clock-fast', { times: speed, duration: { duration: speed * 60_000 } });
}

/** The response in a word; empty for a connection that was cut. */
export function statusWord(status: number): string {
  return status === 0 ? say('practice.request-cut') : String(status);
}

export function statusTone(status: number): Tone {
  if (status === 0 || status >= 500) return 'block';
  return status >= 400 ? 'look' : 'ok';
}

/** `0.4 ms`, `38 ms`, `2.1 s` */
export function answerTime(milliseconds: number): string {
  if (milliseconds >= 1000) return duration(milliseconds);
  const shown = milliseconds < 10 ? Math.round(milliseconds * 10) / 10 : Math.round(milliseconds);
  return say('practice.milliseconds', { milliseconds: formatTenths(shown) });
}

/** Beside the title of the list. */
export function arrivedWords(arrived: number, shown: number, since: number | null): string {
  if (since !== null) return say('practice.requests-paused', { count: since });
  return arrived > shown
    ? say('practice.requests-newest-shown', { count: arrived, shown })
    : say('practice.requests-all', { count: arrived });
}

export function openRunsSentence(runs: number): string {
  return runs === 0
    ? say('practice.restart-no-runs')
    : say('practice.restart-runs', { count: runs });
}
