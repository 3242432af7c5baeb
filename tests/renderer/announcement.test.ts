import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { UploadProgress } from '#shared/domain/publish-run';
import { makeAnnouncer } from '../../src-renderer/store/announcer';
import { announcementOf } from '../../src-renderer/words/announcement';
import { running, sampleRun, stepsUpTo } from '../helpers/sample-run';

function uploadingAt(share: number) {
  const sent = share * 480_000_000;
  const upload: UploadProgress = {
    total: 480_000_000,
    stored: 0,
    parts: 92,
    partsStored: 0,
    live: { sent, bytesPerSecond: null },
  };
  return sampleRun({ upload, steps: stepsUpTo('upload', running('sending')) });
}

describe('an announcement', () => {
  it('is made for a new step, a quarter of the upload and a new status', () => {
    const checking = sampleRun({ steps: stepsUpTo('check-package', running('reading')) });
    expect(announcementOf(checking, uploadingAt(0))).toBe(
      'Orbit Notes 1.4.0 (42): Title of upload. Sending.',
    );
    expect(announcementOf(uploadingAt(0.24), uploadingAt(0.26))).toBe(
      'Orbit Notes 1.4.0 (42): 25 % uploaded.',
    );
    const paused = { ...uploadingAt(0.3), status: { state: 'paused', at: '' } } as const;
    expect(announcementOf(uploadingAt(0.3), paused)).toMatch(/Paused/);
  });

  it('is not made for anything else', () => {
    expect(announcementOf(undefined, uploadingAt(0.5))).toBeNull();
    expect(announcementOf(uploadingAt(0.26), uploadingAt(0.49))).toBeNull();
  });

  it('is made seldom enough over a whole upload', () => {
    let said = 0;
    for (let percent = 1; percent <= 100; percent += 1) {
      if (announcementOf(uploadingAt((percent - 1) / 100), uploadingAt(percent / 100))) said += 1;
    }
    expect(said).toBe(3);
  });
});

describe('the announcer', () => {
  beforeEach(() => vi.useFakeTimers({ now: 0 }));
  afterEach(() => vi.useRealTimers());

  it('says at once what somebody did', () => {
    const said: string[] = [];
    const announcer = makeAnnouncer((words) => said.push(words), Date.now);
    announcer.sayNow('one');
    announcer.sayNow('two');
    expect(said).toEqual(['one', 'two']);
  });

  it('says at most one thing in ten seconds by itself, and then the latest', () => {
    const said: string[] = [];
    const announcer = makeAnnouncer((words) => said.push(words), Date.now);
    for (const words of ['a', 'b', 'c']) announcer.sayWhenQuiet(words);
    expect(said).toEqual(['a']);
    vi.advanceTimersByTime(9_999);
    expect(said).toEqual(['a']);
    vi.advanceTimersByTime(1);
    expect(said).toEqual(['a', 'c']);
  });
});
