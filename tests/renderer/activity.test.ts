import { describe, expect, it } from 'vitest';
import type { UnreadableRun } from '#shared/domain/publish-run';
import { canCarryOn, canWithdraw, needsYou } from '#shared/domain/run-readers';
import { trouble } from '#shared/errors';
import { activityOf } from '../../src-renderer/store/activity';
import { headerSentence } from '../../src-renderer/words/held';
import { runChip, runSentence } from '../../src-renderer/words/run';
import { madeAt, unreadableName, unreadableSentence } from '../../src-renderer/words/unreadable';
import { everyStatus, sampleRun } from '../helpers/sample-run';

function unreadable(id: string): UnreadableRun {
  const detail = 'Line 1 of the journal cannot be read.';
  return { id, environment: 'practice', trouble: trouble('journal-damaged', detail) };
}

describe('a run whose record cannot be read', () => {
  it('is dated by its id and says what happened and what is left', () => {
    expect(madeAt('20261122-130000-a1b2c3')).toBe('2026-11-22T13:00:00.000Z');
    expect(unreadableName(unreadable('20261122-130000-a1b2c3'))).toMatch(/^Run of 22 Nov 2026, /);
    const words = unreadableSentence(unreadable('20261122-130000-a1b2c3'));
    expect(words).toContain('Line 1 of the journal cannot be read.');
    expect(words).toContain('What can be read is kept.');
  });

  it('is shown even when its folder is named by somebody else', () => {
    expect(madeAt('my-copy')).toBeNull();
    expect(madeAt('20269922-130000-a1b2c3')).toBeNull();
    expect(unreadableName(unreadable('my-copy'))).toBe('Run my-copy');
  });

  it('has its place among the others by time, and only one', () => {
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
  const readOnly = trouble('journal-newer', 'Its journal is of version 9; this Slipway reads 1.');

  it('offers no act, whatever it stands at', () => {
    for (const status of everyStatus) {
      const run = sampleRun({ status, readOnly });
      expect([canCarryOn(run), canWithdraw(run), needsYou(run)]).toEqual([false, false, false]);
    }
  });

  it('says so wherever its state would be said', () => {
    for (const status of everyStatus) {
      const run = sampleRun({ status, readOnly });
      expect(runChip(run)).toEqual({ tone: 'quiet', word: 'Only to look at' });
      expect(runSentence(run)).toBe('The run was made by a newer Slipway.');
      expect(headerSentence(run)).toMatch(/, as far as this Slipway can read it\.$/);
    }
  });
});
