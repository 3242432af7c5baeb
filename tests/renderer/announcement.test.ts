import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { UploadProgress } from '#shared/domain/publish-run';
import { makeAnnouncer } from '../../src-renderer/store/announcer';
import { announcedWaitAfter, announcementOf } from '../../src-renderer/words/announcement';
import { running, sampleRun, stepsUpTo } from '../helpers/sample-run';

function uploadingAt(share: number) {
  const sent = share * 480_000_000;
  const upload: UploadProgress = {
    total: 480_000_000,
    stored: 0,
    parts: 92,
    partsStored: 0,
    discarded: 0,
    live: { sent, bytesPerSecond: null },
  };
  return sampleRun({ upload, steps: stepsUpTo('upload', running('sending')) });
}

describe('an announcement', () => {
  it('an announcement is made for a new step, a quarter of the upload and a new status', () => {
    const checking = sampleRun({ steps: stepsUpTo('check-package', running('reading')) });
    expect(announcementOf(checking, uploadingAt(0))).toBe(
      'Orbit Notes 1.4.0 (42): Title of upload. Sending.',
    );
    expect(announcementOf(uploadingAt(0.24), uploadingAt(0.26))).toBe(
      'Orbit Notes 1.4.0 (42): 25% uploaded.',
    );
    const paused = { ...uploadingAt(0.3), status: { state: 'paused', at: '' } } as const;
    expect(announcementOf(uploadingAt(0.3), paused)).toMatch(/Paused/);
  });

  it('no announcement is made for other changes', () => {
    expect(announcementOf(undefined, uploadingAt(0.5))).toBeNull();
    expect(announcementOf(uploadingAt(0.26), uploadingAt(0.49))).toBeNull();
  });

  it('an upload makes few announcements', () => {
    let said = 0;
    for (let percent = 1; percent <= 100; percent += 1) {
      if (announcementOf(uploadingAt((percent - 1) / 100), uploadingAt(percent / 100))) said += 1;
    }
    expect(said).toBe(3);
  });
});

describe('a hold', () => {
  const offline = {
    reason: 'offline',
    since: '2026-11-22T14:00:00.000Z',
    until: null,
    sentence: 'no answer',
  } as const;
  const going = uploadingAt(0.3);
  const held = { ...going, wait: offline };

  /** What is announced over these snapshots, one after the other. */
  function announcementsOver(snapshots: readonly ReturnType<typeof uploadingAt>[]): string[] {
    const said: string[] = [];
    let reported: Parameters<typeof announcedWaitAfter>[0] = null;
    snapshots.forEach((run, place) => {
      const words = announcementOf(snapshots[place - 1], run, reported);
      if (words !== null) said.push(words);
      reported = announcedWaitAfter(reported, snapshots[place - 1], run);
    });
    return said;
  }

  it('a wait is announced once, however often it retries', () => {
    const later = { ...held, wait: { ...offline, since: '2026-11-22T14:01:00.000Z' } };
    expect(announcementsOver([going, held, held, going, later, going, later])).toEqual([
      'Orbit Notes 1.4.0 (42): Waiting for network. This computer can’t reach App Store Connect.',
    ]);
  });

  it('a wait is announced again for another reason, and after the run has moved on', () => {
    const limited = { ...held, wait: { ...offline, reason: 'rate-limited' as const } };
    const moved = { ...going, upload: going.upload && { ...going.upload, partsStored: 3 } };
    expect(announcementsOver([going, held, limited])).toHaveLength(2);
    expect(announcementsOver([going, held, moved, { ...moved, wait: offline }])).toHaveLength(2);
  });
});

describe('the announcer', () => {
  beforeEach(() => vi.useFakeTimers({ now: 0 }));
  afterEach(() => vi.useRealTimers());

  it('the announcer announces the result of an action at once', () => {
    const said: string[] = [];
    const announcer = makeAnnouncer((words) => said.push(words), Date.now);
    announcer.announceNow('one');
    announcer.announceNow('two');
    expect(said).toEqual(['one', 'two']);
  });

  it('the announcer makes at most one automatic announcement in ten seconds, the latest', () => {
    const said: string[] = [];
    const announcer = makeAnnouncer((words) => said.push(words), Date.now);
    for (const words of ['a', 'b', 'c']) announcer.announceWhenQuiet(words);
    expect(said).toEqual(['a']);
    vi.advanceTimersByTime(9_999);
    expect(said).toEqual(['a']);
    vi.advanceTimersByTime(1);
    expect(said).toEqual(['a', 'c']);
  });
});
