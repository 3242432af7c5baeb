import {
  type AppStorePlan,
  StoreRelease,
  type StoreTexts,
  storeTextLimits,
  storeTextsFor,
} from '#shared/domain/app-store';
import type { LocaleNote, PublishPlanInput } from '#shared/domain/publish-plan';
import { releaseProblem } from '#shared/domain/store-draft';
import { message } from '#shared/words/message';
import { refuseUsage } from '../command';
import { releaseTypes } from '../option-values';
import type { OptionName, OptionValues } from '../options';

type WishedStore = NonNullable<PublishPlanInput['appStore']>;

/** Each only has a meaning beside the App Store part of a plan. */
const details = [
  'release-type',
  'earliest-release-date',
  'phased-release',
  'no-phased-release',
  'cancel-previous-submissions',
  'rename-version',
  'whats-new',
  'whats-new-from-notes',
  'copyright',
] as const satisfies OptionName[];

const excluding = [
  ['app-store', 'app-store-prepare'],
  ['app-store', 'no-app-store'],
  ['app-store-prepare', 'no-app-store'],
  ['phased-release', 'no-phased-release'],
  ...details.map((detail) => ['no-app-store', detail] as const),
] as const;

/** Refuses options that contradict each other or have no effect, before anything is read or asked. */
export function checkStoreOptions(options: OptionValues, base: WishedStore | null): void {
  const isGiven = (name: OptionName): boolean => options[name] !== undefined;
  for (const [one, other] of excluding) {
    if (isGiven(one) && isGiven(other))
      refuseUsage(message('usage.store-options-exclude', { one: `--${one}`, other: `--${other}` }));
  }
  const asks = (['app-store', 'app-store-prepare'] as const).find(isGiven);
  const detail = details.find(isGiven);
  const first = asks ?? detail;
  if (options['upload-only'] && first !== undefined)
    refuseUsage(message('usage.store-upload-only', { option: `--${first}` }));
  if (asks === undefined && base === null && detail !== undefined)
    refuseUsage(message('usage.store-option-alone', { option: `--${detail}` }));
  readRelease(options, base?.release);
  checkCopyright(options.copyright);
}

/**
 * What happens on the App Store: the plan's or the preset's, changed by the options. Null unless something asks for it.
 * `whatsNew` is what `--whats-new` named; it replaces every What's New of the plan, and no other text.
 */
export function readStorePlan(
  options: OptionValues,
  base: WishedStore | null,
  whatsNew: readonly LocaleNote[] | null,
): WishedStore | null {
  if (options['no-app-store'] || options['upload-only']) return null;
  const asks = options['app-store'] || options['app-store-prepare'];
  if (base === null && !asks) return null;
  const release = readRelease(options, base?.release);
  return {
    ...base,
    ...(asks && { submit: options['app-store'] === true }),
    ...(release && { release }),
    ...(options['phased-release'] && { phasedRelease: true }),
    ...(options['no-phased-release'] && { phasedRelease: false }),
    ...(options['cancel-previous-submissions'] && { cancelPrevious: true }),
    ...(options['rename-version'] && { renameVersion: true }),
    ...(options['whats-new-from-notes'] && { whatsNewFromNotes: true }),
    ...(options.copyright !== undefined && { copyright: options.copyright }),
    ...(whatsNew && { texts: withWhatsNew(base?.texts ?? [], whatsNew) }),
  };
}

/** Undefined if no option says anything about the release. */
function readRelease(
  options: OptionValues,
  planned: WishedStore['release'],
): AppStorePlan['release'] | undefined {
  const type = options['release-type'];
  const date = options['earliest-release-date'];
  if (type === undefined && date === undefined) return undefined;
  if (type !== undefined && !releaseTypes.some((one) => one === type))
    refuseUsage(message('usage.release-type', { value: type }));
  if (type === 'manual' || type === 'after-approval') {
    if (date !== undefined)
      refuseUsage(
        message('usage.store-options-exclude', {
          // Not shown: typed, the same in every language.
          one: `--release-type ${type}`,
          other: '--earliest-release-date',
        }),
      );
    return { type };
  }
  if (date !== undefined) return scheduledAt(date);
  if (planned?.type !== 'scheduled') return refuseUsage(message('usage.release-date-missing'));
  return undefined;
}

function scheduledAt(value: string): AppStorePlan['release'] {
  const parsed = StoreRelease.safeParse({ type: 'scheduled', at: value });
  if (!parsed.success) return refuseUsage(message('usage.release-date-form', { value }));
  const fault = releaseProblem(parsed.data, Date.now());
  if (fault === 'not-whole-hour') refuseUsage(message('usage.release-date-hour', { value }));
  if (fault === 'past') refuseUsage(message('usage.release-date-past', { value }));
  return parsed.data;
}

/** Characters that a plan holds. */
const longestCopyright = 1000;

function checkCopyright(text: string | undefined): void {
  const count = text?.length ?? 0;
  if (count > longestCopyright)
    refuseUsage(message('usage.copyright-long', { count, most: longestCopyright }));
}

/** The texts with these as What's New. Throws `UsageError` for one that is longer than Apple takes. */
function withWhatsNew(texts: readonly StoreTexts[], whatsNew: readonly LocaleNote[]): StoreTexts[] {
  const most = storeTextLimits.whatsNew ?? 0;
  for (const { locale, text } of whatsNew) {
    const count = [...text].length;
    if (count > most)
      refuseUsage(message('usage.whats-new-long', { language: { locale }, count, most }));
  }
  const others = texts.flatMap(
    (one) => storeTextsFor(one.locale, { ...one, whatsNew: undefined }, one.base) ?? [],
  );
  const locales = new Set([...others, ...whatsNew].map(({ locale }) => locale));
  return [...locales].flatMap((locale) => {
    const merged: StoreTexts = {
      ...others.find((one) => one.locale === locale),
      locale,
      ...whatsNew.flatMap((one) => (one.locale === locale ? [{ whatsNew: one.text }] : []))[0],
    };
    return Object.keys(merged).length > 1 ? [merged] : [];
  });
}
