import { useEffect, useLayoutEffect } from 'react';
import { say } from '#shared/words/say';
import {
  type LanguageNeed,
  languageGroups,
  needOf,
  showAllLanguages,
  shownLanguages,
} from './language-list';
import type { NotesBook, NotesOnScreen } from './notes-book';
import { announcer, type Screen, show, useWindow } from './window';

/** The notes that the screen shows, for keys and the command palette. */
interface OpenNotes {
  book: NotesBook;
  /** Goes back from the screen of the editor; null for the section in Publish. */
  leave: (() => void) | null;
}

let open: OpenNotes | null = null;

export function openNotes(): OpenNotes | null {
  return open;
}

/** Tells keys and the command palette which notes are shown; returns what ends that. */
export function setOpenNotes(book: NotesBook, leave: OpenNotes['leave'] = null): () => void {
  const shown = { book, leave };
  open = shown;
  return () => {
    if (open === shown) open = null;
  };
}

export function useOpenNotes(book: NotesBook, leave: OpenNotes['leave'] = null): void {
  useLayoutEffect(() => setOpenNotes(book, leave), [book, leave]);
  // A filter is not kept: the next notes would seem to lack languages.
  useEffect(() => showAllLanguages, []);
}

/** The previous or next language as they are listed, wrapping around. */
export function stepLanguage(by: 1 | -1): void {
  if (open === null) return;
  const { book } = open;
  const next = neighbor(shownLanguages(book), book.chosen, by);
  if (next !== null) book.choose(next);
}

function neighbor(order: readonly string[], from: string | null, by: 1 | -1): string | null {
  return after(order, from, by)[0] ?? null;
}

/** All languages in the order in which they are reached from one of them, which is the last. */
function after(order: readonly string[], from: string | null, by: 1 | -1): string[] {
  const onwards = by === 1 ? [...order] : order.toReversed();
  const at = from === null ? -1 : onwards.indexOf(from);
  return [...onwards.slice(at + 1), ...onwards.slice(0, at + 1)];
}

const problems: ReadonlySet<LanguageNeed | null> = new Set<LanguageNeed | null>([
  'to-fix',
  'to-review',
]);

/** Goes to the next or previous language whose note a person has to look at; returns whether there is one. */
export function goToProblem(by: 1 | -1): boolean {
  if (open === null) return false;
  const { book } = open;
  const isProblem = (locale: string): boolean => problems.has(needOf(book, locale));
  const shown = shownLanguages(book);
  const isShown = shown.some(isProblem);
  const order = isShown
    ? shown
    : languageGroups(book, { query: '', only: null }).flatMap(({ locales }) => locales);
  const next = after(order, book.chosen, by).find(isProblem);
  if (next === undefined) {
    announcer.announceNow(say('notes.no-problem'));
    return false;
  }
  if (!isShown) showAllLanguages();
  book.choose(next);
  return true;
}

/** The ID of the button in Publish that opens the editor. */
export const editorButton = 'open-notes-editor';

/** Where the editor's screen was opened from, and the button that has the focus again after it. */
let opener: { of: NotesOnScreen; screen: Screen; id: string } | null = null;

/** Opens the notes editor on a screen of its own. `id` is that of the button that opened it. */
export function openNotesEditor(of: NotesOnScreen, id: string): void {
  const { screen } = useWindow.getState();
  if (screen.name !== 'notes') opener = { of, screen, id };
  show({ name: 'notes', of });
}

/** Back to where these notes were opened from, else to `home`. */
export function leaveNotesEditor(home: Screen): void {
  const { screen } = useWindow.getState();
  const isOpener = screen.name === 'notes' && screen.of === opener?.of;
  const { screen: back, id } = isOpener && opener !== null ? opener : { screen: home, id: '' };
  opener = null;
  show(back);
  // The screen is drawn in the next frame.
  requestAnimationFrame(() => document.getElementById(id)?.focus());
}
