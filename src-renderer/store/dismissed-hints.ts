import { create } from 'zustand';
import type { IssueKind } from '#shared/domain/note-issues';
import type { NotesBook } from './notes-book';

/** Hints that a person does not want to see again for one note, until the app is closed. */
const useDismissed = create<{ dismissed: ReadonlySet<string> }>(() => ({ dismissed: new Set() }));

type NoteOf = Pick<NotesBook, 'of' | 'app' | 'version' | 'buildNumber'>;

function keyOf({ of, app, version, buildNumber }: NoteOf, locale: string, kind: IssueKind): string {
  return JSON.stringify([of, app.bundleId, version, buildNumber, locale, kind]);
}

export function dismissHint(note: NoteOf, locale: string, kind: IssueKind): void {
  useDismissed.setState(({ dismissed }) => ({
    dismissed: new Set([...dismissed, keyOf(note, locale, kind)]),
  }));
}

/** Which hints are to be shown of a note. */
export function useShownHints(note: NoteOf, locale: string): (kind: IssueKind) => boolean {
  const dismissed = useDismissed((state) => state.dismissed);
  return (kind) => !dismissed.has(keyOf(note, locale, kind));
}
