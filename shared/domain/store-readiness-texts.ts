import { copyrightYear, type WordedField, type WordingRule, wordingIn } from '../asc/store-wording';
import { asSent, checkWhatToTest } from '../asc/text-rules';
import { message, type Text } from '../words/message';
import {
  type AppStorePlan,
  isFirstVersion,
  type StoreLanguage,
  type StorePage,
  type StoreTextField,
  storeTextFields,
  storeTextLimits,
  type TextsByField,
} from './app-store';
import type { KnownOfStore } from './readiness-item';
import {
  blocker,
  fieldName,
  fieldNames,
  inSlipway,
  languageNames,
  languagesDetail,
  onWeb,
  type ReadinessTopic,
  type Row,
  topic,
  unchecked,
  unreadPart,
  warning,
} from './store-readiness-rows';

/**
 * The texts that the open version will have: those of App Store Connect, with what a person has typed. While there is
 * no open version, those of the released one, which Apple copies, without its What's New. A version without any has its
 * primary language to do. Null if they were not read.
 */
export function effectiveLanguages(
  page: StorePage,
  draft: Pick<AppStorePlan, 'texts'> | null,
): StoreLanguage[] | null {
  const copied = page.liveLanguages?.map((language) => ({ ...language, whatsNew: '' })) ?? null;
  const read = page.open ? page.languages : page.live ? copied : [];
  if (read === null) return null;
  const { primaryLocale } = page.app;
  const languages =
    read.length === 0 && primaryLocale !== null ? [emptyLanguage(primaryLocale)] : [...read];
  for (const { locale, base: _seen, ...typed } of draft?.texts ?? []) {
    const place = languages.findIndex((language) => language.locale === locale);
    const before = languages[place] ?? emptyLanguage(locale);
    languages.splice(place === -1 ? languages.length : place, 1, { ...before, ...given(typed) });
  }
  return languages.length === 0 ? null : languages;
}

function given(typed: TextsByField) {
  return Object.fromEntries(
    Object.entries(typed).flatMap(([field, text]) =>
      text === undefined ? [] : [[field, asSent(text)]],
    ),
  );
}

function emptyLanguage(locale: string): StoreLanguage {
  const texts = Object.fromEntries(storeTextFields.map((field) => [field, ''])) as Record<
    StoreTextField,
    string
  >;
  return { id: '', locale, ...texts, screenshots: [] };
}

/** The texts of a version in every language, their wording, their links and their screenshots. */
export function textRows(
  page: StorePage,
  languages: readonly StoreLanguage[] | null,
  known: KnownOfStore,
): Row[] {
  if (languages === null)
    return [
      unreadPart(page, 'languages') ??
        unchecked('languages-unread', message('store-readiness.part-unread.languages')),
    ];
  return [
    ...missingRows(page, languages),
    ...topic('text-rules', [
      ...storeTextFields.map((field) => tooLong(field, languages)),
      refusedCharacters('description', languages),
      refusedCharacters('whatsNew', languages),
      notAnAddress('supportUrl', languages),
      notAnAddress('marketingUrl', languages),
      unreportedTexts(page, languages),
    ]),
    ...topic('languages', [addedForWhatsNew(page, languages)]),
    ...topic('screenshots', [screenshotFinding(page, languages)]),
    ...topic('wording', wordingFindings(page, languages, known)),
    ...(known.links === undefined
      ? []
      : topic('links', linkFindings(page, languages, known.links))),
  ];
}

const requiredFields = [
  ['whatsNew', 'whats-new'],
  ['description', 'description'],
  ['keywords', 'keywords'],
  ['supportUrl', 'support-url'],
] as const satisfies readonly (readonly [StoreTextField, ReadinessTopic])[];

/** What's New is required in every language of the version, and locked on the first version. */
function missingRows(page: StorePage, languages: readonly StoreLanguage[]): Row[] {
  const isFirst = isFirstVersion(page);
  return requiredFields
    .filter(([field]) => !(isFirst && field === 'whatsNew'))
    .flatMap(([field, name]) => {
      const locales = localesWith(languages, (language) => language[field]?.trim() === '');
      if (locales.length === 0 && isUnreported(field, languages)) return [];
      return topic(name, [
        locales.length === 0
          ? null
          : blocker(
              `${name}-missing`,
              message('store-readiness.text-missing.title', {
                field: fieldName(field),
                languages: languageNames(locales),
              }),
              { detail: languagesDetail(locales), locales, fix: inSlipway('texts') },
            ),
      ]);
    });
}

function isUnreported(field: StoreTextField, languages: readonly StoreLanguage[]): boolean {
  return languages.some((language) => language[field] === null);
}

/** Texts that App Review asks for and that the answer did not have. */
function unreportedTexts(page: StorePage, languages: readonly StoreLanguage[]): Row | null {
  const isFirst = isFirstVersion(page);
  const fields = requiredFields
    .map(([field]) => field)
    .filter((field) => !(isFirst && field === 'whatsNew') && isUnreported(field, languages));
  if (fields.length === 0) return null;
  return unchecked('texts-unchecked', message('store-readiness.texts-unchecked.title'), {
    detail: message('store-readiness.texts-unchecked.detail', { fields: fieldNames(fields) }),
    locales: localesWith(languages, (language) => fields.some((field) => language[field] === null)),
  });
}

/** Apple's codes of the languages for which something holds; a language without its code is left out. */
function localesWith(
  languages: readonly StoreLanguage[],
  holds: (language: StoreLanguage) => boolean,
): string[] {
  return languages.filter(holds).map(({ locale }) => locale);
}

// Not shown: the codes of texts.
const fieldCodes: Readonly<Record<StoreTextField, string>> = {
  whatsNew: 'whats-new',
  promotionalText: 'promotional-text',
  description: 'description',
  keywords: 'keywords',
  supportUrl: 'support-url',
  marketingUrl: 'marketing-url',
};

function tooLong(field: StoreTextField, languages: readonly StoreLanguage[]): Row | null {
  const limit = storeTextLimits[field];
  if (limit === undefined) return null;
  const lengthOf = (language: StoreLanguage) => asSent(language[field] ?? '').length;
  const long = languages.filter((language) => lengthOf(language) > limit);
  if (long.length === 0) return null;
  const locales = long.map(({ locale }) => locale);
  return blocker(
    `${fieldCodes[field]}-too-long`,
    message('store-readiness.text-too-long.title', {
      field: fieldName(field),
      languages: languageNames(locales),
    }),
    {
      detail: message('store-readiness.text-too-long.detail', {
        limit,
        length: Math.max(...long.map(lengthOf)),
      }),
      locales,
      fix: inSlipway('texts'),
    },
  );
}

/** More refused characters than these are not listed. */
const mostCharacters = 8;

/** Apple refuses the same characters as in What to Test (app-store-connect.md, notes 2). */
function refusedCharacters(
  field: 'description' | 'whatsNew',
  languages: readonly StoreLanguage[],
): Row | null {
  const found = languages.flatMap((language) => {
    const { refused } = checkWhatToTest(asSent(language[field] ?? ''));
    return refused.length === 0 ? [] : [{ locale: language.locale, refused }];
  });
  if (found.length === 0) return null;
  const locales = found.map(({ locale }) => locale);
  const characters = [
    ...new Set(
      found.flatMap(({ refused }) =>
        refused.map(({ character, codePoint }) =>
          /[\p{C}\p{M}]/u.test(character) ? codePoint : `${character} (${codePoint})`,
        ),
      ),
    ),
  ].slice(0, mostCharacters);
  return blocker(
    `${fieldCodes[field]}-characters`,
    message('store-readiness.text-characters.title', {
      field: fieldName(field),
      languages: languageNames(locales),
    }),
    {
      detail: message('store-readiness.text-characters.detail', {
        characters: { list: characters },
      }),
      locales,
      fix: inSlipway('texts'),
    },
  );
}

function notAnAddress(
  field: 'supportUrl' | 'marketingUrl',
  languages: readonly StoreLanguage[],
): Row | null {
  const found = languages.filter((language) => {
    const url = language[field]?.trim() ?? '';
    return url !== '' && !isWebAddress(url);
  });
  if (found.length === 0) return null;
  const locales = found.map(({ locale }) => locale);
  return blocker(
    `${fieldCodes[field]}-invalid`,
    message('store-readiness.url-invalid.title', {
      field: fieldName(field),
      languages: languageNames(locales),
    }),
    {
      detail: message('store-readiness.url-invalid.detail', {
        urls: { list: [...new Set(found.map((language) => shortened(language[field] ?? '')))] },
      }),
      locales,
      fix: inSlipway('texts'),
    },
  );
}

function isWebAddress(url: string): boolean {
  return /^https?:\/\/[^\s/?#]+(?:[/?#]\S*)?$/i.test(url);
}

const longestQuote = 80;

function shortened(text: string): string {
  return text.length > longestQuote ? `${text.slice(0, longestQuote - 1)}…` : text;
}

/** A language that the released version lacks, and in which nothing but What's New is written. */
function addedForWhatsNew(page: StorePage, languages: readonly StoreLanguage[]): Row | null {
  const { live, liveLanguages } = page;
  if (live === null || liveLanguages === null) return null;
  const before = new Set(liveLanguages.map(({ locale }) => locale));
  const locales = localesWith(
    languages,
    ({ locale, whatsNew, description, keywords, supportUrl }) =>
      !before.has(locale) &&
      whatsNew !== null &&
      whatsNew.trim() !== '' &&
      [description, keywords, supportUrl].some((text) => text?.trim() === ''),
  );
  if (locales.length === 0) return null;
  return warning(
    'language-added',
    message('store-readiness.language-added.title', { languages: languageNames(locales) }),
    {
      detail: message('store-readiness.language-added.detail', { live: live.versionString }),
      locales,
      fix: inSlipway('texts'),
    },
  );
}

/**
 * The App Store shows the primary language's screenshots in a language without its own; without those of the primary
 * language App Review refuses the version (app-store-connect.md, readiness 4).
 */
function screenshotFinding(page: StorePage, languages: readonly StoreLanguage[]): Row | null {
  const fix = onWeb('screenshots');
  const without = localesWith(languages, ({ screenshots }) => screenshots?.length === 0);
  const isUnknown = languages.some(({ screenshots }) => screenshots === null);
  if (without.length === 0)
    return isUnknown
      ? unchecked('screenshots-unchecked', message('store-readiness.screenshots-unchecked.title'), {
          fix,
          locales: localesWith(languages, ({ screenshots }) => screenshots === null),
        })
      : null;
  const { primaryLocale } = page.app;
  const isPrimaryWithout =
    (primaryLocale !== null && without.includes(primaryLocale)) ||
    without.length === languages.length;
  if (!isPrimaryWithout)
    return warning(
      'screenshots-partial',
      message('store-readiness.screenshots-partial.title', { languages: languageNames(without) }),
      {
        detail: message('store-readiness.screenshots-partial.detail'),
        locales: without,
        fix,
      },
    );
  return blocker(
    'screenshots-missing',
    message('store-readiness.screenshots-missing.title', { languages: languageNames(without) }),
    { detail: message('store-readiness.screenshots-missing.detail'), locales: without, fix },
  );
}

/** More quotes than these are not shown. */
const mostQuotes = 4;

interface Quote {
  rule: WordingRule;
  field: WordedField;
  locale: string;
  text: string;
}

function wordingFindings(
  page: StorePage,
  languages: readonly StoreLanguage[],
  { unwanted, draft, now = new Date() }: KnownOfStore,
): (Row | null)[] {
  const texts = [
    ...languages.flatMap((language) =>
      (['description', 'keywords', 'whatsNew', 'promotionalText'] as const).map((field) => ({
        field,
        locale: language.locale,
        text: language[field],
      })),
    ),
    ...(page.info?.languages ?? []).flatMap(({ locale, name, subtitle }) => [
      { field: 'name' as const, locale, text: name },
      { field: 'subtitle' as const, locale, text: subtitle },
    ]),
  ];
  const quotes = texts.flatMap(({ field, locale, text }): Quote[] =>
    wordingIn({ field, locale, text: text ?? '' }, unwanted).map((found) => ({
      ...found,
      field,
      locale,
    })),
  );
  const copyright = draft?.copyright ?? page.open?.copyright ?? '';
  return [
    ...wordingRules.map((rule) =>
      wordingRow(
        rule,
        quotes.filter((one) => one.rule === rule),
      ),
    ),
    copyrightFinding(copyright, now.getFullYear()),
  ];
}

const wordingRules: readonly WordingRule[] = [
  'curse',
  'other-platform',
  'placeholder',
  'future',
  'apple',
  'test',
  'price',
  'custom',
];

function wordingRow(rule: WordingRule, quotes: readonly Quote[]): Row | null {
  if (quotes.length === 0) return null;
  const locales = [...new Set(quotes.map(({ locale }) => locale))];
  const seen = new Set<string>();
  const different = quotes.filter(({ field, text }) => {
    const isNew = !seen.has(`${field} ${text}`);
    seen.add(`${field} ${text}`);
    return isNew;
  });
  const list = different
    .slice(0, mostQuotes)
    .map(({ field, text }) =>
      message('store-readiness.quoted', { text: shortened(text), field: fieldName(field) }),
    );
  const params = { quotes: { list } };
  const isOfApp = quotes.every(({ field }) => field === 'name' || field === 'subtitle');
  return warning(
    `wording-${rule}`,
    message(`store-readiness.wording-${rule}.title`, { languages: languageNames(locales) }),
    {
      detail:
        rule === 'custom'
          ? message('store-readiness.wording-custom.detail', params)
          : message('store-readiness.wording.detail', params),
      locales,
      fix: isOfApp ? onWeb('app-information') : inSlipway('texts'),
    },
  );
}

function copyrightFinding(text: string, now: number): Row | null {
  const year = copyrightYear(text);
  if (year === null || year >= now) return null;
  return warning(
    'copyright-year',
    message('store-readiness.copyright-year.title', { year: String(year) }),
    {
      detail: message('store-readiness.copyright-year.detail', {
        text: shortened(text),
        now: String(now),
      }),
      fix: inSlipway('version'),
    },
  );
}

/** Links that were looked at, of the texts as they are now. */
function linkFindings(
  page: StorePage,
  languages: readonly StoreLanguage[],
  links: NonNullable<KnownOfStore['links']>,
): (Row | null)[] {
  const localesOf = (url: string): string[] => [
    ...new Set([
      ...localesWith(languages, ({ supportUrl, marketingUrl }) =>
        [supportUrl, marketingUrl].includes(url),
      ),
      ...(page.info?.languages ?? [])
        .filter(({ privacyPolicyUrl }) => privacyPolicyUrl === url)
        .map(({ locale }) => locale),
    ]),
  ];
  const of = (outcome: 'dead' | 'unreachable') => links.filter((link) => link.outcome === outcome);
  const parts = (found: readonly { url: string }[]) => ({
    detail: urlList(found.map(({ url }) => url)),
    locales: [...new Set(found.flatMap(({ url }) => localesOf(url)))],
    fix: inSlipway('texts'),
  });
  const dead = of('dead');
  const unreachable = of('unreachable');
  return [
    dead.length === 0
      ? null
      : warning(
          'link-dead',
          message('store-readiness.link-dead.title', { count: dead.length }),
          parts(dead),
        ),
    unreachable.length === 0
      ? null
      : unchecked(
          'link-unreachable',
          message('store-readiness.link-unreachable.title', { count: unreachable.length }),
          parts(unreachable),
        ),
  ];
}

function urlList(urls: readonly string[]): Text {
  return message('store-readiness.links.detail', { urls: { list: urls.map(shortened) } });
}
