import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { choose, everyTrial, type Share } from './choose';
import { compare } from './compare';
import { inParallel } from './in-parallel';
import { readOptions, type TrialOptions } from './options';
import { addUp, closingLine, printGroup } from './print-results';
import type { Setting } from './stage';
import { isSame, judge, type Trial, type Verdict } from './trial';
import { type CleanRun, runClean } from './trials/clean-run';
import { journalBoundaries } from './trials/journal-boundaries';
import { lostAnswers } from './trials/lost-answers';
import { partsInFlight } from './trials/part-in-flight';
import { randomPoints } from './trials/random-points';
import { withSetting } from './with-setting';

/** Concurrent runs; each has its own server and home. */
const concurrency = 3;
/** While reads lag, runs mostly wait for them. */
const lanesWhileLagging = 8;

/** The trials of each group when the whole matrix is not requested. */
const sampled = {
  lines: { oneIn: 3, keepsEffects: true },
  linesWhileLagging: { oneIn: 4, keepsEffects: false },
  store: { oneIn: 6, keepsEffects: false },
};
/** Even a slow machine tries random points for this long. */
const leastRandomMs = 70_000;

/** A second of the server is a hundred of a publisher. */
const lag = ['read-lag:1s'];
/** What is not shown for this long is written again, if that is idempotent; it is not waited for. */
const sameAgain = [
  'PATCH /v1/builds/*',
  'PATCH /v1/buildBetaDetails/*',
  'PATCH /v1/betaBuildLocalizations/*',
  'POST /v1/builds/*/relationships/betaGroups',
];

const began = performance.now();
const asked = readOptions(process.argv.slice(2));
process.exitCode = await withSetting(asked.forgetsIntents, tryEverything);

async function tryEverything(setting: Setting): Promise<number> {
  const clean = await runCleanTwice(setting);
  const shareOf = (share: Share) => (asked.isSample ? share : everyTrial);
  const ground = { setting, clean, concurrency, share: everyTrial };
  const tryAll = (title: string, trials: Trial[], isEnough?: (kills: number) => boolean) =>
    tryGroup(title, trials, ground, isEnough);
  const [boundaries, lost] = await tryLines({ ...ground, share: shareOf(sampled.lines) }, '');
  const lagging = { ...setting, faults: lag, mayRepeat: sameAgain };
  const late = await tryLines(
    {
      setting: lagging,
      clean: await runCleanTwice(lagging),
      concurrency: lanesWhileLagging,
      share: shareOf(sampled.linesWhileLagging),
    },
    ', while reads lag by 100 s',
  );
  const existing = await tryExistingBuild(setting);
  const store = await tryStore(setting, shareOf(sampled.store));
  const inFlight = await tryAll(
    'killed while a part is on its way',
    partsInFlight(clean.outcome.partsSent),
  );
  // The machine's current speed.
  const { milliseconds: longestMs } = await runCleanTwice(setting);
  const randomBegan = performance.now();
  const isTimeUp = () =>
    performance.now() - began > asked.budgetMs && performance.now() - randomBegan > leastRandomMs;
  const random = await tryAll(
    'killed at random',
    randomPoints({ seed: asked.seed, runs: asked.points * 3, longestMs }),
    (kills) => kills >= asked.points || isTimeUp(),
  );
  return close(
    [boundaries, lost, ...late, existing, ...store, inFlight, random],
    asked,
    addUp(random).kills,
  );
}

/** At the lines of the journal, and at the responses that may be lost. */
async function tryLines(ground: Ground, circumstances: string): Promise<[Verdict[], Verdict[]]> {
  const { lines } = ground.clean;
  const title = `killed beside ${lines.length} journal lines${circumstances}`;
  const boundaries = await tryGroup(title, journalBoundaries(lines), ground);
  const lostTitle = `killed where an answer is lost${circumstances}`;
  return [boundaries, await tryGroup(lostTitle, lostAnswers(lines), ground)];
}

/** A build that a colleague uploaded is given to testers: every line, for such a run is short. */
async function tryExistingBuild(whole: Setting): Promise<Verdict[]> {
  return tryWithoutPackage({ ...whole, about: 'existing-build' }, everyTrial, 'existing build');
}

/** A build is brought to the App Store, in a new version or in one that is withdrawn from its review first. */
async function tryStore(whole: Setting, share: Share): Promise<Verdict[][]> {
  const tryOne = (setting: Setting, name: string) => tryWithoutPackage(setting, share, name);
  return [
    await tryOne({ ...whole, about: 'new-store-version' }, 'new App Store version'),
    await tryOne({ ...whole, about: 'store-version-in-review' }, 'App Store version in review'),
  ];
}

async function tryWithoutPackage(setting: Setting, share: Share, name: string): Promise<Verdict[]> {
  const clean = await runCleanTwice(setting);
  const trials = journalBoundaries(clean.lines).map((trial) => ({
    ...trial,
    name: `${name}, ${trial.name}`,
  }));
  const ground = { setting, clean, concurrency, share };
  return tryGroup(`killed beside ${clean.lines.length} lines, ${name}`, trials, ground);
}

/** Two, because differences between them cannot be caused by a kill. */
async function runCleanTwice(setting: Setting): Promise<CleanRun> {
  const [one, other] = await Promise.all([runClean(setting), runClean(setting)]);
  const found = compare(other.outcome, one.outcome, setting);
  if (!isSame(found)) throw new Error(`Two clean runs differ: ${JSON.stringify(found)}`);
  return { ...one, milliseconds: Math.min(one.milliseconds, other.milliseconds) };
}

interface Ground {
  setting: Setting;
  clean: CleanRun;
  concurrency: number;
  share: Share;
}

async function tryGroup(
  title: string,
  trials: Trial[],
  { setting, clean, concurrency: many, share }: Ground,
  isEnough: (kills: number) => boolean = () => false,
): Promise<Verdict[]> {
  const start = performance.now();
  const named = trials.filter(({ name }) => name.includes(asked.filter));
  // A trial that is requested by name runs even if it was not selected.
  const chosen = asked.filter === '' ? choose(named, share, asked.seed) : named;
  let kills = 0;
  const judgeNext = async (trial: Trial): Promise<Verdict> => {
    const verdict = await judge(trial, setting, clean.outcome);
    kills += verdict.kills;
    return verdict;
  };
  const verdicts = await inParallel(many, chosen, judgeNext, () => isEnough(kills));
  const part = chosen.length < named.length ? ` (${chosen.length} of ${named.length} points)` : '';
  printGroup(`${title}${part}, seed ${asked.seed}`, verdicts, (performance.now() - start) / 1000);
  return verdicts;
}

/** Writes the counts for the test command, and prints the last line. */
function close(
  groups: Verdict[][],
  { report, filter, points }: TrialOptions,
  atRandom: number,
): number {
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
