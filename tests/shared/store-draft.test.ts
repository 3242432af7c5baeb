import { describe, expect, it } from 'vitest';
import type { StorePage, StoreVersion } from '#shared/domain/app-store';
import {
  chosenRelease,
  emptyStoreDraft,
  hoursAround,
  releaseOf,
  releaseProblem,
  type StoreDraft,
  settledDraft,
  storePlanOf,
} from '#shared/domain/store-draft';

const version = (change: Partial<StoreVersion> = {}): StoreVersion => ({
  id: 'v2',
  versionString: '1.4.0',
  platform: 'IOS',
  state: 'PREPARE_FOR_SUBMISSION',
  createdDate: null,
  copyright: '2026 Northwind',
  releaseType: 'MANUAL',
  earliestReleaseDate: null,
  build: null,
  phased: null,
  ...change,
});

const page = (change: Partial<StorePage> = {}): StorePage => {
  const open = version();
  return {
    app: { id: '1', name: 'Orbit', bundleId: 'a.b', primaryLocale: 'en-US', contentRights: null },
    platform: 'IOS',
    versions: [open],
    open,
    live: null,
    languages: [],
    liveLanguages: null,
    reviewDetail: null,
    info: null,
    submissions: [],
    failed: [],
    ...change,
  };
};

const draft = (change: Partial<StoreDraft>): StoreDraft => ({ ...emptyStoreDraft, ...change });
const scheduled = (at: string, timeZone: string | null = null) =>
  ({ type: 'scheduled', at, timeZone }) as const;

describe('the draft of a version', () => {
  it('what App Store Connect has by now is no change any more, in whatever time zone it was chosen', () => {
    const open = version({
      releaseType: 'SCHEDULED',
      earliestReleaseDate: '2026-12-03T08:00:00Z',
      copyright: '2026 Us',
    });
    const kept = draft({
      versionId: 'v2',
      release: scheduled('2026-12-03T09:00:00+01:00', 'Europe/Berlin'),
      timeZone: 'Europe/Berlin',
      copyright: '2026 Us',
      phasedRelease: true,
    });
    const settled = settledDraft(kept, page({ open, versions: [open] }));
    expect(settled).toMatchObject({ release: null, copyright: null, phasedRelease: true });
    // The zone stays for showing the date again.
    expect(chosenRelease({ open }, settled)).toEqual(
      scheduled('2026-12-03T08:00:00.000Z', 'Europe/Berlin'),
    );
  });

  it('only texts that the version does not have stay', () => {
    const language = {
      id: 'l',
      whatsNew: 'New',
      promotionalText: null,
      description: 'Notes',
      keywords: '',
      supportUrl: null,
      marketingUrl: null,
      screenshots: null,
    };
    const languages = [{ ...language, locale: 'en-US' }];
    const texts = [
      { locale: 'en-US', whatsNew: 'New', keywords: 'a,b' },
      { locale: 'de-DE', whatsNew: 'Neu' },
    ];
    expect(settledDraft(draft({ texts }), page({ languages })).texts).toEqual([
      { locale: 'en-US', keywords: 'a,b' },
      { locale: 'de-DE', whatsNew: 'Neu' },
    ]);
    expect(settledDraft(draft({ texts }), page({ languages: null })).texts).toEqual(texts);
  });

  it('a draft of a version that went on sale is over, and one that was made before the version is kept', () => {
    const out = version({ id: 'v1', state: 'READY_FOR_DISTRIBUTION', versionString: '1.3.2' });
    const texts = [{ locale: 'en-US', whatsNew: 'New' }];
    const both = page({ versions: [version(), out], live: out });
    expect(settledDraft(draft({ versionId: 'v1', texts, timeZone: 'UTC' }), both)).toEqual(
      draft({ versionId: 'v2', timeZone: 'UTC' }),
    );
    expect(settledDraft(draft({ versionId: null, texts }), both).texts).toEqual(texts);
    // Deleted by someone else: what was typed is not lost.
    expect(settledDraft(draft({ versionId: 'gone', texts }), both).texts).toEqual(texts);
  });

  it('a plan has how the version is released, also where nothing of it was changed', () => {
    const open = version({ releaseType: 'AFTER_APPROVAL' });
    expect(storePlanOf(page({ open }), emptyStoreDraft, false)).toMatchObject({
      release: { type: 'after-approval' },
      phasedRelease: null,
      copyright: null,
      submit: false,
    });
    expect(releaseOf(version({ releaseType: 'SCHEDULED', earliestReleaseDate: 'soon' }))).toEqual({
      type: 'manual',
    });
  });
});

describe('the date of a release', () => {
  const now = Date.parse('2026-12-03T08:00:00Z');

  it('a past date and one that is no full hour of UTC are refused here', () => {
    expect(releaseProblem(scheduled('2026-12-03T09:00:00Z'), now)).toBeNull();
    expect(releaseProblem(scheduled('2026-12-03T08:00:00Z'), now)).toBe('past');
    expect(releaseProblem(scheduled('2026-12-04T09:00:00+05:30'), now)).toBe('not-whole-hour');
    expect(releaseProblem(scheduled('2026-12-04T09:30:00+05:30'), now)).toBeNull();
    expect(releaseProblem({ type: 'manual' }, now)).toBeNull();
  });

  it('the full hours around a moment are offered', () => {
    const { earlier, later } = hoursAround(Date.parse('2026-12-04T09:00:00+05:30'));
    expect(new Date(earlier).toISOString()).toBe('2026-12-04T03:00:00.000Z');
    expect(later - earlier).toBe(3_600_000);
  });
});
