import { describe, expect, it } from 'vitest';
import type { UnreadableRun } from '#shared/domain/publish-run';
import { canResume, canWithdraw, needsYou } from '#shared/domain/run-readers';
import { appError } from '#shared/errors';
import { activityOf } from '../../src-renderer/store/activity';
import { hasFinishedRun } from '../../src-renderer/store/snapshots';
import { activitySentence } from '../../src-renderer/words/activity';
import { runChip, runSentence } from '../../src-renderer/words/run';
import { headerTime } from '../../src-renderer/words/run-header';
import {
  madeAt,
  unreadableName,
  unreadableSentence,
} from '../../src-renderer/words/unfinished-run';
import { everyStatus, sampleRun } from '../helpers/sample-run';

function unreadable(id: string): UnreadableRun {
  const detail = 'Line 1 of the journal cannot be read.';
  return { id, environment: 'practice', error: appError('journal-damaged', detail) };
}

it('a run whose build is gone is not said to have it in App Store Connect', () => {
  const error = appError('build-gone', 'It is missing since noon.');
  const run = sampleRun({
    ids: { ...sampleRun({}).ids, build: 'b-1' },
    status: { state: 'failed', at: '2026-11-22T12:00:00.000Z', error },
  });
  for (const words of [runSentence(run), activitySentence(run, { state: 'needed' })])
    expect(words).toBe('The build is no longer in App Store Connect.');
});

describe('a run whose record cannot be read', () => {
  it('an unreadable run is dated by its id and says what happened and what is left', () => {
    expect(madeAt('20261122-130000-a1b2c3')).toBe('2026-11-22T13:00:00.000Z');
    expect(unreadableName(unreadable('20261122-130000-a1b2c3'))).toMatch(/^Run of 22 Nov 2026, /);
    const words = unreadableSentence(unreadable('20261122-130000-a1b2c3'));
    expect(words).toContain('Line 1 of the journal cannot be read.');
    expect(words).toContain('Everything that can be read is kept.');
  });

  it('an unreadable run is shown even if its folder has an unknown name', () => {
    expect(madeAt('my-copy')).toBeNull();
    expect(madeAt('20269922-130000-a1b2c3')).toBeNull();
    expect(unreadableName(unreadable('my-copy'))).toBe('Run my-copy');
  });

  it('an unreadable run is listed once, in order of time', () => {
    const old = sampleRun({ id: '20261122-120000-aaaaaa', createdAt: '2026-11-22T12:00:00.000Z' });
    const recent = sampleRun({ id: '20261122-140000-cccccc' });
    const entries = activityOf({
      runs: { [old.id]: old, [recent.id]: recent },
      unreadable: [unreadable('20261122-130000-bbbbbb'), unreadable('copy'), unreadable(old.id)],
    });
    expect(entries.map(({ id }) => id)).toEqual([
      recent.id,
      '20261122-130000-bbbbbb',
      old.id,
      'copy',
    ]);
    expect(entries.filter((entry) => 'run' in entry)).toHaveLength(1);
  });
});

describe('a run of a newer Slipway', () => {
  const readOnly = appError('journal-newer', 'Its journal is of version 9; this Slipway reads 1.');

  it('a run of a newer Slipway offers no action in any state', () => {
    for (const status of everyStatus) {
      const run = sampleRun({ status, readOnly });
      expect([canResume(run), canWithdraw(run), needsYou(run)]).toEqual([false, false, false]);
    }
  });

  it('a run of a newer Slipway is marked as such instead of its state', () => {
    for (const status of everyStatus) {
      const run = sampleRun({ status, readOnly });
      expect(runChip(run)).toEqual({ tone: 'quiet', word: 'Read only' });
      expect(runSentence(run)).toBe('The run was created by a newer version of Slipway.');
      expect(headerTime(run, () => null, Date.now())).toMatch(
        /, as far as this version of Slipway can read it\.$/,
      );
    }
  });
});

it('only a completed run counts as a rehearsal, and only a live one as a publish', () => {
  const at = '2026-11-22T14:02:00.000Z';
  const runs = (...all: ReturnType<typeof sampleRun>[]) => ({
    runs: Object.fromEntries(all.map((run) => [run.id, run])),
  });
  expect(hasFinishedRun(runs(), 'practice')).toBe(false);
  const begun = sampleRun({ environment: 'practice', status: { state: 'running' } });
  expect(hasFinishedRun(runs(begun), 'practice')).toBe(false);
  const rehearsed = sampleRun({ environment: 'practice', status: { state: 'done', at } });
  expect(hasFinishedRun(runs(rehearsed), 'practice')).toBe(true);
  expect(hasFinishedRun(runs(rehearsed), 'live')).toBe(false);
});
