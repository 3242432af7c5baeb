import { describe, expect, it } from 'vitest';
import type { PhasedRelease } from '#shared/domain/app-store';
import { attentionById } from '#shared/domain/run-attention';
import { pauseDaysLeft, phasedDays, storeStage, submissionOf } from '#shared/domain/store-stage';
import { sampleRun } from '../helpers/sample-run';

const phased = (more: Partial<PhasedRelease>): PhasedRelease => ({
  id: 'phased',
  state: 'ACTIVE',
  startDate: '2026-11-28T09:00:00Z',
  pausedDays: 0,
  currentDay: 3,
  ...more,
});

describe('the stage of a version', () => {
  it('a cancellation shows before the version has left its review', () => {
    expect(storeStage('WAITING_FOR_REVIEW', 'CANCELING')).toBe('canceling');
    expect(storeStage('IN_REVIEW', 'IN_REVIEW')).toBe('in-review');
    expect(storeStage('DEVELOPER_REJECTED', null)).toBe('withdrawn');
  });

  it('a rejected version that was resolved is a draft until it is submitted again', () => {
    expect(storeStage('REJECTED', 'UNRESOLVED_ISSUES')).toBe('rejected');
    expect(storeStage('METADATA_REJECTED', null)).toBe('rejected');
    expect(storeStage('READY_FOR_REVIEW', 'UNRESOLVED_ISSUES')).toBe('draft');
  });

  it('a version whose state is new or not reported is where its submission is', () => {
    expect(storeStage('ON_THE_MOON', 'IN_REVIEW')).toBe('in-review');
    expect(storeStage('', 'UNRESOLVED_ISSUES')).toBe('rejected');
    expect(storeStage('toString', null)).toBe('unknown');
  });
});

it('the submission of a version is found by its items too', () => {
  const submission = {
    id: 'ours',
    state: 'WAITING_FOR_REVIEW',
    submittedDate: null,
    versionId: null,
    items: [{ id: 'item', state: 'READY_FOR_REVIEW', versionId: 'open' }],
  };
  const event = { ...submission, id: 'event', items: null };
  expect(submissionOf({ submissions: [event, submission] }, 'open')?.id).toBe('ours');
  expect(submissionOf({ submissions: [event] }, 'open')).toBeNull();
  expect(submissionOf({ submissions: null }, 'open')).toBeNull();
});

describe('a phased release', () => {
  it('marks today between the days that are over and those to come', () => {
    expect(phasedDays(phased({})).map(({ is }) => is)).toEqual([
      'over',
      'over',
      'today',
      'ahead',
      'ahead',
      'ahead',
      'ahead',
    ]);
    expect(phasedDays(phased({ currentDay: 7 })).at(-1)).toEqual({
      day: 7,
      share: 100,
      is: 'today',
    });
  });

  it('has no day that is over before its start, and none to come after its end', () => {
    const states = (more: Partial<PhasedRelease>) =>
      new Set(phasedDays(phased(more)).map(({ is }) => is));
    expect(states({ state: 'INACTIVE', currentDay: null })).toEqual(new Set(['ahead']));
    expect(states({ state: 'COMPLETE', currentDay: 4 })).toEqual(new Set(['over']));
    expect(states({ currentDay: null })).toEqual(new Set(['ahead']));
  });

  it('can be paused for what is left of 30 days', () => {
    expect(pauseDaysLeft(phased({ pausedDays: 4 }))).toBe(26);
    expect(pauseDaysLeft(phased({ pausedDays: 31 }))).toBe(0);
    expect(pauseDaysLeft(phased({ pausedDays: null }))).toBeNull();
  });
});

it('a finished run asks for attention when its version was rejected, or approved and not released', () => {
  const run = (id: string, versionState: string | null) =>
    sampleRun({
      id,
      status: { state: 'done', at: '2026-11-28T09:00:00Z' },
      package: { ...sampleRun().package, bundleId: id },
      store: {
        versionId: 'v',
        versionString: '1.4.0',
        versionState,
        isCreated: false,
        submissionId: null,
        submissionState: null,
        phasedState: null,
        texts: [],
        obstacle: null,
        decided: [],
      },
    });
  const attention = attentionById([
    run('rejected', 'REJECTED'),
    run('approved', 'PENDING_DEVELOPER_RELEASE'),
    run('waiting', 'WAITING_FOR_REVIEW'),
    run('live', 'READY_FOR_DISTRIBUTION'),
    run('none', null),
  ]);
  expect([...attention.keys()]).toEqual(['rejected', 'approved']);
});
