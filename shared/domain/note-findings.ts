/* The window checks notes as they are typed. */

import { isKnownLocale, suggestLocale } from '../asc/locales';
import {
  asSent,
  checkWhatToTest,
  nameOfRefused,
  refusedPlaces,
  whatToTestLimit,
} from '../asc/text-rules';
import { type Message, message, type Value } from '../words/message';
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
  const where = placeOf(note.locale);
  if (tooLong) {
    findings.push({
      code: 'note-too-long',
      severity: 'blocker',
      where,
      title: message('finding.note-too-long.title', { over: length - whatToTestLimit }),
      whatToDo: message('finding.note-too-long.fix', { limit: whatToTestLimit }),
      locale: note.locale,
    });
  }
  if (refused.length > 0) {
    const named = [...new Set(refused.map(nameOfRefused))];
    findings.push({
      code: 'note-refused-characters',
      severity: 'blocker',
      where,
      title: message('finding.note-refused-characters.title', {
        characters: { list: firstFew(named) },
      }),
      whatToDo: message('finding.note-refused-characters.fix'),
      locale: note.locale,
    });
  }
  return findings;
}

/** The code and not the language's name: it may be a wrong one. */
function placeOf(code: string): Message {
  return message('finding.place.note', { code });
}

const mostNamed = 8;

function firstFew(names: readonly string[]): Value[] {
  const more = names.length - mostNamed;
  return [
    ...names.slice(0, mostNamed),
    ...(more > 0 ? [message('finding.note-refused-characters.more', { count: more })] : []),
  ];
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
      where: placeOf(locale),
      title: message('finding.locale-unknown.title', { code: locale }),
      whatToDo:
        meant === null
          ? message('finding.locale-unknown.fix')
          : message('finding.locale-unknown.fix-meant', { meant }),
      locale,
      ...(typeable.test(locale) && {
        command: `slipway publish App.ipa --notes release_notes.json --leave-out "${locale}"`,
      }),
    };
  });
}

function repeatedLocales(notes: readonly LocaleNote[]): Finding[] {
  const locales = notes.map(({ locale }) => locale.toLowerCase());
  const repeated = [
    ...new Set(locales.filter((locale, index) => locales.indexOf(locale) !== index)),
  ];
  return repeated.map((locale) => ({
    code: 'locale-repeated',
    severity: 'blocker',
    where: placeOf(locale),
    title: message('finding.locale-repeated.title', { code: locale }),
    whatToDo: message('finding.locale-repeated.fix'),
  }));
}
