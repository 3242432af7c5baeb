/* The window checks notes as they are typed. */

import { isKnownLocale, suggestLocale } from '../asc/locales';
import { isScript, marksIn, type TextMark } from '../asc/text-marks';
import { asSent, checkWhatToTest, whatToTestLimit } from '../asc/text-rules';
import { type Message, message, type Value } from '../words/message';
import type { Finding } from './finding';
import type { LocaleNote } from './publish-plan';

/** What is wrong with the notes themselves, each reported before anything is sent. */
export function findingsForNotes(notes: readonly LocaleNote[]): Finding[] {
  return [...notes.flatMap(checkedText), ...findingsForLocales(notes), ...repeatedLocales(notes)];
}

/** The window asks at every key, and all notes but the one that is typed are the same. */
const checked = new WeakMap<LocaleNote, Finding[]>();

function checkedText(note: LocaleNote): Finding[] {
  const known = checked.get(note);
  if (known !== undefined) return known;
  const findings = checkText(note);
  checked.set(note, findings);
  return findings;
}

function checkText(note: LocaleNote): Finding[] {
  // The window calls this before the plan is parsed by its schema.
  const text = asSent(note.text);
  const check = checkWhatToTest(text);
  const { length, tooLong, bytes } = check;
  // Kept for each text, since fifty notes are checked at every key.
  const marks = marksIn(text);
  const refused = marks.filter(({ kind }) => kind === 'refused');
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
    const named = [...new Set(refused.map(nameOfMark))];
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
  if (bytes > whatToTestLimit && !tooLong)
    findings.push({
      code: 'note-over-bytes',
      // A third of the characters that Apple allows has as many bytes in Japanese: too usual for a warning.
      severity: 'note',
      where,
      title: message('finding.note-over-bytes.title', { count: bytes }),
      whatToDo: message('finding.note-over-bytes.fix', { limit: whatToTestLimit }),
      locale: note.locale,
    });
  return [...findings, ...findingsForMarks(note.locale, marks)];
}

/** What Apple may refuse, and what nobody sees. */
function findingsForMarks(locale: string, marks: readonly TextMark[]): Finding[] {
  const where = placeOf(locale);
  const doubtful = marks.filter(({ kind }) => kind === 'doubtful');
  const unseen = marks.filter(({ kind }) => kind === 'invisible');
  const named = new Map(doubtful.map((mark) => [nameOfDoubtful(mark), mark]));
  const findings: Finding[] = [];
  if (doubtful.length > 0)
    findings.push({
      code: 'note-doubtful-characters',
      severity: 'warning',
      where,
      title: message('finding.note-doubtful-characters.title', {
        characters: { list: firstFew([...named].map(([name, mark]) => scriptOf(mark) ?? name)) },
      }),
      whatToDo: message('finding.note-doubtful-characters.fix'),
      locale,
    });
  if (unseen.length > 0) {
    const codes = [...new Set(unseen.flatMap(({ codePoints }) => codePoints))];
    findings.push({
      code: 'note-invisible-characters',
      severity: 'note',
      where,
      title: message('finding.note-invisible-characters.title', {
        count: unseen.length,
        codes: { list: firstFew(codes) },
      }),
      whatToDo: message('finding.note-invisible-characters.fix'),
      locale,
    });
  }
  return findings;
}

/** Every word of a writing system has one name. */
function nameOfDoubtful({ doubt, text, codePoints }: TextMark): string {
  if (isScript(doubt)) return doubt;
  return doubt === 'control' ? codePoints.join(' ') : nameOfMark({ text, codePoints });
}

/** `👍🏽 (U+1F44D U+1F3FD)` */
function nameOfMark({ text, codePoints }: Pick<TextMark, 'text' | 'codePoints'>): string {
  return `${text} (${codePoints.join(' ')})`;
}

function scriptOf({ doubt }: TextMark): Message | null {
  return isScript(doubt)
    ? message('finding.note-doubtful-characters.script', { script: doubt })
    : null;
}

/** The code and not the language's name: it may be a wrong one. */
function placeOf(code: string): Message {
  return message('finding.place.note', { code });
}

const mostNamed = 8;

function firstFew(names: readonly Value[]): Value[] {
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

/** Translations that nobody has read. They never block: a person may trust their translator. */
export function findingsForReview(
  notes: readonly LocaleNote[],
  toReview: readonly string[],
): Finding[] {
  const locales = notes.map(({ locale }) => locale).filter((locale) => toReview.includes(locale));
  const count = locales.length;
  if (count === 0) return [];
  return [
    {
      code: 'notes-not-reviewed',
      severity: 'warning',
      where: message('notes.title'),
      title: message('finding.notes-not-reviewed.title', { count }),
      whatToDo: message('finding.notes-not-reviewed.fix', {
        languages: { list: firstLanguages(locales) },
      }),
    },
  ];
}

function firstLanguages(locales: readonly string[]): Value[] {
  const more = locales.length - mostNamed;
  return [
    ...locales.slice(0, mostNamed).map((locale) => ({ locale })),
    ...(more > 0 ? [message('finding.notes-not-reviewed.more', { count: more })] : []),
  ];
}
