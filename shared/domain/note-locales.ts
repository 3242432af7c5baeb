import { appleLocale } from '../asc/locales';
import type { LocaleNote } from './publish-plan';

/**
 * Notes under the codes of App Store Connect, where a draft, a preset or a run has another code for a language: `bn`
 * and `bn-BD` would both be called Bangla. No text is lost: where both codes have one, the odd code stays, and its
 * finding says what to do.
 */
export function underAppleCodes(notes: readonly LocaleNote[]): LocaleNote[] {
  const isOdd = ({ locale }: LocaleNote): boolean => (appleLocale(locale) ?? locale) !== locale;
  const texts = new Map(
    notes.filter((note) => !isOdd(note)).map(({ locale, text }) => [locale, text] as const),
  );
  for (const { locale, text } of notes.filter(isOdd)) {
    const mapped = appleLocale(locale) ?? locale;
    const other = texts.get(mapped) ?? '';
    if (other.trim() === '') texts.set(mapped, text);
    else if (text.trim() !== '' && text !== other) texts.set(locale, text);
  }
  return [...texts].map(([locale, text]) => ({ locale, text }));
}
