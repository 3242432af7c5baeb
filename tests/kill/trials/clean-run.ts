import { journalLines } from '../journal-files';
import { type Outcome, outcomeOf } from '../outcome';
import { openStage, type Setting } from '../stage';

/** A run that is not killed, with which all others are compared. */
export interface CleanRun {
  outcome: Outcome;
  /** Its journal, line by line. */
  lines: string[];
  /** From the start of the process to its end. */
  milliseconds: number;
}

export async function runClean(setting: Setting): Promise<CleanRun> {
  const stage = await openStage(setting);
  try {
    const began = performance.now();
    const ending = await stage.start().ended;
    if (ending.kind !== 'ended' || ending.run.status.state !== 'done')
      throw new Error(`A run that nobody kills does not succeed: ${JSON.stringify(ending)}`);
    const milliseconds = performance.now() - began;
    const outcome = await outcomeOf(stage.practice, ending.run, []);
    return { outcome, lines: await journalLines(stage.home), milliseconds };
  } finally {
    await stage.end();
  }
}
