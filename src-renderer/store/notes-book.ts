import { checkUnder, type TextCheck, type TextRule, whatToTestRule } from '#shared/asc/text-rules';
import type { StoreTextField } from '#shared/domain/app-store';
import type { TemplateValues } from '#shared/domain/preset-use';
import type { LocaleNote } from '#shared/domain/publish-plan';
import type { Written } from '#shared/domain/publish-run';
import type { AppError } from '#shared/errors';

/** Whose notes are edited: those of the open plan, of a run, or of a build at App Store Connect. */
export type NotesOf =
  | { kind: 'plan' }
  | { kind: 'run'; runId: string }
  | { kind: 'build'; accountId: string; bundleId: string; buildId: string }
  /** Those that the apps of a batch share, or with an item those of one app. */
  | { kind: 'batch'; batchId: string; itemId: string | null }
  /** A text of an App Store version. */
  | { kind: 'store'; accountId: string; bundleId: string; platform: string };

/** What can be edited on the editor's own screen. */
export type NotesOnScreen = Exclude<NotesOf, { kind: 'store' }>;

/** A text other than What to Test. */
export interface BookText {
  field: StoreTextField;
  rule: TextRule;
  /** Whether Apple requires it in each language. */
  isRequired: boolean;
}

/** What the notes editor shows and changes, wherever the notes belong to. */
export interface NotesBook {
  of: NotesOf;
  /** Left out for What to Test. */
  text?: BookText;
  app: { name: string; bundleId: string | null };
  version: string | null;
  buildNumber: string | null;
  /** The app's primary language, which the others are translated from; null while it is not known. */
  primary: string | null;
  /** The languages that the app has at App Store Connect; null while they are not known. */
  ofApp: readonly string[] | null;
  /** The languages that are listed, written or not, in no particular order. */
  locales: readonly string[];
  /** The language that is being edited. */
  chosen: string | null;
  notes: readonly LocaleNote[];
  /** What testers read last; null if there is no earlier build. */
  previous: { buildNumber: string; notes: readonly LocaleNote[] } | null;
  /** What the build itself has at App Store Connect; null if its notes are not there yet. */
  sent: { buildNumber: string; notes: readonly LocaleNote[] } | null;
  /** Translated by a machine, and not yet read by a person. */
  toReview: readonly string[];
  /** What App Store Connect has of these notes; empty before they are sent. */
  written: readonly Written[];
  /** Languages whose change App Store Connect gets only once a person sends it. */
  unsent: readonly string[];
  /** Texts that were typed on top of one that someone else changed since; null where that can't happen. */
  displaced: {
    notes: readonly LocaleNote[];
    use(note: LocaleNote): void;
    discard(note: LocaleNote): void;
  } | null;
  /** What `{version}`, `{build}` and `{date}` stand for. */
  values: TemplateValues;
  /** Placeholders that are filled in when the notes are sent, whatever else their values are: `{version}`. */
  filledWhenSent?: readonly string[];
  /** Whether the notes can be changed: not by a key of too small a role, and not in a finished record. */
  isEditable: boolean;
  saving: 'none' | 'unsaved' | 'saved' | { error: AppError };
  /** Under which the history of these notes is kept. */
  historyKey: string;

  /** Whether it can still be written to: false once another package is open in place of the plan's. */
  isOpen(): boolean;
  write(locale: string, text: string): void;
  /**
   * Writes several notes at once, with one undo; `said` is what the toast says. Those of a translator are marked for
   * review.
   */
  writeAll(notes: readonly LocaleNote[], said: string, from?: 'translator'): void;
  choose(locale: string): void;
  add(locales: readonly string[]): void;
  /** Removes languages with their notes, with one undo. */
  remove(locales: readonly string[]): void;
  markReviewed(locales: readonly string[]): void;
}

/** Empty for a language without a note. */
export function noteIn({ notes }: Pick<NotesBook, 'notes'>, locale: string): string {
  return notes.find((note) => note.locale === locale)?.text ?? '';
}

export function ruleOf({ text }: Pick<NotesBook, 'text'>): TextRule {
  return text?.rule ?? whatToTestRule;
}

export function checkIn(book: Pick<NotesBook, 'notes' | 'text'>, locale: string): TextCheck {
  return checkUnder(noteIn(book, locale), ruleOf(book));
}

/** The marks of these languages as `marked` has them; those of the others stay. */
export function withReview(
  toReview: readonly string[],
  locales: readonly string[],
  marked: readonly string[],
): string[] {
  const others = toReview.filter((locale) => !locales.includes(locale));
  return [...others, ...locales.filter((locale) => marked.includes(locale))];
}
