import { describe, expect, it } from 'vitest';
import { checkUnder } from '../../shared/asc/text-rules';
import {
  AppStorePlan,
  type StoreLanguage,
  type StorePage,
  type StoreTexts,
  type StoreVersion,
} from '../../shared/domain/app-store';
import { issuesIn } from '../../shared/domain/note-issues';
import {
  copiedTexts,
  copiesToWrite,
  languagesToEdit,
  missingTexts,
  offeredTexts,
  shownTexts,
  storeTextRule,
  withStoreTexts,
} from '../../shared/domain/store-texts';

function language(locale: string, texts: Partial<StoreLanguage> = {}): StoreLanguage {
  return {
    id: locale,
    locale,
    whatsNew: '',
    promotionalText: '',
    description: 'Notes.',
    keywords: 'notes',
    supportUrl: 'https://example.com',
    marketingUrl: '',
    screenshots: ['APP_IPHONE_67'],
    ...texts,
  };
}

const version = (versionString: string, state: string): StoreVersion => ({
  id: versionString,
  versionString,
  platform: 'IOS',
  state,
  createdDate: null,
  copyright: null,
  releaseType: null,
  earliestReleaseDate: null,
  build: null,
  phased: null,
});

const languages = [language('en-US', { whatsNew: 'New search.' }), language('de-DE')];

describe('the texts of a version', () => {
  it('a typed text is kept only while it differs from what the version has', () => {
    const typed = withStoreTexts(languages, [], 'whatsNew', [
      { locale: 'en-US', text: 'New search, offline.' },
      { locale: 'de-DE', text: '' },
    ]);
    const base = { whatsNew: 'New search.' };
    expect(typed).toEqual([{ locale: 'en-US', whatsNew: 'New search, offline.', base }]);
    const back = withStoreTexts(languages, typed, 'whatsNew', [
      { locale: 'en-US', text: 'New search.' },
    ]);
    expect(back).toEqual([]);
  });

  it('an emptied text is a change, and the other texts of its language stay', () => {
    const typed = withStoreTexts(languages, [{ locale: 'en-US', keywords: 'search' }], 'whatsNew', [
      { locale: 'en-US', text: '' },
    ]);
    const base = { whatsNew: 'New search.' };
    expect(typed).toEqual([{ locale: 'en-US', keywords: 'search', whatsNew: '', base }]);
  });

  it('what a person saw when they began to type is kept, until their text has arrived', () => {
    const now = (whatsNew: string) => [language('en-US', { whatsNew })];
    const type = (stored: string, typed: StoreTexts[], text: string) =>
      withStoreTexts(now(stored), typed, 'whatsNew', [{ locale: 'en-US', text }]);
    const first = type('New search.', [], 'Mine');
    const later = type('Theirs', first, 'Mine, longer');
    expect(later).toMatchObject([{ whatsNew: 'Mine, longer', base: { whatsNew: 'New search.' } }]);
    const sent = type('Mine, longer', later, 'Mine, longest');
    expect(sent).toMatchObject([{ whatsNew: 'Mine, longest', base: { whatsNew: 'Mine, longer' } }]);
    expect(type('Theirs', later, 'Theirs')).toEqual([]);
  });

  it('a language in which any text was typed is listed with every text', () => {
    const shown = shownTexts(languages, [{ locale: 'ja', description: 'メモ' }], 'whatsNew');
    expect(shown.map(({ locale }) => locale)).toEqual(['en-US', 'de-DE', 'ja']);
    expect(shown.at(-1)?.text).toBe('');
  });

  it('a new language lacks what App Review requires until it is typed', () => {
    const page = { versions: [version('1.3.2', 'READY_FOR_DISTRIBUTION')] };
    const offered = offeredTexts(page);
    const typed = [{ locale: 'ja', whatsNew: '検索', keywords: 'メモ' }];
    expect(missingTexts(languages, typed, offered, 'ja')).toEqual(['description', 'supportUrl']);
    expect(missingTexts(languages, typed, offered, 'de-DE')).toEqual(['whatsNew']);
  });

  it('a first version has no What’s New, and begins in the primary language', () => {
    const page = {
      app: { id: '1', name: '', bundleId: '', primaryLocale: 'fr-FR', contentRights: null },
      versions: [version('1.0', 'PREPARE_FOR_SUBMISSION')],
      open: null,
      live: null,
      languages: null,
      liveLanguages: null,
    } satisfies Partial<StorePage>;
    expect(offeredTexts(page)).not.toContain('whatsNew');
    expect(languagesToEdit(page)?.map(({ locale }) => locale)).toEqual(['fr-FR']);
  });

  it('the next version begins with the texts of the one on sale, without What’s New', () => {
    const live = version('1.3.2', 'READY_FOR_DISTRIBUTION');
    const page = {
      app: { id: '1', name: '', bundleId: '', primaryLocale: 'en-US', contentRights: null },
      open: null,
      live,
      languages: null,
      liveLanguages: languages,
    } satisfies Partial<StorePage>;
    expect(languagesToEdit(page)?.[0]).toMatchObject({ whatsNew: '', keywords: 'notes' });
    // Texts that could not be read are not known to be empty.
    expect(languagesToEdit({ ...page, liveLanguages: null })).toBeNull();
  });
});

describe('the limits of a text', () => {
  it('keywords are counted to 100, and an emoji in them is not called refused', () => {
    const rule = storeTextRule('keywords');
    expect(checkUnder('a'.repeat(100), rule)).toMatchObject({ tooLong: false, limit: 100 });
    expect(checkUnder('a'.repeat(101), rule).tooLong).toBe(true);
    expect(issuesIn({ locale: 'en-US', text: 'notes 🚀' }, null, [], rule)).toEqual([]);
  });

  it('an emoji in What’s New and in the description is refused like one in What to Test', () => {
    for (const field of ['whatsNew', 'description'] as const) {
      const [issue] = issuesIn(
        { locale: 'en-US', text: 'Fast 🚀' },
        null,
        [],
        storeTextRule(field),
      );
      expect(issue).toMatchObject({ kind: 'refused', weight: 'blocker' });
    }
  });

  it('promotional text that is too long is marked from its own limit on', () => {
    const text = 'a'.repeat(175);
    const [issue] = issuesIn({ locale: 'en-US', text }, null, [], storeTextRule('promotionalText'));
    expect(issue).toMatchObject({
      kind: 'too-long',
      count: 5,
      places: [{ start: 170, end: 175 }],
    });
  });

  it('an address without https:// is refused, with the address that was probably meant', () => {
    const rule = storeTextRule('supportUrl');
    const issues = (text: string) => issuesIn({ locale: 'en-US', text }, null, [], rule);
    expect(issues('https://example.com/help?topic=1#top')).toEqual([]);
    expect(issues('')).toEqual([]);
    expect(issues('example.com/help')[0]).toMatchObject({
      kind: 'no-address',
      changes: [{ text: 'https://example.com/help' }],
    });
    expect(issues('ftp://example.com')[0]).toMatchObject({ kind: 'no-address', changes: [] });
  });
});

describe('copying between What to Test and What’s New', () => {
  it('only the same languages by Apple’s exact codes are written, and only what changes', () => {
    const copies = copiedTexts(
      [
        { locale: 'en-US', text: 'Search.' },
        { locale: 'en-GB', text: 'Search!' },
        { locale: 'de-DE', text: 'Suche.' },
        { locale: 'fr-FR', text: 'Recherche.' },
        { locale: 'ja', text: ' ' },
      ],
      [
        { locale: 'en-US', text: 'Search.' },
        { locale: 'de-DE', text: '' },
        { locale: 'fr-FR', text: 'Ancien.' },
        { locale: 'ja', text: '' },
      ],
    );
    expect(copies.map(({ outcome }) => outcome)).toEqual([
      'same',
      'new-language',
      'fills',
      'replaces',
    ]);
    expect(copiesToWrite(copies)).toEqual([
      { locale: 'de-DE', text: 'Suche.' },
      { locale: 'fr-FR', text: 'Recherche.' },
    ]);
  });
});

it('a plan with a language twice, in whatever case, is refused', () => {
  const texts = (...locales: string[]) => locales.map((locale) => ({ locale, whatsNew: 'A' }));
  expect(AppStorePlan.safeParse({ texts: texts('en-US', 'de-DE') }).success).toBe(true);
  expect(AppStorePlan.safeParse({ texts: texts('en-US', 'en-us') }).success).toBe(false);
});
