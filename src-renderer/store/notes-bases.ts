import { asSent } from '#shared/asc/text-rules';
import type { NotesDraft } from '#shared/domain/draft';
import type { LocaleNote } from '#shared/domain/publish-plan';

type Notes = readonly LocaleNote[];
/** Null for a language without a note. */
type NoteText = string | null;
type Changed = Pick<NotesDraft, 'notes' | 'removed' | 'bases'>;

function textNow(notes: Notes, locale: string): NoteText {
  return notes.find((note) => note.locale === locale)?.text ?? null;
}

function changedLocales({ notes, removed }: Pick<NotesDraft, 'notes' | 'removed'>): string[] {
  return [...new Set([...notes.map(({ locale }) => locale), ...removed])];
}

/** The texts that a change was made on top of: those of languages that were changed before stay. */
export function basesAfter(before: Changed, after: Changed, notes: Notes | null): Changed['bases'] {
  const changedBefore = changedLocales(before);
  return changedLocales(after).flatMap((locale) => {
    const known = before.bases.find((base) => base.locale === locale);
    if (known !== undefined && changedBefore.includes(locale)) return [known];
    return notes === null ? [] : [{ locale, text: textNow(notes, locale) }];
  });
}

/** What this window gave to the notes of one run in a language, and no snapshot has shown yet. */
interface Given {
  /** What the run had before. */
  was: NoteText;
  texts: { text: NoteText; isAccepted: boolean }[];
}

interface Change {
  notes: Notes;
  removed: readonly string[];
}

function entriesOf({ notes, removed }: Change): [string, NoteText][] {
  return [
    ...notes.map(({ locale, text }): [string, NoteText] => [locale, asSent(text)]),
    ...removed.map((locale): [string, NoteText] => [locale, null]),
  ];
}

/** Tells this window's own changes of a run from those of someone else, such as the command. */
export class OwnTexts {
  private readonly given = new Map<string, Given>();

  give(change: Change, notes: Notes): void {
    for (const [locale, text] of entriesOf(change)) {
      const { was, texts } = this.given.get(locale) ?? { was: textNow(notes, locale), texts: [] };
      this.given.set(locale, { was, texts: [...texts, { text, isAccepted: false }] });
    }
  }

  /** Main has answered. */
  answered(change: Change, isAccepted: boolean): void {
    for (const [locale, text] of entriesOf(change)) {
      const given = this.given.get(locale);
      if (given === undefined) continue;
      if (isAccepted)
        given.texts = given.texts.map((one) => (one.text === text ? { text, isAccepted } : one));
      else given.texts = given.texts.filter((one) => one.text !== text || one.isAccepted);
      if (given.texts.length === 0) this.given.delete(locale);
    }
  }

  /** The languages whose text in this snapshot is one that this window gave. */
  seenIn(notes: Notes): Set<string> {
    const own = new Set<string>();
    for (const [locale, given] of this.given) {
      const now = textNow(notes, locale);
      const place = given.texts.findIndex(({ text }) => text === now);
      if (place >= 0) own.add(locale);
      if (place >= 0) this.given.set(locale, { was: now, texts: given.texts.slice(place + 1) });
      const isOver = place === given.texts.length - 1 || (place < 0 && now !== given.was);
      if (isOver) this.given.delete(locale);
    }
    return own;
  }

  /** What main accepted last; undefined if a snapshot has shown it. */
  accepted(locale: string): NoteText | undefined {
    return this.given.get(locale)?.texts.findLast(({ isAccepted }) => isAccepted)?.text;
  }
}

/**
 * What is still to be added to the notes as they are now. Text counts only on top of the text that it was typed on: if
 * someone else changed that, both are kept, and a person chooses.
 */
export function settled<T extends NotesDraft>(
  notes: Notes,
  typed: T,
  own: ReadonlySet<string>,
): T | null {
  const stands = (locale: string, now: NoteText): boolean => {
    const base = typed.bases.find((one) => one.locale === locale);
    return own.has(locale) || (base === undefined ? now === null : base.text === now);
  };
  const left = typed.notes.filter(({ locale, text }) => asSent(text) !== textNow(notes, locale));
  const kept = left.filter(({ locale }) => stands(locale, textNow(notes, locale)));
  const moved = left.filter((note) => !kept.includes(note) && note.text.trim() !== '');
  const removed = typed.removed.filter((locale) => {
    const now = textNow(notes, locale);
    return now !== null && stands(locale, now);
  });
  const displaced = [...typed.displaced, ...moved].filter(
    ({ locale, text }, place, all) =>
      asSent(text) !== textNow(notes, locale) &&
      all.findIndex((one) => one.locale === locale && one.text === text) === place,
  );
  const bases = changedLocales({ notes: kept, removed }).map((locale) => ({
    locale,
    text: textNow(notes, locale),
  }));
  const next = { notes: kept, removed, displaced, bases };
  return isSame(typed, next) ? null : { ...typed, ...next };
}

function isSame(one: NotesDraft, other: Pick<NotesDraft, 'displaced'> & Changed): boolean {
  return (
    one.notes.length === other.notes.length &&
    one.removed.length === other.removed.length &&
    one.displaced.length === other.displaced.length &&
    one.bases.length === other.bases.length &&
    one.bases.every(({ locale, text }) =>
      other.bases.some((base) => base.locale === locale && base.text === text),
    )
  );
}

/** What is kept on this computer: without what the notes have got already. */
export function withoutAccepted(draft: NotesDraft, own: OwnTexts): NotesDraft {
  const notes = draft.notes.filter(({ locale, text }) => own.accepted(locale) !== asSent(text));
  const removed = draft.removed.filter((locale) => own.accepted(locale) !== null);
  const changed = changedLocales({ notes, removed });
  const bases = draft.bases
    .filter(({ locale }) => changed.includes(locale))
    .map(({ locale, text }) => {
      const accepted = own.accepted(locale);
      return { locale, text: accepted === undefined ? text : accepted };
    });
  return { ...draft, notes, removed, bases };
}
