import { describe, expect, it } from 'vitest';
import { type Hold, HoldReason } from '#shared/domain/publish-run';
import { heldWords } from '../../src-renderer/words/held';
import {
  heldSinceWords,
  holdDetail,
  holdEndWords,
  holdOf,
  holdWords,
} from '../../src-renderer/words/hold';
import { runChip, runSentence, runTitle } from '../../src-renderer/words/run';
import { headerChip, headerTime } from '../../src-renderer/words/run-header';
import { running, sampleRun, stepsUpTo } from '../helpers/sample-run';

const since = '2026-11-22T14:00:00.000Z';
const at = (seconds: number): number => Date.parse(since) + seconds * 1000;

function hold(reason: HoldReason, change: Partial<Hold> = {}): Hold {
  return { reason, since, until: null, sentence: 'nobody answers at 127.0.0.1', ...change };
}

const every = HoldReason.options.map((reason) => hold(reason));

function heldBy(one: Hold) {
  return sampleRun({ steps: stepsUpTo('upload', running('sending')), hold: one });
}

describe('a run that waits', () => {
  it('a wait has the same name in the list, the chip and the window’s title', () => {
    for (const one of every) {
      const { word } = holdWords(one);
      expect(runChip(heldBy(one)).word).toBe(word);
      expect(runTitle(heldBy(one))).toBe(`${word}: Orbit Notes 1.4.0 (42)`);
    }
  });

  it('each reason to wait has its own name, headline and end', () => {
    for (const key of ['word', 'title', 'ends'] as const) {
      expect(new Set(every.map((one) => holdWords(one)[key])).size).toBe(every.length);
    }
  });

  it('a wait is never shown as a failure', () => {
    for (const one of every) expect(['look', 'quiet']).toContain(runChip(heldBy(one)).tone);
  });

  it('a wait shows its cause', () => {
    expect(runSentence(heldBy(hold('offline')))).toBe(
      'Waiting for network. This computer can’t reach App Store Connect.',
    );
    expect(holdDetail(hold('offline'))).toBe('Nobody answers at 127.0.0.1.');
    const full = hold('disk-full', { sentence: 'The disk is full (12 MB free)' });
    expect(runSentence(heldBy(full))).toBe(
      'Waiting for disk space. The disk is full (12 MB free).',
    );
    expect(holdDetail(full)).toBeNull();
  });

  it('a waiting run shows its state in the header, and no time left', () => {
    const held = heldBy(hold('offline'));
    expect(headerChip(held, () => null, at(5)).word).toBe('Waiting for network');
    expect(headerTime(held, () => null, at(5))).toBe('');
  });

  it('a waiting run can retry at once, but not before its turn in the queue', () => {
    const acts = Object.fromEntries(every.map((one) => [one.reason, holdWords(one).act]));
    expect(acts).toEqual({
      offline: 'Try now',
      'rate-limited': 'Try now',
      'server-error': 'Try now',
      'keychain-locked': 'Unlock keychain',
      'disk-full': 'Try now',
      turn: null,
      saving: 'Upload now',
    });
  });

  it('only a run in progress waits', () => {
    const paused = { ...heldBy(hold('offline')), status: { state: 'paused', at: since } } as const;
    expect(holdOf(paused)).toBeNull();
    expect(runChip(paused).word).toBe('Paused');
  });

  it('a pause shows what it cost, if anything', () => {
    const upload = { total: 9e6, stored: 4e6, parts: 9, partsStored: 4, discarded: 0, live: null };
    const paused = {
      ...heldBy(hold('offline')),
      status: { state: 'paused', at: since },
      upload,
    } as const;
    expect(heldWords(paused).sentence).not.toContain('again');
    const dear = { ...paused, upload: { ...upload, discarded: 812_000 } };
    expect(heldWords(dear).sentence).toContain(
      '812 kB of unfinished parts will be uploaded again.',
    );
  });
});

describe('the time of a wait', () => {
  it('a wait counts down to the next retry in whole seconds', () => {
    const until = new Date(at(130)).toISOString();
    const limited = hold('rate-limited', { until });
    expect(holdEndWords(limited, at(0))).toBe('Retrying in 2 min 10 s.');
    expect(holdEndWords(limited, at(126))).toBe('Retrying in 4 s.');
    expect(holdEndWords(limited, at(129.5))).toBe('Retrying in 1 s.');
    expect(holdEndWords(limited, at(131))).toBe('Retrying now.');
  });

  it('a wait without a retry time shows none', () => {
    expect(holdEndWords(hold('disk-full'), at(9))).toBe(
      'Continues automatically when there is enough space.',
    );
  });

  it('a wait shows when it started', () => {
    expect(heldSinceWords(hold('offline'), at(0))).toMatch(/^Since \d\d:\d\d\.$/);
    expect(heldSinceWords(hold('offline'), at(185))).toMatch(/^Since \d\d:\d\d, 3 min 5 s\.$/);
    expect(heldSinceWords(hold('offline'), at(7.4))).toMatch(/, 7 s\.$/);
  });
});
