import type { FaultArgument, FaultChoice, PracticeWorld, SetFault } from '#shared/domain/practice';
import { counted, duration, formatWhole } from '#shared/words/format';
import type { Tone } from './format';

interface ArgumentWords {
  label: string;
  hint: string;
  problem: string;
}

const argumentWords: Record<Exclude<FaultArgument, 'nothing'>, ArgumentWords> = {
  place: {
    label: 'Where',
    hint: 'The beginning of a path, with its method if you like. * stands for one part of it.',
    problem: 'Write a path such as /v1/builds, or POST /v1/builds.',
  },
  part: {
    label: 'Part',
    hint: 'Its number, from 1.',
    problem: 'Write the number of a part, from 1.',
  },
  'part@bytes': {
    label: 'Part and byte',
    hint: 'The number of the part, @, and how many bytes get through.',
    problem: 'Write it as 1@100000.',
  },
  number: { label: 'How many', hint: 'A number.', problem: 'Write a number.' },
  'reads-or-seconds': {
    label: 'How long',
    hint: 'A number of reads, such as 3, or of seconds, such as 90s.',
    problem: 'Write 3 for reads or 90s for seconds.',
  },
  choice: {
    label: 'Which',
    hint: 'One of:',
    problem: 'Write one of the words below.',
  },
  code: {
    label: 'Code',
    hint: 'Apple’s code of the refusal.',
    problem: 'Write letters, digits and underscores only.',
  },
};

/** The field for a fault's argument; null for a fault without one. */
export function argumentField(choice: FaultChoice): { label: string; hint: string } | null {
  if (choice.argument === 'nothing') return null;
  const { label, hint: plain } = argumentWords[choice.argument];
  const hint = choice.argument === 'choice' ? `${plain} ${choice.choices.join(', ')}.` : plain;
  return {
    label: choice.isArgumentOptional ? `${label} (optional)` : label,
    hint: choice.isArgumentOptional ? `${hint} It can be left out.` : hint,
  };
}

/** Why an argument is invalid; null if it is valid. */
export function argumentProblem(choice: FaultChoice, typed: string): string | null {
  if (choice.argument === 'nothing') return null;
  if (typed === '' && choice.isArgumentOptional) return null;
  if (new RegExp(choice.argumentPattern).test(typed)) return null;
  return argumentWords[choice.argument].problem;
}

/** How many more times an active fault will occur. */
export function leftWords({ left }: Pick<SetFault, 'left'>): string {
  if (left === null) return 'until you remove it';
  return left === 1 ? 'once' : `${formatWhole(left)} times`;
}

/** The practice clock's current time, in milliseconds. */
export function worldTime({ wall, world, speed }: PracticeWorld['clock'], now: number): number {
  return world + Math.max(0, now - wall) * speed;
}

/** `A minute of yours is 10 h there.` */
export function speedSentence(speed: number): string {
  if (speed === 1) return 'It runs as fast as your own clock.';
  return `It runs ${formatWhole(speed)} times faster than yours: a minute of yours is ${duration(speed * 60_000)} there.`;
}

/** The response in a word; empty for a connection that was cut. */
export function statusWord(status: number): string {
  return status === 0 ? 'Cut' : String(status);
}

export function statusTone(status: number): Tone {
  if (status === 0 || status >= 500) return 'block';
  return status >= 400 ? 'look' : 'ok';
}

/** `0.4 ms`, `38 ms`, `2.1 s` */
export function answerTime(milliseconds: number): string {
  if (milliseconds >= 1000) return duration(milliseconds);
  return milliseconds < 10 ? `${milliseconds.toFixed(1)} ms` : `${Math.round(milliseconds)} ms`;
}

/** Beside the title of the list. */
export function arrivedWords(arrived: number, shown: number, since: number | null): string {
  if (since !== null) return `paused, ${formatWhole(since)} more since`;
  const all = `${counted(arrived, 'request')} so far`;
  return arrived > shown ? `${all}, the newest ${shown} are shown` : all;
}

export function openRunsSentence(runs: number): string {
  if (runs === 0) return 'Runs stay in Activity.';
  const [are, their] = runs === 1 ? ['is', 'its'] : ['are', 'their'];
  return `${counted(runs, 'practice run')} ${are} not over: ${their} build will be gone.`;
}
