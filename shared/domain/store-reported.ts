import type { AppError } from '../errors';
import { type MessageKey, message, type Text, type Value } from '../words/message';
import type { StorePage } from './app-store';
import type { PublishRun } from './publish-run';
import type { ReadinessFix, ReadinessItem } from './readiness-item';
import { inSlipway, onWeb, type ReadinessTopic, type Row, warning } from './store-readiness-rows';

/* What App Review refused the last submission for: only the run that submitted it knows. */

/** What App Review wants and did not find, one by one; null for any other error. */
export function missingForReview({ code, detail }: AppError): Text[] | null {
  if (code !== 'store-not-ready' || typeof detail === 'string') return null;
  const items = listOf(detail.params?.items);
  return items.length > 0 && items.every(isText) ? [...items] : null;
}

function listOf(value: Value | undefined): readonly Value[] {
  return typeof value === 'object' && 'list' in value ? value.list : [];
}

function isText(value: Value): value is Text {
  return typeof value === 'string' || (typeof value === 'object' && 'key' in value);
}

/**
 * What the newest of these runs with the open version was refused for. Nothing once another run has submitted it, or
 * while one does.
 */
export function reportedByRuns(
  runs: readonly Pick<PublishRun, 'createdAt' | 'plan' | 'status' | 'store'>[],
  { open }: Pick<StorePage, 'open'>,
): readonly Text[] {
  const ofVersion = runs.filter(
    ({ plan, store }) => plan.appStore?.submit === true && store !== null && isOf(store, open),
  );
  const newest = ofVersion.reduce<(typeof ofVersion)[number] | null>(
    (found, run) => (found === null || run.createdAt > found.createdAt ? run : found),
    null,
  );
  if (newest?.status.state !== 'failed') return [];
  return missingForReview(newest.status.error) ?? [];
}

function isOf({ versionId }: NonNullable<PublishRun['store']>, open: StorePage['open']): boolean {
  return versionId !== null && versionId === open?.id;
}

/** `store-missing.NAME`, without those that only put other texts together. */
type MissingThing = MessageKey extends infer Key
  ? Key extends `store-missing.${infer Name}`
    ? Exclude<Name, 'in-languages'>
    : never
  : never;

interface Thing {
  /** The line of the readiness list that is about it; null if the API does not show it. */
  topic: ReadinessTopic | null;
  fix: ReadinessFix;
  /** What the code of its own lines begins with, where that is not the topic. */
  code?: string;
}

const contact: Thing = { topic: 'contact', fix: inSlipway('review-detail') };
const demoAccount: Thing = { ...contact, code: 'demo-account' };

const things: Readonly<Record<MissingThing, Thing>> = {
  'screenshots-for': { topic: 'screenshots', fix: onWeb('screenshots') },
  screenshots: { topic: 'screenshots', fix: onWeb('screenshots') },
  'age-rating': { topic: 'age-rating', fix: onWeb('age-rating') },
  build: { topic: 'build', fix: inSlipway('build') },
  compliance: { topic: 'compliance', fix: inSlipway('compliance') },
  declaration: { topic: null, fix: onWeb('app-information'), code: 'declaration' },
  'content-rights': { topic: 'content-rights', fix: onWeb('app-information') },
  category: { topic: 'category', fix: onWeb('app-information') },
  price: { topic: null, fix: onWeb('pricing'), code: 'price' },
  availability: { topic: null, fix: onWeb('pricing'), code: 'availability' },
  'app-privacy': { topic: null, fix: onWeb('privacy'), code: 'app-privacy' },
  'privacy-policy': { topic: 'privacy-policy', fix: onWeb('privacy') },
  copyright: { topic: 'copyright', fix: inSlipway('version') },
  'review-detail': contact,
  'contact-first-name': contact,
  'contact-last-name': contact,
  'contact-phone': contact,
  'contact-email': contact,
  'demo-account-name': demoAccount,
  'demo-account-password': demoAccount,
  name: { topic: 'name', fix: onWeb('app-information') },
  'whats-new': { topic: 'whats-new', fix: inSlipway('texts') },
  description: { topic: 'description', fix: inSlipway('texts') },
  keywords: { topic: 'keywords', fix: inSlipway('texts') },
  'support-url': { topic: 'support-url', fix: inSlipway('texts') },
};

/**
 * Lines for what Apple refused and the list does not have already. What the list could read is as it is now: there it
 * is missing, in its own line, or fixed. Nothing shows that the rest was fixed since, so it keeps nobody from
 * submitting again.
 */
export function reportedRows(
  reported: readonly Text[],
  rows: readonly Row[],
  languages: readonly { locale: string; screenshots: readonly string[] | null }[] | null,
): Row[] {
  return reported.flatMap((words) => {
    const { thing, name, locales } = namedIn(words);
    if (name === null) return [inAppleWords(words)];
    const { topic, fix, code = topic ?? '' } = things[name];
    const hasLine = rows.some(
      (row) =>
        (row.severity === 'blocker' || row.severity === 'warning') &&
        row.code.startsWith(`${code}-`),
    );
    const isReady =
      display(thing) === null
        ? rows.some((row) => row.severity === 'ready' && row.code === topic)
        : (languages ?? [])
            .filter(({ locale }) => locales.length === 0 || locales.includes(locale))
            .every(({ screenshots }) => screenshots?.includes(display(thing) ?? ''));
    if (hasLine || isReady) return [];
    const title = message('store-readiness.reported.title', { thing: words });
    const detail = message('store-readiness.reported.detail');
    return [warning(`${code}-reported`, title, { detail, locales, fix })];
  });
}

/** Apple's name of a kind of display, if it is about screenshots for one; else null. */
function display(thing: Text): string | null {
  const name = typeof thing === 'string' ? undefined : thing.params?.display;
  return typeof name === 'string' ? name : null;
}

interface Named {
  thing: Text;
  /** Null for what is only known in Apple's words. */
  name: MissingThing | null;
  locales: string[];
}

function namedIn(words: Text): Named {
  if (typeof words === 'string') return { thing: words, name: null, locales: [] };
  // Not shown: the key of a message.
  if (words.key === 'store-missing.in-languages') {
    const thing = words.params?.thing;
    const locales = listOf(words.params?.languages).flatMap((one) =>
      typeof one === 'object' && 'locale' in one ? one.locale : [],
    );
    return thing !== undefined && isText(thing)
      ? { ...namedIn(thing), locales }
      : { thing: words, name: null, locales };
  }
  const name = words.key.replace(/^store-missing\./, '');
  return { thing: words, name: isThing(name) ? name : null, locales: [] };
}

function isThing(name: string): name is MissingThing {
  return Object.hasOwn(things, name);
}

/** Agreements and prices are not in Apple's API: only a refusal names them. */
function inAppleWords(words: Text): ReadinessItem {
  const text = typeof words === 'string' ? words : '';
  const detail = message('store-readiness.apple-reported.detail');
  if (/agreement|contract/i.test(text))
    return warning('apple-reported', words, {
      detail,
      fix: onWeb('agreements'),
      who: 'account-holder',
    });
  const page = /\bpric(?:e|ing)\b|availab/i.test(text) ? 'pricing' : 'version';
  return warning('apple-reported', words, { detail, fix: onWeb(page) });
}
