import { describe, expect, it } from 'vitest';
import type { PublishRun, Step, StepState } from '#shared/domain/publish-run';
import { stepOf } from '#shared/domain/run-readers';
import { inWords } from '#shared/words/say';
import { clockTime } from '#shared/words/time';
import { headerChip, headerTime, type UsualOf } from '../../src-renderer/words/run-header';
import { elapsedMessage, slowLimitWords, stepTimes } from '../../src-renderer/words/step';
import {
  isSlow,
  rangeEnds,
  scaleOf,
  usualTime,
  usualWords,
  waitBegan,
} from '../../src-renderer/words/usual-time';
import { sampleRun, stepsUpTo } from '../helpers/sample-run';

const minute = 60_000;
/** The sample's steps end at this time, and processing begins then. */
const begin = Date.parse('2026-11-22T14:02:00.000Z');
const at = (minutes: number): string => new Date(begin + minutes * minute).toISOString();

/** A run whose build took this many minutes to process, watched from this many minutes after it appeared. */
function processedIn(minutes: number, id: string, watchedFrom = 0): PublishRun {
  const progress: StepState = {
    state: 'done',
    startedAt: at(watchedFrom),
    endedAt: at(minutes),
    sentence: '',
  };
  return sampleRun({ id, createdAt: at(Number(id)), steps: stepsUpTo('process', progress) });
}

const history = (minutes: readonly number[]): PublishRun[] =>
  minutes.map((took, place) => processedIn(took, String(place)));

function processing(change: Partial<PublishRun> = {}): PublishRun {
  const progress: StepState = {
    state: 'running',
    startedAt: at(0),
    sentence: 'processing',
    limitAt: at(120),
  };
  return sampleRun({ steps: stepsUpTo('process', progress), ...change });
}

function now(run: PublishRun): Step {
  const step = stepOf(run, 'process');
  if (step === undefined) throw new Error('The sample has no such step.');
  return step;
}

const tide = history([6, 7, 8, 10, 11, 12, 14]);

function usualOfTide(run: PublishRun): UsualOf {
  return (id) => usualTime(tide, run, id);
}

describe('the usual time of a wait', () => {
  it('the usual time comes from earlier runs of the same app, without the extremes', () => {
    const usual = usualTime(
      history([1, 6, 7, 8, 9, 10, 11, 12, 13, 14, 90]),
      processing(),
      'process',
    );
    expect(usual).toMatchObject({ isOwn: true, low: 4 * minute, high: 21 * minute });
    expect(usual && usualWords(usual)).toBe('Usually 4–21 min for this app');
    expect(usual && rangeEnds(usual)).toEqual({ low: '4 min', high: '21 min' });
  });

  it('the usual time is a default until there are five runs', () => {
    const four = usualTime(history([30, 31, 32, 33]), processing(), 'process');
    expect(four && usualWords(four)).toBe('Usually 5–20 min');
    const five = usualTime(history([30, 31, 32, 33, 34]), processing(), 'process');
    expect(five && usualWords(five)).toBe('Usually 28–36 min for this app');
  });

  it('the usual time ignores waits that were not watched from their beginning', () => {
    const resumed = [30, 31, 32, 33, 34].map((took, place) => processedIn(took, `${place}`, 29));
    expect(usualTime(resumed, processing(), 'process')?.isOwn).toBe(false);
  });

  it('the usual time never mixes apps, or practice with live runs', () => {
    const other = tide.map((run) => ({
      ...run,
      package: { ...run.package, bundleId: 'com.northwind.tide' },
    }));
    const live = tide.map((run) => ({ ...run, environment: 'live' as const }));
    expect(usualTime(other, processing(), 'process')?.isOwn).toBe(false);
    expect(usualTime(live, processing(), 'process')?.isOwn).toBe(false);
  });

  it('the usual time is only known for steps that wait for Apple', () => {
    expect(usualTime(tide, processing(), 'notes')).toBeNull();
  });

  it('the usual time is shown in seconds or hours if minutes do not fit', () => {
    const fast = usualTime(history([0.1, 0.2, 0.3, 0.4, 0.5]), processing(), 'process');
    expect(fast && usualWords(fast)).toBe('Usually 3–69 s for this app');
    const review = usualTime([], processing(), 'testers');
    expect(review && usualWords(review)).toBe('Usually 1–24 h');
  });
});

describe('an estimate is kept', () => {
  /** Numbers between 0 and 1 that are the same in every run of the test (mulberry32). */
  function seeded(seed: number): () => number {
    let state = seed;
    return () => {
      state = (state + 0x6d2b79f5) | 0;
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
    };
  }

  const normal = (random: () => number): number =>
    Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

  /** Minutes: most builds of an app are alike, and a few wait in a queue. */
  const kinds = {
    'alike builds': (random: () => number) => 10 * Math.exp(0.1 * normal(random)),
    'usual builds': (random: () => number) => 10 * Math.exp(0.35 * normal(random)),
    'builds of any kind': (random: () => number) => 5 + 15 * random(),
  };

  it.for(
    Object.entries(kinds).flatMap(([kind, draw]) =>
      [5, 8, 10, 14, 20].map((count) => ({ kind, draw, count })),
    ),
  )('nine of ten waits end in the estimated range: $kind, $count of them', ({ draw, count }) => {
    let inside = 0;
    let slow = 0;
    for (let seed = 1; seed <= 500; seed += 1) {
      const random = seeded(seed * 7919);
      const past = history(Array.from({ length: count }, () => draw(random)));
      const usual = usualTime(past, processing(), 'process');
      const took = draw(random) * minute;
      if (usual && took >= usual.low && took <= usual.high) inside += 1;
      if (usual && took > usual.slowFrom) slow += 1;
    }
    expect(inside / 500).toBeGreaterThanOrEqual(0.9);
    expect(slow / 500).toBeLessThanOrEqual(0.14);
  });

  it('one build that took hours does not make hours usual', () => {
    const usual = usualTime(
      history([9, 10, 11, 9, 10, 12, 10, 11, 9, 240]),
      processing(),
      'process',
    );
    expect(usual?.high).toBeLessThan(20 * minute);
  });

  it('a package is compared with those of about its size, if there are enough', () => {
    const sized = (size: number, took: number, id: string): PublishRun => {
      const run = processedIn(took, id);
      return { ...run, package: { ...run.package, size } };
    };
    const small = [4, 5, 5, 6, 5].map((took, place) => sized(40e6, took, `${place}`));
    const large = [30, 31, 33, 34, 32].map((took, place) => sized(900e6, took, `${place + 5}`));
    const run = processing();
    const of = (size: number) =>
      usualTime([...small, ...large], { ...run, package: { ...run.package, size } }, 'process');
    expect(of(50e6)?.high).toBeLessThan(10 * minute);
    expect(of(800e6)?.low).toBeGreaterThan(20 * minute);
    // None is of this size: all of them count.
    expect(of(4e9)?.high).toBeGreaterThan(30 * minute);
  });
});

describe('the bar of a wait', () => {
  const usual = usualTime(tide, processing(), 'process');
  if (usual === null) throw new Error('A wait has a usual time.');

  it('the bar of a wait ends beyond the usual range, and never before now', () => {
    const scale = scaleOf(usual, 7 * minute);
    expect(scale.high).toBeCloseTo(1 / 1.4);
    expect(scale.passed).toBeCloseTo(7 / (18 * 1.4));
    expect(scaleOf(usual, 60 * minute)).toMatchObject({ passed: 1, high: 18 / 60 });
  });

  it('the bar of a wait counts from the previous step, so that a pause does not restart it', () => {
    const steps = processing().steps.map((step) =>
      step.id === 'process'
        ? { ...step, progress: { ...step.progress, startedAt: at(9) } as StepState }
        : step,
    );
    const resumed = processing({ steps });
    expect(waitBegan(resumed, now(resumed))).toBe(begin);
    const { progress } = now(resumed);
    const times = stepTimes(progress, waitBegan(resumed, now(resumed)));
    expect(times.iso).toBe(at(0));
    expect(times.at).toBe(`since ${clockTime(at(0))}`);
  });
});

describe('a wait that is slower than usual', () => {
  const run = processing();
  const usual = usualTime(tide, run, 'process');
  const soon = begin + 10 * minute;
  const late = begin + 16 * minute;

  it('a wait is slow only past the usual range', () => {
    expect(isSlow(run, now(run), usual, soon)).toBe(false);
    expect(isSlow(run, now(run), usual, late)).toBe(true);
  });

  it('a slow wait turns the chip in the header amber', () => {
    expect(headerChip(run, usualOfTide(run), soon)).toEqual({ tone: 'busy', word: 'Processing' });
    expect(headerChip(run, usualOfTide(run), late)).toEqual({
      tone: 'look',
      word: 'Slower than usual',
    });
  });

  it('a wait names its limit only when it is slow', () => {
    expect(inWords(elapsedMessage(soon - begin, usual))).toBe(
      '10 min · usually 4–18 min for this app',
    );
    expect(slowLimitWords(run, now(run), usual, soon)).toBe('');
    expect(slowLimitWords(run, now(run), usual, late)).toMatch(
      /^Stops waiting 2 h after the upload ended at \d\d:\d\d\.$/,
    );
  });

  it('a wait beyond its usual range shows no time left', () => {
    expect(headerTime(run, usualOfTide(run), begin + 19 * minute)).toBe('');
  });
});

describe('the time left in the header', () => {
  it('the time left is the median of earlier waits, in whole minutes', () => {
    const run = processing();
    expect(headerTime(run, usualOfTide(run), begin + 4 * minute)).toBe('About 6 min left');
    expect(headerTime(run, usualOfTide(run), begin + 9.5 * minute)).toBe('Less than a minute left');
  });

  it('the time left of a longer wait is the rest of the usual range', () => {
    const run = processing();
    expect(headerTime(run, usualOfTide(run), begin + 11 * minute)).toBe('About 7 min left');
  });

  it('the time left of an upload includes processing', () => {
    const upload = {
      total: 480_000_000,
      stored: 0,
      parts: 92,
      partsStored: 0,
      discarded: 0,
      live: { sent: 0, bytesPerSecond: 4_000_000 },
    };
    const progress: StepState = {
      state: 'running',
      startedAt: at(0),
      sentence: '',
      limitAt: null,
    };
    const run = sampleRun({ upload, steps: stepsUpTo('upload', progress) });
    expect(headerTime(run, usualOfTide(run), begin)).toBe('About 14 min left');
    const unknown = { ...upload, live: { sent: 0, bytesPerSecond: null } };
    expect(headerTime({ ...run, upload: unknown }, usualOfTide(run), begin)).toBe('');
  });

  it('the time left mentions a following review', () => {
    const run = processing();
    const plan = { ...run.plan, submitForBetaReview: true, waitForTesters: true };
    expect(headerTime({ ...run, plan }, usualOfTide(run), begin + 4 * minute)).toBe(
      'About 6 min left, then beta review',
    );
  });

  it('a stopped run shows when it stopped instead of the time left', () => {
    const run = processing({ status: { state: 'paused', at: at(3) } });
    expect(headerTime(run, usualOfTide(run), begin + 5 * minute)).toMatch(/, 2 min ago$/);
  });
});
