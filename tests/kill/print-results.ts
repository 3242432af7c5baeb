import { isSame, type Verdict } from './trial';

const print = (text: string): void => void process.stderr.write(`${text}\n`);

/** Printed differences of one run; the first ones show what happened. */
const shown = 6;

/** Results of a group of trials; in full if something is wrong. */
export function printGroup(title: string, verdicts: readonly Verdict[], seconds: number): void {
  if (verdicts.length === 0) return;
  const { kills, sentAgain } = addUp(verdicts);
  const bad = verdicts.filter((verdict) => !isSame(verdict));
  const result = bad.length === 0 ? 'passed' : `FAILED (${bad.length})`;
  print(
    `${title}: ${result}, ${verdicts.length} runs, ${kills} kills, ${sentAgain} parts sent again, ${seconds.toFixed(0)} s`,
  );
  const unreached = verdicts.filter((verdict) => verdict.kills === 0).length;
  if (unreached > 0) print(`  ${unreached} of them were over before they could be killed`);
  for (const verdict of bad) printBad(verdict);
}

function printBad({ name, duplicates, wrongBytes, differences, journal }: Verdict): void {
  print(`\n  ${name}`);
  for (const kind of duplicates) print(`    once too often: ${kind}`);
  if (wrongBytes > 0) print(`    packages with wrong bytes: ${wrongBytes}`);
  for (const difference of differences.slice(0, shown)) print(`    ${difference.slice(0, 400)}`);
  if (differences.length > shown) print(`    and ${differences.length - shown} more`);
  print(`    its journal: ${journal.join(', ')}\n`);
}

interface Sum {
  kills: number;
  resumed: number;
  duplicates: number;
  wrongBytes: number;
  sentAgain: number;
}

export function addUp(verdicts: readonly Verdict[]): Sum {
  const sum = (count: (verdict: Verdict) => number) =>
    verdicts.reduce((total, verdict) => total + count(verdict), 0);
  return {
    kills: sum(({ kills }) => kills),
    resumed: sum(({ resumed }) => resumed),
    duplicates: sum(({ duplicates }) => duplicates.length),
    wrongBytes: sum(({ wrongBytes }) => wrongBytes),
    sentAgain: sum(({ sentAgain }) => sentAgain),
  };
}

/** The last line of the output. */
export function closingLine(verdicts: readonly Verdict[], remark = ''): string {
  const { kills, resumed, duplicates, wrongBytes } = addUp(verdicts);
  return `kills ${kills}, resumed ${resumed}, duplicates ${duplicates}, wrong bytes ${wrongBytes}${remark}`;
}
