/* The window checks notes as they are typed. */

import { isKnownLocale, suggestLocale } from '../asc/locales';
import {
  asSent,
  checkWhatToTest,
  nameOfRefused,
  refusedPlaces,
  whatToTestLimit,
} from '../asc/text-rules';
import type { Finding } from './finding';
import type { LocaleNote } from './publish-plan';

/** What is wrong with the notes themselves, each reported before anything is sent. */
export function findingsForNotes(notes: readonly LocaleNote[]): Finding[] {
  return [...notes.flatMap(checkText), ...findingsForLocales(notes), ...repeatedLocales(notes)];
}

function checkText(note: LocaleNote): Finding[] {
  // The window calls this before the plan is parsed by its schema.
  const text = asSent(note.text);
  const check = checkWhatToTest(text);
  const { length, tooLong } = check;
  const refused = refusedPlaces(text, check);
  const findings: Finding[] = [];
  const where = `What to Test, ${note.locale}`;
  if (tooLong) {
    findings.push({
      code: 'note-too-long',
      severity: 'blocker',
      where,
      title: `The note has ${length} characters; Apple takes ${whatToTestLimit}`,
      whatToDo: `Shorten it by ${length - whatToTestLimit}.`,
      locale: note.locale,
    });
  }
  if (refused.length > 0) {
    const named = [...new Set(refused.map(nameOfRefused))];
    findings.push({
      code: 'note-refused-characters',
      severity: 'blocker',
      where,
      title: `Apple refuses ${named.slice(0, 8).join(', ')} in notes`,
      whatToDo: 'Take them out or write them in words. Slipway never changes a text by itself.',
      locale: note.locale,
    });
  }
  return findings;
}

const typeable = /^[\w .-]{1,40}$/;

/** The notes in languages that App Store Connect does not support. */
export function findingsForLocales(notes: readonly { locale: string }[]): Finding[] {
  const unknown = notes.map(({ locale }) => locale).filter((locale) => !isKnownLocale(locale));
  return [...new Set(unknown)].map((locale) => {
    const meant = suggestLocale(locale);
    return {
      code: 'locale-unknown',
      severity: 'blocker',
      where: `What to Test, ${locale}`,
      title: `App Store Connect has no language “${locale}”`,
      whatToDo:
        meant === null
          ? 'Leave it out. If Apple has added this language since November 2026, override this.'
          : `Write “${meant}”, or leave it out.`,
      locale,
      ...(typeable.test(locale) && {
        command: `slipway publish App.ipa --notes release_notes.json --leave-out "${locale}"`,
      }),
    };
  });
}

function repeatedLocales(notes: readonly LocaleNote[]): Finding[] {
  const locales = notes.map(({ locale }) => locale.toLowerCase());
  const twice = [...new Set(locales.filter((locale, index) => locales.indexOf(locale) !== index))];
  return twice.map((locale) => ({
    code: 'locale-repeated',
    severity: 'blocker',
    where: `What to Test, ${locale}`,
    title: `There are two notes for ${locale}`,
    whatToDo: 'Keep one of them.',
  }));
}
