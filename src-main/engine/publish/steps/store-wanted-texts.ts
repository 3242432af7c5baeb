import { asSent, checkUnder } from '#shared/asc/text-rules';
import { isWebAddress } from '#shared/asc/web-address';
import {
  fieldsOf,
  type StoreLanguage,
  type StoreTextField,
  storeTextFields,
} from '#shared/domain/app-store';
import { storeTextRule } from '#shared/domain/store-texts';
import { isStoredAs } from '#shared/domain/stored-note';
import { type Message, message } from '#shared/words/message';
import { listStoreLanguages } from '../../asc/app-store-texts';
import { Refusal } from '../../asc/refusal';
import { lookForLong } from '../read-back';
import type { StepContext } from '../step';
import { storePlanOf } from './store-settings';

type Fields = Partial<Record<StoreTextField, string>>;

/** The texts of one language as the run wants them; fields that stay as they are are left out. */
export interface WantedTexts {
  locale: string;
  fields: Fields;
  /** What the person saw of them; the fields that they saw nothing of are left out. */
  base: Fields;
  /** What's New was wanted, and a first version has none. */
  withoutWhatsNew: boolean;
}

/** Apple has one row for a language, whatever the case of its code. */
export function languageOf(
  rows: readonly StoreLanguage[],
  { locale }: { locale: string },
): StoreLanguage | null {
  return rows.find((row) => isSameLocale(row.locale, locale)) ?? null;
}

function isSameLocale(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/**
 * The plan's texts, and What to Test for those languages of the version for which the plan has no What's New, if it is
 * to be carried over.
 */
export function wantedTexts(
  context: Pick<StepContext, 'record'>,
  rows: readonly StoreLanguage[],
  isFirst: boolean,
): WantedTexts[] {
  const { texts, whatsNewFromNotes } = storePlanOf(context);
  const all = new Map<string, Pick<WantedTexts, 'locale' | 'fields' | 'base'>>();
  const add = (locale: string, fields: Fields, base: Fields = {}) => {
    const before = all.get(locale.toLowerCase());
    all.set(locale.toLowerCase(), {
      locale: before?.locale ?? locale,
      fields: { ...before?.fields, ...fields },
      base: { ...before?.base, ...base },
    });
  };
  for (const { locale, base, ...fields } of texts)
    add(locale, composed(fields), fieldsOf(base ?? {}) as Fields);
  if (whatsNewFromNotes) {
    for (const { locale, text } of context.record.run.plan.notes) {
      const row = languageOf(rows, { locale });
      const hasOwn = all.get(locale.toLowerCase())?.fields.whatsNew !== undefined;
      if (row !== null && !hasOwn) add(row.locale, { whatsNew: asSent(text) });
    }
  }
  return [...all.values()].map(({ fields, ...of }) => {
    const { whatsNew, ...others } = fields;
    const withoutWhatsNew = isFirst && whatsNew !== undefined;
    return { ...of, fields: withoutWhatsNew ? others : fields, withoutWhatsNew };
  });
}

/** As they are sent, like notes. */
function composed(fields: Partial<Record<StoreTextField, string | undefined>>): Fields {
  return Object.fromEntries(
    storeTextFields.flatMap((field) => {
      const text = fields[field];
      return text === undefined ? [] : [[field, asSent(text)]];
    }),
  );
}

/** The fields that App Store Connect does not have as they are wanted. */
export function differingTexts(
  rows: readonly StoreLanguage[],
  { locale, fields }: Pick<WantedTexts, 'locale' | 'fields'>,
): Fields {
  const row = languageOf(rows, { locale });
  return Object.fromEntries(
    storeTextFields.flatMap((field) => {
      const text = fields[field];
      return text === undefined || isThere(row, field, text) ? [] : [[field, text]];
    }),
  );
}

/** The fields that have neither what is wanted nor what the person saw: someone else has written them since. */
export function textsOfOthers(rows: readonly StoreLanguage[], wanted: WantedTexts): Fields {
  const row = languageOf(rows, wanted);
  return Object.fromEntries(
    Object.keys(differingTexts(rows, wanted)).flatMap((name) => {
      const field = name as StoreTextField;
      const stored = row?.[field] ?? '';
      const base = wanted.base[field];
      // An empty one holds nothing that could be lost.
      return base === undefined || stored === '' || isStoredAs(stored, base)
        ? []
        : [[field, stored]];
    }),
  );
}

/** A field that the row does not report is not known to be there. */
function isThere(row: StoreLanguage | null, field: StoreTextField, text: string): boolean {
  if (row === null) return text === '';
  const stored = row[field];
  return stored !== null && isStoredAs(stored, text);
}

/** Why Apple would refuse these texts; null if nothing is known to be wrong with them. */
export function faultOf(fields: Fields): Message | null {
  for (const field of storeTextFields) {
    const text = fields[field];
    if (text === undefined) continue;
    const rule = storeTextRule(field);
    const { length, limit, tooLong, refused } = checkUnder(text, rule);
    if (tooLong) return message('store-version.text.too-long', { field, count: length, limit });
    if (refused.length > 0) {
      const all = [...new Set(refused.map(({ character }) => character))];
      const characters = all.slice(0, mostCharacters).join(' ');
      return message('store-version.text.refused-characters', { field, characters });
    }
    if (rule.form === 'address' && text !== '' && !isWebAddress(text))
      return message('store-version.text.no-address', { field, address: text });
  }
  return null;
}

const mostCharacters = 10;

/** The languages of a version; a new one may be missing for a while. */
export async function readLanguages(
  context: StepContext,
  versionId: string,
): Promise<StoreLanguage[]> {
  let refusal: Refusal | null = null;
  const rows = await lookForLong(context, message('wait.store-texts'), async () => {
    try {
      return await listStoreLanguages(context.asc, versionId);
    } catch (thrown) {
      if (!(thrown instanceof Refusal) || thrown.answer.status !== 404) throw thrown;
      refusal = thrown;
      return null;
    }
  });
  if (rows === null) throw refusal ?? new Error('The version has no list of languages');
  return rows;
}
