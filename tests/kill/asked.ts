import { parseArgs } from 'node:util';

/** What the command line asks of the trials. */
export interface Asked {
  /** Begins the random numbers; printed, so that it can be given again. */
  seed: number;
  /** Kills at random points. */
  points: number;
  /** After so long random points are left out, but for a few. Lines of the journal never are. */
  budgetMs: number;
  /** Only trials whose name has this in it. */
  filter: string;
  /** Takes the intents out of every journal before a run is carried on: the trials must turn red. */
  forgetsIntents: boolean;
  /** Where to leave the counts for the test command. */
  report: string | null;
}

export function readAsked(words: readonly string[]): Asked {
  const { values, positionals } = parseArgs({
    args: [...words],
    options: {
      seed: { type: 'string' },
      points: { type: 'string', default: '100' },
      minutes: { type: 'string', default: '3' },
      'forget-intents': { type: 'boolean', default: false },
      report: { type: 'string' },
    },
    allowPositionals: true,
  });
  return {
    seed: Number(values.seed ?? Math.floor(Math.random() * 1_000_000)),
    points: Number(values.points),
    budgetMs: Number(values.minutes) * 60_000,
    filter: positionals.join(' '),
    forgetsIntents: values['forget-intents'],
    report: values.report ?? null,
  };
}
