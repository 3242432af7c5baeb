import { type MessageKey, message, type Text, type Value } from '../words/message';
import type { StorePage, StorePart } from './app-store';
import type { ReadinessFix, ReadinessItem } from './readiness-item';

/* What the parts of the readiness list are made of. */

/** Names of texts inside sentences: `store-readiness.field.NAME`. */
export type NamedField = MessageKey extends infer Key
  ? Key extends `store-readiness.field.${infer Name}`
    ? Name
    : never
  : never;

/** The things that are ready or not: `store-readiness.ready.NAME`. */
export type ReadinessTopic = MessageKey extends infer Key
  ? Key extends `store-readiness.ready.${infer Name}`
    ? Name
    : never
  : never;

export function fieldName(field: NamedField): Text {
  return message(`store-readiness.field.${field}`);
}

export function fieldNames(fields: readonly NamedField[]): Value {
  return { list: fields.map((field) => message(`store-readiness.field.${field}`)) };
}

/** More languages than these are counted in a title; the detail names them. */
const mostNamed = 3;

/** Names of languages for a title. */
export function languageNames(locales: readonly string[]): Value {
  return locales.length > mostNamed
    ? message('store-readiness.many-languages', { count: locales.length })
    : { list: locales.map((locale) => ({ locale })) };
}

/** The names for the detail, if the title only counts them. */
export function languagesDetail(locales: readonly string[]): Text | null {
  return locales.length > mostNamed
    ? message('store-readiness.text-missing.detail', {
        languages: { list: locales.map((locale) => ({ locale })) },
      })
    : null;
}

export type Row = ReadinessItem;

export const inSlipway = (
  part: Extract<ReadinessFix, { in: 'slipway' }>['part'],
): ReadinessFix => ({
  in: 'slipway',
  part,
});

export const onWeb = (page: Extract<ReadinessFix, { in: 'web' }>['page']): ReadinessFix => ({
  in: 'web',
  page,
});

type Parts = Partial<Pick<Row, 'detail' | 'locales' | 'fix' | 'who'>>;

export function row(
  severity: Row['severity'],
  code: string,
  title: Text,
  { detail = null, locales = [], fix = null, who }: Parts = {},
): Row {
  // Versions, their texts and the app's information all need the role App Manager (roles.ts).
  const may = who ?? (fix === null ? 'you' : 'app-manager');
  return { code, severity, title, detail, locales, fix, who: may };
}

export const blocker = (code: string, title: Text, parts?: Parts): Row =>
  row('blocker', code, title, parts);
export const warning = (code: string, title: Text, parts?: Parts): Row =>
  row('warning', code, title, parts);
export const unchecked = (code: string, title: Text, parts?: Parts): Row =>
  row('unchecked', code, title, parts);

/** The findings about one thing, or that it is ready. */
export function topic(name: ReadinessTopic, found: readonly (Row | null)[]): Row[] {
  const rows = found.filter((one) => one !== null);
  return rows.length > 0 ? rows : [row('ready', name, message(`store-readiness.ready.${name}`))];
}

/** The line for a part of the page that could not be read; null if it was. */
export function unreadPart({ failed }: StorePage, part: StorePart): Row | null {
  const found = failed.find((one) => one.part === part);
  if (found === undefined) return null;
  return unchecked(`${part}-unread`, message(`store-readiness.part-unread.${part}`), {
    detail: found.error.detail,
  });
}
