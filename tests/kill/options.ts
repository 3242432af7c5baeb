import { parseArgs } from 'node:util';

/** The options of the trials. */
export interface TrialOptions {
  /** Seeds the random numbers; printed, so that it can be given again. */
  seed: number;
  /** Kills at random points. */
  points: number;
  /** After this long random points are left out, except a few. Lines of the journal never are. */
  budgetMs: number;
  /** Leaves out most trials at lines that only record reads, and most of those while reads lag. */
  isSample: boolean;
  /** Only trials whose name contains this. */
  filter: string;
  /** Removes the intents from every journal before a run is resumed: the trials must fail. */
  forgetsIntents: boolean;
  /** Where to write the counts for the test command. */
  report: string | null;
}

export function readOptions(words: readonly string[]): TrialOptions {
  const { values, positionals } = parseArgs({
    args: [...words],
    options: {
      seed: { type: 'string' },
      points: { type: 'string', default: '100' },
      minutes: { type: 'string', default: '3' },
      sample: { type: 'boolean', default: false },
      'forget-intents': { type: 'boolean', default: false },
      report: { type: 'string' },
    },
    allowPositionals: true,
  });
  return {
    seed: Number(values.seed ?? Math.floor(Math.random() * 1_000_000)),
    points: Number(values.points),
    budgetMs: Number(values.minutes) * 60_000,
    isSample: values.sample,
    filter: positionals.join(' '),
    forgetsIntents: values['forget-intents'],
    report: values.report ?? null,
  };
}
