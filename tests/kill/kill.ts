import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Asked, readAsked } from './asked';
import { compare } from './compare';
import { inLanes } from './in-lanes';
import type { Setting } from './stage';
import { addUp, closingLine, tellGroup } from './tell';
import { isSame, judge, type Trial, type Verdict } from './trial';
import { type CleanRun, runClean } from './trials/clean-run';
import { journalBoundaries } from './trials/journal-boundaries';
import { lostAnswers } from './trials/lost-answers';
import { partsInFlight } from './trials/part-in-flight';
import { randomPoints } from './trials/random-points';
import { withSetting } from './with-setting';

/** Runs that are on the way at a time; each has a server and a home of its own. */
const lanes = 2;
/** Even a slow machine tries random points for so long. */
const leastRandomMs = 70_000;

const began = performance.now();
const asked = readAsked(process.argv.slice(2));
process.exitCode = await withSetting(asked.forgetsIntents, tryEverything);

async function tryEverything(setting: Setting): Promise<number> {
  const clean = await runCleanTwice(setting);
  const tryAll = (title: string, trials: Trial[], isEnough?: (kills: number) => boolean) =>
    tryGroup(title, trials, { setting, clean, isEnough: isEnough ?? (() => false) });
  const boundaries = await tryAll(
    `F-04: killed beside each of ${clean.lines.length} journal lines`,
    journalBoundaries(clean.lines),
  );
  const lost = await tryAll('killed where an answer is lost', lostAnswers(clean.lines));
  const inFlight = await tryAll(
    'killed while a part is on its way',
    partsInFlight(clean.outcome.partsSent),
  );
  // How fast the machine is by now.
  const { milliseconds: longestMs } = await runCleanTwice(setting);
  const randomBegan = performance.now();
  const isTimeUp = () =>
    performance.now() - began > asked.budgetMs && performance.now() - randomBegan > leastRandomMs;
  const random = await tryAll(
    `F-04: killed at random, seed ${asked.seed}`,
    randomPoints({ seed: asked.seed, runs: asked.points * 3, longestMs }),
    (kills) => kills >= asked.points || isTimeUp(),
  );
  return close([boundaries, lost, inFlight, random], asked, addUp(random).kills);
}

/** Two, because what differs between them could be no fault of a kill. */
async function runCleanTwice(setting: Setting): Promise<CleanRun> {
  const [one, other] = await Promise.all([runClean(setting), runClean(setting)]);
  const found = compare(other.outcome, one.outcome, setting.packageSha256);
  if (!isSame(found)) throw new Error(`Two clean runs differ: ${JSON.stringify(found)}`);
  return { ...one, milliseconds: Math.min(one.milliseconds, other.milliseconds) };
}

interface Ground {
  setting: Setting;
  clean: CleanRun;
  isEnough: (kills: number) => boolean;
}

async function tryGroup(
  title: string,
  trials: Trial[],
  { setting, clean, isEnough }: Ground,
): Promise<Verdict[]> {
  const start = performance.now();
  const chosen = trials.filter(({ name }) => name.includes(asked.filter));
  let kills = 0;
  const judgeNext = async (trial: Trial): Promise<Verdict> => {
    const verdict = await judge(trial, setting, clean.outcome);
    kills += verdict.kills;
    return verdict;
  };
  const verdicts = await inLanes(lanes, chosen, judgeNext, () => isEnough(kills));
  tellGroup(title, verdicts, (performance.now() - start) / 1000);
  return verdicts;
}

/** Leaves the counts for the test command, and says the last line. */
function close(groups: Verdict[][], { report, filter, points }: Asked, atRandom: number): number {
  const verdicts = groups.flat();
  const tried = groups.filter((group) => group.length > 0);
  const failed = tried.filter((group) => !group.every(isSame)).length;
  if (report) {
    mkdirSync(dirname(report), { recursive: true });
    const counts = { passed: tried.length - failed, failed, skipped: 0 };
    writeFileSync(report, JSON.stringify(counts));
  }
  const isShort = (filter === '' || atRandom > 0) && atRandom < points;
  const remark = isShort ? ` (${atRandom} of ${points} random points: time was up)` : '';
  process.stdout.write(`${closingLine(verdicts, remark)}\n`);
  return failed === 0 && verdicts.length > 0 ? 0 : 1;
}
