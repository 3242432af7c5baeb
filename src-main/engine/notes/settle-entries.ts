import { isKnownLocale } from '#shared/asc/locales';
import type { NotesEntry } from '#shared/domain/notes-file';
import { localeOf } from './note-language';
import type { NoteSlot } from './parsed-notes';

/**
 * Decides what becomes of each note of a file. Of several for one language the one with Apple's own code is used, else
 * the first that has a text. `primary` is the locale of notes that name no language; null while it is not known.
 */
export function settleEntries(slots: readonly NoteSlot[], primary: string | null): NotesEntry[] {
  const found = slots.map(({ code, text, place }) => ({
    code,
    text,
    place,
    locale: code === '' ? primary : localeOf(code),
    isEmpty: text.trim() === '',
  }));
  type Found = (typeof found)[number];
  const used = new Map<string, Found>();
  for (const one of found.filter(({ isEmpty }) => !isEmpty)) {
    const language = languageOf(one);
    const before = used.get(language);
    const isBetter = one.code === one.locale && before?.code !== one.locale;
    if (before === undefined || isBetter) used.set(language, one);
  }
  return found.map((one) => {
    const { isEmpty, ...entry } = one;
    const winner = used.get(languageOf(one));
    const isDouble = !isEmpty && winner !== undefined && winner !== one;
    return {
      ...entry,
      fate: isEmpty ? 'empty' : isDouble ? 'double' : fateOf(entry),
      instead: isDouble ? winner.code : null,
    };
  });
}

/** Those without a locale of Apple's are distinguished by their own code. */
function languageOf({ code, locale }: { code: string; locale: string | null }): string {
  return locale ?? ` ${code.trim()}`;
}

function fateOf({ code, locale }: { code: string; locale: string | null }) {
  if (code === '' || isKnownLocale(code)) return 'taken' as const;
  return locale === null ? ('unknown' as const) : ('code-changed' as const);
}
