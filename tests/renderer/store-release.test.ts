import { describe, expect, it } from 'vitest';
import type { PhasedRelease, StoreSubmission, StoreVersion } from '#shared/domain/app-store';
import type { ReadinessItem } from '#shared/domain/readiness-item';
import { storeTone } from '../../src-renderer/words/run';
import {
  firstVersionSteps,
  itemWords,
  pauseWords,
  phasedText,
  showsPhased,
  submissionState,
  submissionText,
  submissionView,
} from '../../src-renderer/words/store-release';
import { versionTone } from '../../src-renderer/words/store-version';

const now = Date.parse('2026-12-01T12:00:00Z');

function version(more: Partial<StoreVersion> = {}): StoreVersion {
  return {
    id: 'open',
    versionString: '1.4.0',
    platform: 'IOS',
    state: 'WAITING_FOR_REVIEW',
    createdDate: null,
    copyright: null,
    releaseType: 'MANUAL',
    earliestReleaseDate: null,
    build: null,
    phased: null,
    ...more,
  };
}

function submission(more: Partial<StoreSubmission> = {}): StoreSubmission {
  return {
    id: 'submission',
    state: 'WAITING_FOR_REVIEW',
    submittedDate: '2026-12-01T09:00:00Z',
    versionId: 'open',
    items: null,
    ...more,
  };
}

const phased = (more: Partial<PhasedRelease> = {}): PhasedRelease => ({
  id: 'phased',
  state: 'ACTIVE',
  startDate: '2026-11-28T09:00:00Z',
  pausedDays: 0,
  currentDay: 3,
  ...more,
});

function viewOf(more: Partial<StoreVersion>, submissions: StoreSubmission[] | null = []) {
  const view = submissionView({ open: version(more), submissions });
  if (view === null) throw new Error('There is nothing to show.');
  return view;
}

describe('the submission of a version', () => {
  it('there is nothing to show while a version is prepared', () => {
    const preparing = version({ state: 'PREPARE_FOR_SUBMISSION' });
    expect(submissionView({ open: preparing, submissions: [] })).toBeNull();
    expect(submissionView({ open: null, submissions: [] })).toBeNull();
  });

  it('a cancellation is named, and Apple’s name stands for a state that is not known', () => {
    expect(submissionState(viewOf({}, [submission({ state: 'CANCELING' })]))).toBe('canceling');
    const unknown = viewOf({ state: 'ON_THE_MOON' });
    expect(submissionState(unknown)).toBe('ON_THE_MOON');
    expect(submissionText(unknown)).toContain('ON_THE_MOON');
  });

  it('an approved version says what a release does, with and without phases', () => {
    const state = 'PENDING_DEVELOPER_RELEASE';
    expect(submissionText(viewOf({ state }))).not.toContain('7 days');
    const inactive = phased({ state: 'INACTIVE', currentDay: null });
    expect(submissionText(viewOf({ state, phased: inactive }))).toContain('over 7 days');
  });

  it('a date that Apple waits for is named only if the version has one', () => {
    const state = 'PENDING_APPLE_RELEASE';
    const earliestReleaseDate = '2026-12-03T08:00:00Z';
    const scheduled = viewOf({ state, releaseType: 'SCHEDULED', earliestReleaseDate });
    expect(submissionText(scheduled)).toMatch(/no earlier than 3 Dec 2026/);
    expect(submissionText(viewOf({ state, earliestReleaseDate }))).not.toContain('no earlier');
  });

  it('what is submitted together with the version is listed, and what was removed is not', () => {
    const item = (state: string, versionId: string | null) => ({ id: state, state, versionId });
    const together = submission({ items: [item('ACCEPTED', 'open'), item('REJECTED', null)] });
    expect(itemWords(viewOf({}, [together]))).toEqual([
      'Version 1.4.0: accepted',
      'Another item, such as an in-app event: rejected',
    ]);
    const alone = submission({ items: [item('ACCEPTED', 'open'), item('REMOVED', null)] });
    expect(itemWords(viewOf({}, [alone]))).toEqual([]);
  });
});

describe('a phased release', () => {
  it('says the day, its share, and when all users get the version', () => {
    expect(phasedText(phased(), 5, now)).toBe(
      'Day 3 of 7. 5% of users with automatic updates now get the version. All users with automatic updates get it from 5 Dec.',
    );
  });

  it('promises no day while it is paused', () => {
    expect(phasedText(phased({ state: 'PAUSED' }), 5, now)).toBe(
      'Paused on day 3 of 7. No more users get the version automatically until you resume.',
    );
    expect(pauseWords(phased({ pausedDays: 4 }))).toBe('4 of 30 pause days used');
    expect(pauseWords(phased({ pausedDays: 30 }))).toContain('can’t be paused again');
    expect(pauseWords(phased({ pausedDays: null }))).toBe('');
  });

  it('is shown while it runs, and for two weeks after its start when it is complete', () => {
    expect(showsPhased(phased(), now)).toBe(true);
    expect(showsPhased(phased({ state: 'INACTIVE' }), now)).toBe(false);
    expect(showsPhased(phased({ state: 'COMPLETE' }), now)).toBe(true);
    const old = phased({ state: 'COMPLETE', startDate: '2026-10-01T09:00:00Z' });
    expect(showsPhased(old, now)).toBe(false);
    expect(showsPhased(phased({ state: 'COMPLETE', startDate: null }), now)).toBe(false);
  });
});

describe('the steps to the first version', () => {
  const item = (code: string, severity: ReadinessItem['severity']): ReadinessItem => ({
    code,
    severity,
    title: code,
    detail: null,
    locales: [],
    fix: null,
    who: 'you',
  });
  const statesOf = (items: ReadinessItem[]) =>
    Object.fromEntries(firstVersionSteps(items, true).map(({ name, state }) => [name, state]));

  it('a step is done when all of it is ready, and to do when anything of it blocks', () => {
    const half = statesOf([item('name', 'ready'), item('category-missing', 'blocker')]);
    expect(half['Name and category']).toBe('open');
    const whole = statesOf([item('name', 'ready'), item('category', 'ready')]);
    expect(whole['Name and category']).toBe('done');
  });

  it('nothing of a version is done before there is one', () => {
    const ready = ['screenshots', 'description', 'keywords', 'support-url', 'contact', 'build'];
    const items = ready.map((code) => item(code, 'ready'));
    const open = firstVersionSteps(items, false).filter(({ state }) => state === 'open');
    expect(open.map(({ name }) => name)).toEqual([
      'Screenshots',
      'Description, keywords and support URL',
      'Contact for App Review',
      'Build',
    ]);
  });

  it('what App Store Connect does not report is neither done nor to do', () => {
    const states = statesOf([item('age-rating-unchecked', 'unchecked')]);
    expect(states['Age rating']).toBe('unknown');
    expect(states['App Privacy']).toBe('unknown');
    expect(states.Screenshots).toBe('unknown');
  });
});

it('a version has the tone of its submission, and a draft with blockers is not green', () => {
  expect(['READY_FOR_REVIEW', 'PREPARE_FOR_SUBMISSION'].map(versionTone)).toEqual([
    'quiet',
    'quiet',
  ]);
  expect(versionTone('PENDING_DEVELOPER_RELEASE')).toBe(storeTone('approved'));
  expect(versionTone('READY_FOR_DISTRIBUTION')).toBe('ok');
  expect(versionTone('REJECTED')).toBe('block');
  // Apple may add states.
  expect(versionTone('SOMETHING_NEW')).toBe('quiet');
});
