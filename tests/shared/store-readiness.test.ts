import { describe, expect, it } from 'vitest';
import type { StoreLanguage, StorePage, StoreVersion } from '../../shared/domain/app-store';
import type { PublishRun } from '../../shared/domain/publish-run';
import type { KnownOfStore } from '../../shared/domain/readiness-item';
import { readinessCounts, readinessOf } from '../../shared/domain/store-readiness';
import { reportedByRuns } from '../../shared/domain/store-reported';
import type { AppError } from '../../shared/errors';
import { message, type Text } from '../../shared/words/message';
import { inWords } from '../../shared/words/say';

const now = new Date('2026-12-01T12:00:00Z');

function version(more: Partial<StoreVersion> = {}): StoreVersion {
  return {
    id: 'open',
    versionString: '1.4.0',
    platform: 'IOS',
    state: 'PREPARE_FOR_SUBMISSION',
    createdDate: '2026-11-28T10:00:00Z',
    copyright: '2026 Northwind Apps',
    releaseType: 'MANUAL',
    earliestReleaseDate: null,
    build: {
      id: 'build',
      buildNumber: '42',
      processingState: 'VALID',
      expired: false,
      usesNonExemptEncryption: false,
    },
    phased: null,
    ...more,
  };
}

function language(locale: string, more: Partial<StoreLanguage> = {}): StoreLanguage {
  return {
    id: `text-${locale}`,
    locale,
    whatsNew: 'Sync is faster.',
    promotionalText: '',
    description: 'Notes that stay in order.',
    keywords: 'notes,sync',
    supportUrl: 'https://northwind.example/help',
    marketingUrl: '',
    screenshots: ['APP_IPHONE_67'],
    ...more,
  };
}

function page(more: Partial<StorePage> = {}): StorePage {
  const open = version();
  const live = version({ id: 'live', versionString: '1.3.2', state: 'READY_FOR_DISTRIBUTION' });
  return {
    app: {
      id: 'app',
      name: 'Orbit Notes',
      bundleId: 'com.northwind.orbit',
      primaryLocale: 'en-US',
      contentRights: 'DOES_NOT_USE_THIRD_PARTY_CONTENT',
    },
    platform: 'IOS',
    versions: [open, live],
    open,
    live,
    languages: [language('en-US'), language('de-DE')],
    liveLanguages: [language('en-US'), language('de-DE')],
    reviewDetail: {
      id: 'detail',
      contactFirstName: 'Ada',
      contactLastName: 'Berg',
      contactPhone: '+49 30 1234567',
      contactEmail: 'ada@northwind.example',
      demoAccountRequired: 'false',
      demoAccountName: '',
      demoAccountPassword: '',
      notes: '',
    },
    info: {
      id: 'info',
      state: 'PREPARE_FOR_SUBMISSION',
      primaryCategory: 'PRODUCTIVITY',
      unansweredAgeRating: [],
      languages: ['en-US', 'de-DE'].map((locale) => ({
        locale,
        name: 'Orbit Notes',
        subtitle: '',
        privacyPolicyUrl: 'https://northwind.example/privacy',
      })),
    },
    submissions: [],
    failed: [],
    ...more,
  };
}

function open(more: Partial<StoreVersion>): StorePage {
  const { live } = page();
  const changed = version(more);
  return page({ open: changed, versions: [changed, ...(live ? [live] : [])] });
}

function german(more: Partial<StoreLanguage>): StorePage {
  return page({ languages: [language('en-US'), language('de-DE', more)] });
}

const found = (shown: StorePage, known: KnownOfStore = {}): string[] =>
  readinessOf(shown, { now, ...known })
    .filter(({ severity }) => severity !== 'ready')
    .map(({ severity, code, locales }) => [severity, code, ...locales].join(' '));

it('a complete version is ready in every line, and each line is named once', () => {
  const items = readinessOf(page(), { now });
  expect(items.map(({ severity }) => severity)).toEqual(items.map(() => 'ready'));
  expect(new Set(items.map(({ code }) => code)).size).toBe(items.length);
  expect(readinessCounts(items)).toEqual({
    blockers: 0,
    warnings: 0,
    unchecked: 0,
    ready: items.length,
  });
});

describe('what one version lacks is one line of the readiness list', () => {
  const { app, info, reviewDetail } = page();
  it.each<[string, StorePage, string]>([
    ['build', open({ build: null }), 'blocker build-missing'],
    ['What’s New', german({ whatsNew: '' }), 'blocker whats-new-missing de-DE'],
    ['description', german({ description: ' ' }), 'blocker description-missing de-DE'],
    ['keywords', german({ keywords: '' }), 'blocker keywords-missing de-DE'],
    ['support URL', german({ supportUrl: '' }), 'blocker support-url-missing de-DE'],
    ['copyright', open({ copyright: '' }), 'blocker copyright-missing'],
    [
      'content rights',
      page({ app: { ...app, contentRights: '' } }),
      'blocker content-rights-missing',
    ],
    [
      'category',
      page({ info: info && { ...info, primaryCategory: '' } }),
      'blocker category-missing',
    ],
    [
      'age rating',
      page({ info: info && { ...info, unansweredAgeRating: ['gambling'] } }),
      'blocker age-rating-unanswered',
    ],
    [
      'contact',
      page({ reviewDetail: reviewDetail && { ...reviewDetail, contactPhone: '' } }),
      'blocker contact-missing',
    ],
    ['review details', page({ reviewDetail: null }), 'blocker contact-missing'],
    [
      'password',
      page({
        reviewDetail: reviewDetail && {
          ...reviewDetail,
          demoAccountRequired: 'true',
          demoAccountName: 'demo',
        },
      }),
      'blocker demo-account-missing',
    ],
    [
      'screenshots',
      page({
        languages: [language('en-US', { screenshots: [] }), language('de-DE', { screenshots: [] })],
      }),
      'blocker screenshots-missing en-US de-DE',
    ],
    ['translated screenshots', german({ screenshots: [] }), 'warning screenshots-partial de-DE'],
    ['higher version number', open({ versionString: '1.3.2' }), 'blocker version-not-higher'],
    [
      'processed build',
      open({
        build: {
          id: 'b',
          buildNumber: '42',
          processingState: 'PROCESSING',
          expired: false,
          usesNonExemptEncryption: false,
        },
      }),
      'blocker build-processing',
    ],
    [
      'build that has not expired',
      open({
        build: {
          id: 'b',
          buildNumber: '42',
          processingState: 'VALID',
          expired: true,
          usesNonExemptEncryption: false,
        },
      }),
      'blocker build-expired',
    ],
    [
      'export compliance',
      open({
        build: {
          id: 'b',
          buildNumber: '42',
          processingState: 'VALID',
          expired: false,
          usesNonExemptEncryption: null,
        },
      }),
      'blocker compliance-unanswered',
    ],
    ['state', open({ state: '' }), 'unchecked version-unchecked'],
    ['editable state', open({ state: 'IN_REVIEW' }), 'blocker version-locked'],
    ['short keywords', german({ keywords: 'a'.repeat(101) }), 'blocker keywords-too-long de-DE'],
    ['accepted characters', german({ whatsNew: 'Neu 🚀' }), 'blocker whats-new-characters de-DE'],
    [
      'web address',
      german({ supportUrl: 'northwind.example' }),
      'blocker support-url-invalid de-DE',
    ],
    [
      'reported screenshots',
      german({ screenshots: null }),
      'unchecked screenshots-unchecked de-DE',
    ],
    ['reported text', german({ description: null }), 'unchecked texts-unchecked de-DE'],
  ])('%s', (_, shown, line) => {
    expect(found(shown)).toEqual([line]);
  });
});

it('a first version needs no What’s New', () => {
  const first = version();
  const shown = page({
    versions: [first],
    open: first,
    live: null,
    liveLanguages: null,
    languages: [language('en-US', { whatsNew: '' })],
    info: page().info,
  });
  expect(found(shown)).toEqual([]);
});

it('texts count as soon as they are typed, and a language that was only typed is asked for its own texts', () => {
  const typed = (locale: string, whatsNew: string) => ({
    draft: { texts: [{ locale, whatsNew }], copyright: null },
  });
  expect(found(german({ whatsNew: '' }), typed('de-DE', 'Schneller.'))).toEqual([]);
  expect(found(page(), typed('de-DE', ''))).toEqual(['blocker whats-new-missing de-DE']);
  expect(found(page(), typed('fr-FR', 'Plus rapide.'))).toEqual([
    'blocker description-missing fr-FR',
    'blocker keywords-missing fr-FR',
    'blocker support-url-missing fr-FR',
    'warning language-added fr-FR',
    'warning screenshots-partial fr-FR',
  ]);
});

it('a version that a run will make has the texts of the released one, without its What’s New', () => {
  const { live } = page();
  const shown = page({
    open: null,
    languages: null,
    versions: live ? [live] : [],
    reviewDetail: null,
  });
  expect(found(shown)).toContain('blocker version-missing');
  expect(found(shown, { buildId: 'new' })).toEqual([
    'blocker whats-new-missing en-US de-DE',
    'unchecked contact-unchecked',
  ]);
});

it('a part that could not be read is never ready', () => {
  const error = {
    code: 'server-error' as const,
    title: 'Apple’s server failed',
    detail: 'It answered 500.',
    whatToDo: 'Try again.',
    retryable: true,
    apple: null,
  };
  const part = (name: 'languages' | 'info' | 'review-detail') => ({
    failed: [{ part: name, error }],
  });
  expect(found(page({ languages: null, ...part('languages') }))).toEqual([
    'unchecked languages-unread',
  ]);
  expect(found(page({ info: null, ...part('info') }))).toEqual(['unchecked info-unread']);
  expect(found(page({ reviewDetail: null, ...part('review-detail') }))).toEqual([
    'unchecked review-detail-unread',
  ]);
});

it('what blocks comes first, whatever it is about', () => {
  const shown = page({
    languages: [language('en-US', { description: 'Also on Android.', screenshots: null })],
    app: { ...page().app, contentRights: '' },
  });
  expect(readinessOf(shown, { now }).map(({ severity }) => severity)).toEqual(
    expect.arrayContaining(['blocker', 'warning', 'unchecked', 'ready']),
  );
  expect(found(shown).map((line) => line.split(' ')[0])).toEqual([
    'blocker',
    'warning',
    'unchecked',
  ]);
});

it('an old copyright and wording are warnings that quote the text and name the languages', () => {
  expect(found(open({ copyright: '2024 Northwind Apps' }))).toEqual(['warning copyright-year']);
  const items = readinessOf(german({ description: 'Auch für Android.' }), { now });
  const [item] = items;
  expect(item).toMatchObject({ code: 'wording-other-platform', locales: ['de-DE'] });
  expect(item && inWords(item.detail ?? '')).toBe(
    'App Review may reject “Android” in Description.',
  );
});

it('dead links are warnings, and those that did not answer are not known', () => {
  const help = 'https://northwind.example/help';
  const at = (outcome: 'ok' | 'dead' | 'unreachable') =>
    found(page(), { links: [{ url: help, outcome, status: null }] });
  expect(at('ok')).toEqual([]);
  expect(at('dead')).toEqual(['warning link-dead en-US de-DE']);
  expect(at('unreachable')).toEqual(['unchecked link-unreachable en-US de-DE']);
});

it('without a version, and without one on sale, everything is to do in the primary language', () => {
  const nothing = page({
    versions: [],
    open: null,
    live: null,
    languages: null,
    liveLanguages: null,
    reviewDetail: null,
  });
  expect(found(nothing, { buildId: 'new' })).toEqual([
    'blocker description-missing en-US',
    'blocker keywords-missing en-US',
    'blocker support-url-missing en-US',
    'blocker screenshots-missing en-US',
    'blocker copyright-missing',
    'unchecked contact-unchecked',
  ]);
  const unknown = { ...nothing, app: { ...nothing.app, primaryLocale: null } };
  expect(found(unknown, { buildId: 'new' })).toContain('unchecked languages-unread');
  const names = (items: ReturnType<typeof readinessOf>) =>
    items.flatMap(({ severity, code }) => (severity === 'ready' ? [code] : []));
  expect(names(readinessOf(unknown, { now, buildId: 'new' }))).not.toContain('description');
});

describe('what Apple refused the last submission for', () => {
  const missing = (name: 'price' | 'description' | 'age-rating' | 'declaration') =>
    message(`store-missing.${name}`);
  const screenshots = (display: string) =>
    message('store-missing.in-languages', {
      thing: message('store-missing.screenshots-for', { display }),
      languages: { list: [{ locale: 'de-DE' }] },
    });
  const lines = (shown: StorePage, reported: readonly Text[]) =>
    readinessOf(shown, { now, reported })
      .filter(({ severity }) => severity !== 'ready')
      .map(({ severity, code, title, fix, locales }) => ({
        line: [severity, code, ...locales].join(' '),
        title: inWords(title),
        fix,
      }));

  it('is a line with where it is fixed, if the list can’t see it otherwise', () => {
    expect(lines(page(), [missing('price'), screenshots('APP_IPAD_PRO_129')])).toEqual([
      {
        line: 'warning price-reported',
        title: 'App Review asks for a price',
        fix: { in: 'web', page: 'pricing' },
      },
      {
        line: 'warning screenshots-reported de-DE',
        title: 'App Review asks for screenshots for APP_IPAD_PRO_129 in German',
        fix: { in: 'web', page: 'screenshots' },
      },
    ]);
  });

  it('leaves the list once it reads as fixed, and is not there twice while it is missing', () => {
    const reported = [missing('description'), missing('age-rating'), screenshots('APP_IPHONE_67')];
    expect(lines(page(), reported)).toEqual([]);
    expect(lines(german({ description: '' }), reported).map(({ line }) => line)).toEqual([
      'blocker description-missing de-DE',
    ]);
    expect(lines(german({ description: null }), reported).map(({ line }) => line)).toEqual([
      'warning description-reported',
      'unchecked texts-unchecked de-DE',
    ]);
  });

  it('is what the newest run of the version met; another submission of it ends that', () => {
    const error: AppError = {
      code: 'store-not-ready',
      title: 'The version is not ready',
      detail: message('error.store-not-ready.detail', { items: { list: [missing('price')] } }),
      whatToDo: 'Fix it.',
      retryable: true,
      apple: null,
    };
    const run = (
      createdAt: string,
      status: PublishRun['status'],
      versionId = 'open',
      submit = true,
    ): Parameters<typeof reportedByRuns>[0][number] => ({
      createdAt,
      status,
      plan: { appStore: { submit } } as PublishRun['plan'],
      store: { versionId } as NonNullable<PublishRun['store']>,
    });
    const at = '2026-12-01T10:00:00Z';
    const failed = run('2026-12-01T09:00:00Z', { state: 'failed', at, error });
    const later = (versionId?: string, submit?: boolean) =>
      run('2026-12-01T11:00:00Z', { state: 'done', at }, versionId, submit);
    expect(reportedByRuns([failed], page())).toEqual([missing('price')]);
    expect(reportedByRuns([failed, later('other')], page())).toEqual([missing('price')]);
    expect(reportedByRuns([failed, later('open', false)], page())).toEqual([missing('price')]);
    expect(reportedByRuns([failed, later()], page())).toEqual([]);
    expect(reportedByRuns([failed], { open: null })).toEqual([]);
  });
});

it('a row names who may fix it, and “you” if the role of the key is enough', () => {
  const shown = page({ app: { ...page().app, contentRights: '' } });
  const who = (role: KnownOfStore['role']) =>
    readinessOf(shown, { now, role }).find(({ severity }) => severity === 'blocker')?.who;
  expect(who(null)).toBe('app-manager');
  expect(who('APP_MANAGER')).toBe('you');
  expect(who('DEVELOPER')).toBe('app-manager');
  const texts = readinessOf(german({ keywords: '' }), { now, role: 'DEVELOPER' });
  expect(texts[0]).toMatchObject({ code: 'keywords-missing', who: 'app-manager' });
  expect(readinessOf(german({ keywords: '' }), { now })[0]).toMatchObject({ who: 'you' });
  const reported = ['The Paid Apps Agreement needs a signature', 'The app has no price yet'];
  expect(
    readinessOf(page(), { now, role: 'ADMIN', reported })
      .filter(({ code }) => code === 'apple-reported')
      .map((item) => [item.severity, item.title, item.who, item.fix]),
  ).toEqual([
    ['warning', reported[0], 'account-holder', { in: 'web', page: 'agreements' }],
    ['warning', reported[1], 'you', { in: 'web', page: 'pricing' }],
  ]);
});
