import { describe, expect, it } from 'vitest';
import { type Hold, HoldReason } from '#shared/domain/publish-run';
import { headerSentence } from '../../src-renderer/words/held';
import {
  heldSinceWords,
  holdDetail,
  holdEndWords,
  holdOf,
  holdWords,
} from '../../src-renderer/words/hold';
import { runChip, runSentence, runTitle } from '../../src-renderer/words/run';
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

describe('a run that is held up', () => {
  it('is called the same in the list, the chip and the window’s title', () => {
    for (const one of every) {
      const { word } = holdWords(one);
      expect(runChip(heldBy(one)).word).toBe(word);
      expect(runTitle(heldBy(one))).toBe(`${word}: Orbit Notes 1.4.0 (42)`);
    }
  });

  it('has a name, a headline and an end of its own for each reason', () => {
    for (const key of ['word', 'title', 'ends'] as const) {
      expect(new Set(every.map((one) => holdWords(one)[key])).size).toBe(every.length);
    }
  });

  it('is never shown as a failure', () => {
    for (const one of every) expect(['look', 'quiet']).toContain(runChip(heldBy(one)).tone);
  });

  it('says what is in the way', () => {
    expect(runSentence(heldBy(hold('offline')))).toBe(
      'Waiting for the network. App Store Connect cannot be reached from here.',
    );
    expect(holdDetail(hold('offline'))).toBe('Nobody answers at 127.0.0.1.');
    const full = hold('disk-full', { sentence: 'The disk is full (12 MB free)' });
    expect(runSentence(heldBy(full))).toBe(
      'There is no room on the disk. The disk is full (12 MB free).',
    );
    expect(holdDetail(full)).toBeNull();
  });

  it('says at its head what is safe meanwhile', () => {
    expect(headerSentence(heldBy(hold('offline')))).toBe(
      'Waiting for the network. Nothing is uploaded yet.',
    );
  });

  it('can be tried at once, but not before its turn', () => {
    const acts = Object.fromEntries(every.map((one) => [one.reason, holdWords(one).act]));
    expect(acts).toEqual({
      offline: 'Try now',
      'rate-limited': 'Try now',
      'server-trouble': 'Try now',
      'keychain-locked': 'Unlock keychain',
      'disk-full': 'Try now',
      turn: null,
      saving: 'Send now',
    });
  });

  it('is only held up while it is at work', () => {
    const paused = { ...heldBy(hold('offline')), status: { state: 'paused', at: since } } as const;
    expect(holdOf(paused)).toBeNull();
    expect(runChip(paused).word).toBe('Paused');
  });
});

describe('the time of a hold', () => {
  it('counts down to the next try in whole seconds', () => {
    const until = new Date(at(130)).toISOString();
    const limited = hold('rate-limited', { until });
    expect(holdEndWords(limited, at(0))).toBe('Tries again in 2 min 10 s.');
    expect(holdEndWords(limited, at(126))).toBe('Tries again in 4 s.');
    expect(holdEndWords(limited, at(129.5))).toBe('Tries again in 1 s.');
    expect(holdEndWords(limited, at(131))).toBe('Tries again now.');
  });

  it('invents none where something else has to happen first', () => {
    expect(holdEndWords(hold('disk-full'), at(9))).toBe('Goes on by itself once there is room.');
  });

  it('says since when', () => {
    expect(heldSinceWords(hold('offline'), at(0))).toMatch(/^Since \d\d:\d\d$/);
    expect(heldSinceWords(hold('offline'), at(185))).toMatch(/^Since \d\d:\d\d, 3 min 5 s$/);
    expect(heldSinceWords(hold('offline'), at(7.4))).toMatch(/, 7 s$/);
  });
});
