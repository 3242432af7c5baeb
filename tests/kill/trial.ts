import { compare } from './compare';
import { journalLines, kindOf } from './journal-files';
import { type Outcome, outcomeOf } from './outcome';
import { openStage, type Setting, type Stage } from './stage';

/** One run whose publishers are killed; afterwards it is resumed to its end. */
export interface Trial {
  name: string;
  /** Whether the kills come at a server-side effect; elsewhere there were only reads. */
  isEffect: boolean;
  /** Server faults, as the practice App Store Connect names them. */
  faults: readonly string[];
  kill(stage: Stage): Promise<Killed>;
}

export interface Killed {
  kills: number;
  /** The maximum number of parts in flight; as many as are sent at once if not known better. */
  partsInFlight?: number;
  /** What did not go as the trial intended. */
  complaints: string[];
}

export interface Verdict {
  name: string;
  kills: number;
  /** Kills after which the run reached the clean run's end. */
  resumed: number;
  duplicates: string[];
  wrongBytes: number;
  differences: string[];
  /** Parts that were started more than once. */
  sentAgain: number;
  /** The journal's content, if anything is wrong. */
  journal: string[];
}

/** As many parts as the engine sends at once. */
const partsAtOnce = 6;

export async function judge(trial: Trial, setting: Setting, clean: Outcome): Promise<Verdict> {
  const stage = await openStage(setting, trial.faults);
  try {
    const { kills, complaints, partsInFlight } = await trial.kill(stage);
    const ending = await stage.start().ended;
    if (ending.kind !== 'ended') {
      const words = ending.kind === 'broke' ? ending.words : 'It was killed by something else.';
      return await verdict(stage, trial, { kills, differences: [...complaints, words] });
    }
    const outcome = await outcomeOf(stage.practice, ending.run, trial.faults);
    const { duplicates, wrongBytes, differences } = compare(outcome, clean, setting);
    const sentAgain = Math.max(0, outcome.partsSent - clean.partsSent);
    if (sentAgain > (partsInFlight ?? kills * partsAtOnce))
      complaints.push(`${sentAgain} parts were sent again after ${kills} kills`);
    const all = [...complaints, ...differences];
    return await verdict(stage, trial, {
      kills,
      duplicates,
      wrongBytes,
      differences: all,
      sentAgain,
    });
  } finally {
    await stage.end();
  }
}

async function verdict(
  stage: Stage,
  { name }: Trial,
  found: Partial<Verdict> & { kills: number },
): Promise<Verdict> {
  const whole = { name, duplicates: [], wrongBytes: 0, differences: [], sentAgain: 0, ...found };
  const isSound = isSame(whole);
  const journal = isSound ? [] : (await journalLines(stage.home)).map(kindOf);
  return { ...whole, resumed: isSound ? whole.kills : 0, journal };
}

export function isSame({
  duplicates,
  wrongBytes,
  differences,
}: Pick<Verdict, 'duplicates' | 'wrongBytes' | 'differences'>): boolean {
  return duplicates.length + wrongBytes + differences.length === 0;
}
