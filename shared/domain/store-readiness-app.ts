import { message } from '../words/message';
import type { StoreInfo, StoreLanguage, StorePage } from './app-store';
import type { KnownOfStore } from './readiness-item';
import {
  blocker,
  fieldName,
  fieldNames,
  inSlipway,
  languageNames,
  type NamedField,
  onWeb,
  type Row,
  topic,
  unchecked,
  unreadPart,
  warning,
} from './store-readiness-rows';
import { alwaysInContact, ofDemoAccount } from './test-information';

/** What belongs to the app: its information, the contact for App Review, content rights and copyright. */
export function appRows(
  page: StorePage,
  languages: readonly StoreLanguage[] | null,
  known: KnownOfStore,
): Row[] {
  return [
    ...infoRows(page, languages ?? []),
    ...topic('content-rights', [contentRights(page)]),
    ...contactRows(page),
    ...topic('copyright', [copyright(page, known)]),
    ...[unreadPart(page, 'submissions')].filter((one) => one !== null),
  ];
}

function infoRows(page: StorePage, languages: readonly StoreLanguage[]): Row[] {
  const { info } = page;
  if (info === null)
    return [
      unreadPart(page, 'info') ??
        unchecked('info-unread', message('store-readiness.part-unread.info')),
    ];
  return [
    ...topic('name', [
      nameFinding(info, languages),
      tooLong('name', info),
      tooLong('subtitle', info),
    ]),
    ...topic('privacy-policy', [privacyPolicy(page, info)]),
    ...topic('category', [category(info)]),
    ...topic('age-rating', [ageRating(info)]),
  ];
}

/** Characters that Apple takes at most (Apple, App information, read in November 2026). */
const longestName = 30;

function tooLong(field: 'name' | 'subtitle', info: StoreInfo): Row | null {
  const long = info.languages.filter((language) => (language[field] ?? '').length > longestName);
  if (long.length === 0) return null;
  const locales = long.map(({ locale }) => locale);
  return blocker(
    `${field}-too-long`,
    message('store-readiness.text-too-long.title', {
      field: fieldName(field),
      languages: languageNames(locales),
    }),
    {
      detail: message('store-readiness.text-too-long.detail', {
        limit: longestName,
        length: Math.max(...long.map((language) => (language[field] ?? '').length)),
      }),
      locales,
      fix: onWeb('app-information'),
    },
  );
}

/** Each language of the version has a row of the app’s information: Apple makes it along with the texts. */
function nameFinding(info: StoreInfo, languages: readonly StoreLanguage[]): Row | null {
  const fix = onWeb('app-information');
  const rows = new Map(info.languages.map((language) => [language.locale, language]));
  const isEmpty = ({ name }: { name: string | null }) => name !== null && name.trim() === '';
  const without = languages
    // A language that is only typed gets its row when it is created.
    .filter(({ id, locale }) => id !== '' && locale !== '' && !rows.has(locale))
    .map(({ locale }) => locale);
  const locales = [
    ...info.languages.filter(isEmpty).map(({ locale }) => locale),
    ...(info.languages.some(({ locale }) => locale === '') ? [] : without),
  ];
  if (locales.length > 0)
    return blocker(
      'name-missing',
      message('store-readiness.name-missing.title', { languages: languageNames(locales) }),
      {
        detail: message('store-readiness.name-missing.detail'),
        locales,
        fix,
      },
    );
  if (info.languages.length === 0 || info.languages.some(({ name }) => name === null))
    return unchecked('name-unchecked', message('store-readiness.name-unchecked.title'), { fix });
  return null;
}

function privacyPolicy({ app }: StorePage, info: StoreInfo): Row | null {
  const fix = onWeb('privacy');
  const locales = info.languages
    .filter(({ privacyPolicyUrl }) => privacyPolicyUrl?.trim() === '')
    .map(({ locale }) => locale);
  const isUnknown =
    info.languages.length === 0 ||
    info.languages.some(({ privacyPolicyUrl }) => privacyPolicyUrl === null);
  if (locales.length === 0)
    return isUnknown
      ? unchecked(
          'privacy-policy-unchecked',
          message('store-readiness.privacy-policy-unchecked.title'),
          { fix },
        )
      : null;
  const title = message('store-readiness.privacy-policy-missing.title', {
    languages: languageNames(locales),
  });
  const primaryHasOne = info.languages.some(
    ({ locale, privacyPolicyUrl }) =>
      locale === app.primaryLocale && privacyPolicyUrl !== null && privacyPolicyUrl.trim() !== '',
  );
  return primaryHasOne
    ? warning('privacy-policy-partial', title, {
        detail: message('store-readiness.privacy-policy-partial.detail'),
        locales,
        fix,
      })
    : blocker('privacy-policy-missing', title, {
        detail: message('store-readiness.privacy-policy-missing.detail'),
        locales,
        fix,
      });
}

function category({ primaryCategory }: StoreInfo): Row | null {
  const fix = onWeb('app-information');
  if (primaryCategory === null)
    return unchecked('category-unchecked', message('store-readiness.category-unchecked.title'), {
      fix,
    });
  if (primaryCategory !== '') return null;
  return blocker('category-missing', message('store-readiness.category-missing.title'), {
    detail: message('store-readiness.category-missing.detail'),
    fix,
  });
}

/** More questions than these are not listed. */
const mostQuestions = 12;

function ageRating({ unansweredAgeRating }: StoreInfo): Row | null {
  const fix = onWeb('age-rating');
  if (unansweredAgeRating === null)
    return unchecked(
      'age-rating-unchecked',
      message('store-readiness.age-rating-unchecked.title'),
      { fix },
    );
  if (unansweredAgeRating.length === 0) return null;
  return blocker(
    'age-rating-unanswered',
    message('store-readiness.age-rating-unanswered.title', { count: unansweredAgeRating.length }),
    {
      // Apple's names of its questions, as its API writes them.
      detail: message('store-readiness.age-rating-unanswered.detail', {
        questions: { list: unansweredAgeRating.slice(0, mostQuestions) },
      }),
      fix,
    },
  );
}

function contentRights({ app }: StorePage): Row | null {
  const fix = onWeb('app-information');
  if (app.contentRights === null)
    return unchecked(
      'content-rights-unchecked',
      message('store-readiness.content-rights-unchecked.title'),
      { fix },
    );
  if (app.contentRights !== '') return null;
  return blocker(
    'content-rights-missing',
    message('store-readiness.content-rights-missing.title'),
    {
      detail: message('store-readiness.content-rights-missing.detail'),
      fix,
    },
  );
}

function contactRows(page: StorePage): Row[] {
  const unread = unreadPart(page, 'review-detail');
  return unread ? [unread] : topic('contact', contactFindings(page));
}

function contactFindings({ open, reviewDetail }: StorePage): (Row | null)[] {
  const fix = inSlipway('review-detail');
  const title = message('store-readiness.contact-unchecked.title');
  if (open === null)
    return [
      unchecked('contact-unchecked', title, {
        detail: message('store-readiness.contact-unchecked.no-version'),
      }),
    ];
  const stored = (field: Extract<NamedField, keyof NonNullable<typeof reviewDetail>>) =>
    reviewDetail === null ? '' : reviewDetail[field];
  const isMissing = (field: (typeof alwaysInContact)[number] | (typeof ofDemoAccount)[number]) =>
    stored(field)?.trim() === '';
  const contact = alwaysInContact.filter(isMissing);
  const isRequired = reviewDetail?.demoAccountRequired === 'true';
  const demo = isRequired ? ofDemoAccount.filter(isMissing) : [];
  const asked = [...alwaysInContact, ...(isRequired ? ofDemoAccount : [])];
  return [
    contact.length === 0
      ? null
      : blocker('contact-missing', message('store-readiness.contact-missing.title'), {
          detail: message('store-readiness.contact-missing.detail', {
            fields: fieldNames(contact),
          }),
          fix,
        }),
    demo.length === 0
      ? null
      : blocker('demo-account-missing', message('store-readiness.demo-account-missing.title'), {
          detail: message('store-readiness.demo-account-missing.detail', {
            fields: fieldNames(demo),
          }),
          fix,
        }),
    contact.length === 0 && asked.some((field) => stored(field) === null)
      ? unchecked('contact-unchecked', title, { fix })
      : null,
  ];
}

function copyright(
  { open, live }: StorePage,
  { draft, now = new Date() }: KnownOfStore,
): Row | null {
  const before = open ?? live;
  // A first version has what is typed; the next one begins as the released one.
  const text = draft?.copyright ?? (before === null ? '' : before.copyright);
  const fix = inSlipway('version');
  if (text === null)
    return unchecked('copyright-unchecked', message('store-readiness.copyright-unchecked.title'), {
      fix,
    });
  if (text.trim() !== '') return null;
  return blocker('copyright-missing', message('store-readiness.copyright-missing.title'), {
    detail: message('store-readiness.copyright-missing.detail', {
      year: String(now.getFullYear()),
    }),
    fix,
  });
}
