import { useMemo } from 'react';
import { earlierBuilds, type NotesOfBuild } from '../../store/notes-readers';
import { useSnapshots } from '../../store/snapshots';
import { useNotes } from '../../text-editor/notes-context';

/** What testers could read before, newest first. */
export function useEarlierBuilds(): NotesOfBuild[] {
  const book = useNotes();
  const runs = useSnapshots((state) => state.runs);
  const { of, app, version, buildNumber, previous } = book;
  // A new object on every keystroke.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only these parts of the book are read.
  return useMemo(
    () => earlierBuilds(book, runs),
    [of, app.bundleId, version, buildNumber, previous, runs],
  );
}
