import { describe, expect, it } from 'vitest';
import { type RunWait, WaitReason } from '#shared/domain/publish-run';
import { runChip, runSentence, runTitle } from '../../src-renderer/words/run';
import { headerChip, headerTime } from '../../src-renderer/words/run-header';
import { stoppedWords } from '../../src-renderer/words/stopped';
import {
  waitDetail,
  waitEndWords,
  waitOf,
  waitSinceWords,
  waitWords,
} from '../../src-renderer/words/wait';
import { running, sampleRun, stepsUpTo } from '../helpers/sample-run';

const since = '2026-11-22T14:00:00.000Z';
const at = (seconds: number): number => Date.parse(since) + seconds * 1000;

function wait(reason: WaitReason, change: Partial<RunWait> = {}): RunWait {
  return { reason, since, until: null, sentence: 'nobody answers at 127.0.0.1', ...change };
}

const every = WaitReason.options.map((reason) => wait(reason));

function waitingFor(one: RunWait) {
  return sampleRun({ steps: stepsUpTo('upload', running('sending')), wait: one });
}

describe('a run that waits', () => {
  it('a wait has the same name in the list, the chip and the window’s title', () => {
    for (const one of every) {
      const { word } = waitWords(one);
      expect(runChip(waitingFor(one)).word).toBe(word);
      expect(runTitle(waitingFor(one))).toBe(`${word}: Orbit Notes 1.4.0 (42)`);
    }
  });

  it('each reason to wait has its own name, headline and end', () => {
    for (const key of ['word', 'title', 'ends'] as const) {
      expect(new Set(every.map((one) => waitWords(one)[key])).size).toBe(every.length);
    }
  });

  it('a wait is never shown as a failure', () => {
    for (const one of every) expect(['look', 'quiet']).toContain(runChip(waitingFor(one)).tone);
  });

  it('a wait shows its cause', () => {
    expect(runSentence(waitingFor(wait('offline')))).toBe(
      'Waiting for network. This computer can’t reach App Store Connect.',
    );
    expect(waitDetail(wait('offline'))).toBe('Nobody answers at 127.0.0.1.');
    const full = wait('disk-full', { sentence: 'The disk is full (12 MB free)' });
    expect(runSentence(waitingFor(full))).toBe(
      'Waiting for disk space. The disk is full (12 MB free).',
    );
    expect(waitDetail(full)).toBeNull();
  });

  it('a waiting run shows its state in the header, and no time left', () => {
    const held = waitingFor(wait('offline'));
    expect(headerChip(held, () => null, at(5)).word).toBe('Waiting for network');
    expect(headerTime(held, () => null, at(5))).toBe('');
  });

  it('a waiting run can retry at once, but not before its turn in the queue', () => {
    const acts = Object.fromEntries(every.map((one) => [one.reason, waitWords(one).act]));
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
    const paused = {
      ...waitingFor(wait('offline')),
      status: { state: 'paused', at: since },
    } as const;
    expect(waitOf(paused)).toBeNull();
    expect(runChip(paused).word).toBe('Paused');
  });

  it('a pause shows what it cost, if anything', () => {
    const upload = { total: 9e6, stored: 4e6, parts: 9, partsStored: 4, discarded: 0, live: null };
    const paused = {
      ...waitingFor(wait('offline')),
      status: { state: 'paused', at: since },
      upload,
    } as const;
    expect(stoppedWords(paused).sentence).not.toContain('again');
    const dear = { ...paused, upload: { ...upload, discarded: 812_000 } };
    expect(stoppedWords(dear).sentence).toContain(
      '812 kB of unfinished parts will be uploaded again.',
    );
  });
});

describe('the time of a wait', () => {
  it('a wait counts down to the next retry in whole seconds', () => {
    const until = new Date(at(130)).toISOString();
    const limited = wait('rate-limited', { until });
    expect(waitEndWords(limited, at(0))).toBe('Retrying in 2 min 10 s.');
    expect(waitEndWords(limited, at(126))).toBe('Retrying in 4 s.');
    expect(waitEndWords(limited, at(129.5))).toBe('Retrying in 1 s.');
    expect(waitEndWords(limited, at(131))).toBe('Retrying now.');
  });

  it('a wait without a retry time shows none', () => {
    expect(waitEndWords(wait('disk-full'), at(9))).toBe(
      'Continues automatically when there is enough space.',
    );
  });

  it('a wait shows when it started', () => {
    expect(waitSinceWords(wait('offline'), at(0))).toMatch(/^Since \d\d:\d\d\.$/);
    expect(waitSinceWords(wait('offline'), at(185))).toMatch(/^Since \d\d:\d\d, 3 min 5 s\.$/);
    expect(waitSinceWords(wait('offline'), at(7.4))).toMatch(/, 7 s\.$/);
  });
});
