import { create } from 'zustand';
import type { LocaleNote } from '#shared/domain/publish-plan';
import {
  mostTargets,
  type TranslationResult,
  type TranslatorState,
} from '#shared/domain/translator';
import type { AppError } from '#shared/errors';
import { say } from '#shared/words/say';
import { request } from '../bridge/bridge';
import { type NotesBook, noteIn } from './notes-book';
import { onOtherPackage } from './plan';
import { showToast } from './window';

/** What the sheet that translates shows. */
export interface Translating {
  /** The notes that are translated, whatever is on the screen by now. */
  book: NotesBook;
  translator: TranslatorState;
  source: LocaleNote;
  app: { name: string; bundleId: string | null };
  /** The languages that are translated into. */
  targets: ReadonlySet<string>;
  /** `ready` before the button is pressed. */
  phase: 'ready' | 'working' | 'done';
  /** The languages that the translator has now. */
  asked: readonly string[];
  results: Readonly<Record<string, TranslationResult>>;
  /** What ended it early. */
  error: AppError | null;
}

/** Null while the sheet is closed. */
export const useTranslating = create<{ state: Translating | null }>(() => ({ state: null }));

function change(more: Partial<Translating>): void {
  useTranslating.setState(({ state }) => ({ state: state && { ...state, ...more } }));
}

/** The languages that can be translated into: listed, and not the one of the source. */
export function targetsOf({ locales, primary }: NotesBook): string[] {
  return locales.filter((locale) => locale !== primary);
}

export function emptyTargets(book: NotesBook): string[] {
  return targetsOf(book).filter((locale) => noteIn(book, locale).trim() === '');
}

/** Opens the sheet with the languages that are still empty, or those that were selected. Nothing is sent. */
export async function openTranslating(
  book: NotesBook,
  selected: readonly string[] = emptyTargets(book),
): Promise<void> {
  const { primary, app } = book;
  if (primary === null) return;
  const reply = await request('translator:read', {});
  if (!book.isOpen()) return;
  useTranslating.setState({
    state: {
      book,
      translator: reply.ok ? reply.value : { kind: 'off' },
      source: { locale: primary, text: noteIn(book, primary) },
      app: { name: app.name.slice(0, 200), bundleId: app.bundleId },
      targets: new Set(selected.filter((locale) => locale !== primary)),
      phase: 'ready',
      asked: [],
      results: {},
      error: reply.ok ? null : reply.error,
    },
  });
}

/** Ends what is sent right now; what was translated already is not inserted. */
export function closeTranslating(): void {
  const { state } = useTranslating.getState();
  useTranslating.setState({ state: null });
  if (state?.phase === 'working') void request('translator:cancel', {});
}

/** Translations of one package must not get into another one: what was asked for it is dropped. */
onOtherPackage(() => {
  const { state } = useTranslating.getState();
  if (state === null || state.book.isOpen()) return;
  if (state.phase === 'working') showToast(say('translate.dropped'));
  closeTranslating();
});

export function stopTranslating(): void {
  void request('translator:cancel', {});
}

export function chooseTargets(targets: readonly string[]): void {
  change({ targets: new Set(targets) });
}

/**
 * Sends the note for a few languages at a time, and then writes all translations with one undo, marked for review. What
 * fails leaves its note unchanged.
 */
export async function translate(book: NotesBook): Promise<void> {
  const { state } = useTranslating.getState();
  if (state === null || state.phase === 'working') return;
  const { source, app } = state;
  const wanted = [...state.targets];
  change({ phase: 'working', results: {}, error: null });
  const results: Record<string, TranslationResult> = {};
  let error: AppError | null = null;
  for (let start = 0; start < wanted.length && error === null; start += mostTargets) {
    const targets = wanted.slice(start, start + mostTargets);
    change({ asked: targets });
    const reply = await request('translator:translate', { source, targets, app });
    // The sheet was closed meanwhile.
    if (useTranslating.getState().state?.source !== source) return;
    if (!reply.ok) error = reply.error;
    else for (const result of reply.value) results[result.locale] = result;
    change({ results: { ...results } });
  }
  const notes = Object.values(results).flatMap(({ locale, text }) =>
    text === null ? [] : [{ locale, text }],
  );
  if (notes.length > 0)
    book.writeAll(notes, say('translate.done', { count: notes.length }), 'translator');
  const failed = wanted.filter((locale) => typeof results[locale]?.text !== 'string');
  if (failed.length === 0) return useTranslating.setState({ state: null });
  change({ phase: 'done', asked: [], error, targets: new Set(failed) });
}
