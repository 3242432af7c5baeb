import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { setLanguage } from '#shared/words/language';
import { localeName } from '#shared/words/locale-name';
import {
  changeLanguageView,
  countNeeds,
  countTexts,
  languageGroups,
  needOf,
  sameNamed,
  showAllLanguages,
  shownLanguages,
} from '../../src-renderer/store/language-list';
import type { NotesBook } from '../../src-renderer/store/notes-book';
import { goToProblem, setOpenNotes, stepLanguage } from '../../src-renderer/store/open-notes';
import { useWindow } from '../../src-renderer/store/window';
import { languageState } from '../../src-renderer/words/language-row';
import { notesSummary } from '../../src-renderer/words/notes-summary';

const all = { query: '', only: null };

/** A book whose chosen language can be changed. */
function bookWith(change: Partial<NotesBook> = {}): NotesBook {
  const book: NotesBook = {
    historyKey: 'plan',
    of: { kind: 'plan' },
    app: { name: 'Orbit Notes', bundleId: null },
    version: '1.4.0',
    buildNumber: '42',
    primary: 'en-US',
    ofApp: ['en-US', 'sv', 'cs', 'de-DE'],
    locales: ['cs', 'de-DE', 'en-US', 'sv', 'ja', 'ar-SA'],
    chosen: 'en-US',
    notes: [
      { locale: 'en-US', text: 'Try it.' },
      { locale: 'de-DE', text: 'Probier es 🚀' },
      { locale: 'ja', text: ' \n' },
      { locale: 'sv', text: 'Prova.' },
    ],
    previous: null,
    toReview: ['sv'],
    written: [],
    unsent: [],
    displaced: null,
    sent: null,
    values: { version: '1.4.0', buildNumber: '42', date: new Date(0) },
    isEditable: true,
    saving: 'none',
    isOpen: () => true,
    write: () => {},
    writeAll: () => {},
    choose: (locale) => {
      book.chosen = locale;
    },
    add: () => {},
    remove: () => {},
    markReviewed: () => {},
    ...change,
  };
  return book;
}

const named = (book: NotesBook, view = all as Parameters<typeof languageGroups>[1]) =>
  languageGroups(book, view).map(({ of, locales }) => [of, ...locales.map(localeName)]);

beforeEach(showAllLanguages);
afterEach(() => setLanguage({ tag: 'en', locale: 'en', messages: {} }));

describe('the order of languages', () => {
  it('the primary language is first, then the app’s from A to Z, then those that notes would add', () => {
    expect(named(bookWith())).toEqual([
      ['primary', 'English (US)'],
      ['app', 'Czech', 'German', 'Swedish'],
      ['added', 'Arabic', 'Japanese'],
    ]);
  });

  it('languages are sorted by their names in the reader’s language, not by their codes', () => {
    setLanguage({ tag: 'de', locale: 'de', messages: {} });
    expect(named(bookWith({ ofApp: null }))).toEqual([
      ['primary', 'Englisch (USA)'],
      ['app', 'Arabisch', 'Deutsch', 'Japanisch', 'Schwedisch', 'Tschechisch'],
    ]);
  });

  it('no language counts as added while the app’s languages are not known', () => {
    expect(named(bookWith({ ofApp: null, primary: null })).map(([of]) => of)).toEqual(['app']);
  });

  it('only languages of the same name show their codes', () => {
    expect([...sameNamed(['bn', 'bn-BD', 'en-US', 'en-GB', 'de-DE'])]).toEqual(['bn', 'bn-BD']);
  });
});

describe('filtering languages', () => {
  const found = (query: string) =>
    languageGroups(bookWith(), { query, only: null }).flatMap((one) => one.locales);

  it('a language is found by its name, its own name and its code, without accents', () => {
    expect(found('swed')).toEqual(['sv']);
    expect(found('cestina')).toEqual(['cs']);
    expect(found('日本')).toEqual(['ja']);
    expect(found('de-d')).toEqual(['de-DE']);
    expect(found('klingon')).toEqual([]);
  });

  it('each need lists its languages, and the edited one does not vanish at the first letter', () => {
    const book = bookWith({ chosen: 'sv' });
    const only = (need: 'empty' | 'to-fix' | 'to-review') =>
      languageGroups(book, { query: '', only: need }).flatMap(({ locales }) => locales);
    expect(only('empty')).toEqual(['cs', 'sv', 'ar-SA', 'ja']);
    expect(only('to-fix')).toEqual(['de-DE', 'sv']);
    expect(only('to-review')).toEqual(['sv']);
    expect(countNeeds(book)).toEqual({ empty: 3, 'to-fix': 1, 'to-review': 1 });
  });

  it('a note that App Store Connect refused, or that someone changed there, is to fix', () => {
    const written = (change: Partial<NotesBook['written'][number]>) =>
      needOf(bookWith({ written: [{ name: 'en-US', state: 'read-back', ...change }] }), 'en-US');
    expect(written({})).toBeNull();
    expect(written({ state: 'refused' })).toBe('to-fix');
    expect(written({ state: 'failed' })).toBe('to-fix');
    expect(written({ elsewhere: { base: null, theirs: 'Theirs' } })).toBe('to-fix');
  });
});

describe('going through languages', () => {
  it('the next language is the next one in the list, wrapping around', () => {
    const book = bookWith();
    onTestFinished(setOpenNotes(book));
    stepLanguage(1);
    expect(book.chosen).toBe('cs');
    stepLanguage(-1);
    stepLanguage(-1);
    expect(book.chosen).toBe('ja');
    stepLanguage(1);
    expect(book.chosen).toBe('en-US');
  });

  it('the next language is one that the filter shows', () => {
    const book = bookWith({ chosen: 'cs' });
    onTestFinished(setOpenNotes(book));
    changeLanguageView({ only: 'empty' });
    stepLanguage(1);
    expect(book.chosen).toBe('ar-SA');
  });

  it('without languages there is no next one', () => {
    const book = bookWith({ locales: [], chosen: null });
    onTestFinished(setOpenNotes(book));
    stepLanguage(1);
    expect(book.chosen).toBeNull();
    expect(goToProblem(1)).toBe(false);
    expect(useWindow.getState().said).toBe('No language has a problem.');
  });

  it('the next problem is the next note to fix or to review, in both directions', () => {
    const book = bookWith();
    onTestFinished(setOpenNotes(book));
    const visited = [1, 1, 1, -1].map((by) => goToProblem(by as 1 | -1) && book.chosen);
    expect(visited).toEqual(['de-DE', 'sv', 'de-DE', 'sv']);
  });

  it('a problem that the filter hides is gone to as well', () => {
    const book = bookWith({ chosen: 'ja' });
    onTestFinished(setOpenNotes(book));
    changeLanguageView({ query: 'japan' });
    expect(goToProblem(1)).toBe(true);
    expect(book.chosen).toBe('de-DE');
    expect(shownLanguages(book)).toContain('de-DE');
  });
});

describe('the words of a language', () => {
  it('a language says how long it is, what is to fix, and what a run did with it', () => {
    const short = (...given: Parameters<typeof languageState>) => languageState(...given).short;
    expect(short('', false, null)).toBe('Empty');
    expect(short('Try it.', false, null)).toBe('7');
    expect(short('Try 🚀 and 🧪', true, null)).toBe('2 to fix');
    expect(short('a'.repeat(4001), false, null)).toBe('1 to fix');
    expect(short('Try it.', true, null)).toBe('To review');
    expect(short('Try it.', false, { state: 'read-back' })).toBe('Sent');
    expect(short('Try it.', false, { state: 'refused' })).toBe('Refused');
    expect(short('Try 🚀', false, { state: 'read-back' })).toBe('1 to fix');
  });

  it('words in braces are said to be sent as written, unless they are filled in when the note is sent', () => {
    const of = (filled: readonly string[]) =>
      languageState('Try {version} {now}', false, null, null, undefined, filled).full;
    expect(of([])).toBe('Sent as written: {version} and {now}.');
    expect(of(['{version}'])).toBe('Sent as written: {now}.');
    expect(of(['{version}', '{now}'])).toBe('19 characters');
  });

  it('the summary counts notes, and what is wrong with them', () => {
    const summary = (book: NotesBook) =>
      notesSummary({ ...countTexts(book), languages: book.locales.length, toReview: 1 })
        .map(({ text }) => text)
        .join('');
    expect(summary(bookWith())).toBe(
      'Notes in 3 of 6 languages. 1 has an unsupported character. 1 translation needs review.',
    );
  });
});
