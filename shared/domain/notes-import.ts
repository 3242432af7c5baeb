import { knownLocales } from '../asc/locales';
import { localeName } from '../words/locale-name';
import type { NotesEntry, NotesPreview } from './notes-file';
import type { LocaleNote } from './publish-plan';

/** A plan cannot keep longer ones; App Store Connect refuses them long before. */
export const longestImported = 20_000;

/** What becomes of one note of a file, as things stand. */
export interface ImportRow {
  /** Its place in the preview, which names it while a language is chosen by hand. */
  index: number;
  entry: NotesEntry;
  /** The language that it is written into; for one that is left out, the one that it is for. */
  locale: string | null;
  /** Whether the code in the file is not the one that is written, or a person chose the language. */
  isChanged: boolean;
  outcome:
    | 'fills'
    | 'replaces'
    | 'same'
    /** The language has a note, and those are kept. */
    | 'kept'
    | 'unknown'
    /** It names no language, and the primary one has a note: a person has to say that it is replaced. */
    | 'unnamed'
    | 'empty'
    | 'double'
    | 'oversized';
  /** For a double: the code of the note that is used. */
  instead: string | null;
  /** The note of the language as it is now. */
  before: string;
}

/** Languages that a person chose for notes of the file, by the place of the note. */
export type ByHand = Readonly<Record<number, string>>;

/** What the notes are imported into. */
export interface ImportTarget {
  notes: readonly LocaleNote[];
  /** The app's primary language; null while it is not known. */
  primary: string | null;
  /** The languages that the app has; null while they are not known. */
  ofApp: readonly string[] | null;
}

function noteIn({ notes }: ImportTarget, locale: string): string {
  return notes.find((note) => note.locale === locale)?.text ?? '';
}

const taken: ReadonlySet<NotesEntry['fate']> = new Set(['taken', 'code-changed']);
const imported: ReadonlySet<ImportRow['outcome']> = new Set(['fills', 'replaces', 'same']);

/** The notes of a file, those that need a look first: changed codes, what is left out, then the others from A to Z. */
export function importRows(
  { entries }: NotesPreview,
  target: ImportTarget,
  byHand: ByHand,
  keeps: boolean,
): ImportRow[] {
  const wanted = entries.map((entry, index) => byHand[index] ?? ownLocale(entry, target));
  const rows = entries.map((entry, index): ImportRow => {
    const locale = wanted[index] ?? (entry.code === '' ? target.primary : null);
    const row = {
      index,
      entry,
      locale: locale ?? entry.locale,
      isChanged: locale !== null && locale !== entry.code,
      instead: null,
      before: locale === null ? '' : noteIn(target, locale),
    };
    if (entry.text.trim() === '') return { ...row, outcome: 'empty' };
    if (entry.fate === 'double' && byHand[index] === undefined)
      return { ...row, outcome: 'double', instead: entry.instead };
    if (locale === null) return { ...row, outcome: 'unknown' };
    const other = wanted.findIndex((one, at) => at !== index && one === locale);
    // A note that names no language gives way to one that does.
    if (other >= 0 && wanted[index] === null)
      return { ...row, outcome: 'double', instead: entries[other]?.code ?? null };
    if (entry.text.length > longestImported) return { ...row, outcome: 'oversized' };
    const outcome = outcomeOf(entry.text, row.before, keeps);
    if (wanted[index] === null && outcome === 'replaces') return { ...row, outcome: 'unnamed' };
    return { ...row, outcome };
  });
  return rows.sort((a, b) => rankOf(a) - rankOf(b) || byName(a, b));
}

/** Apple adds languages: one that the app has is taken even if this version of Slipway does not know it. */
function ownLocale(
  { code, locale, fate, text }: NotesEntry,
  { ofApp }: ImportTarget,
): string | null {
  if (text.trim() === '' || fate === 'double') return null;
  if (taken.has(fate)) return locale;
  return ofApp?.includes(code) ? code : null;
}

function outcomeOf(text: string, before: string, keeps: boolean): ImportRow['outcome'] {
  if (before.trim() === '') return 'fills';
  if (before === text) return 'same';
  return keeps ? 'kept' : 'replaces';
}

/** Whether a row needs a look before it is imported. */
export function needsLook(row: ImportRow): boolean {
  return rankOf(row) < 2;
}

export function isLeftOut({ outcome }: ImportRow): boolean {
  return !imported.has(outcome) && outcome !== 'kept';
}

function rankOf(row: ImportRow): number {
  if (isLeftOut(row)) return 1;
  return row.isChanged ? 0 : 2;
}

function byName(a: ImportRow, b: ImportRow): number {
  const name = ({ locale, entry }: ImportRow) => localeName(locale ?? entry.code);
  return rankOf(a) < 2 ? a.index - b.index : name(a).localeCompare(name(b));
}

export function importedRows(rows: readonly ImportRow[]): ImportRow[] {
  return rows.filter(({ outcome }) => imported.has(outcome));
}

/** What is written: without the notes that are the same already. */
export function notesToWrite(rows: readonly ImportRow[]): LocaleNote[] {
  return importedRows(rows).flatMap(({ outcome, locale, entry }) =>
    outcome === 'same' || locale === null ? [] : [{ locale, text: entry.text }],
  );
}

/** The languages that a person can choose for a note: those that no other note of the file is for. */
export function freeLocales(
  rows: readonly ImportRow[],
  { ofApp }: Pick<ImportTarget, 'ofApp'>,
): { id: string; name: string }[] {
  const used = new Set(rows.filter((row) => !isLeftOut(row)).map(({ locale }) => locale));
  return [...new Set<string>([...(ofApp ?? []), ...knownLocales])]
    .filter((locale) => !used.has(locale))
    .map((id) => ({ id, name: localeName(id) }))
    .sort((a, b) => a.name.localeCompare(b.name));
}
