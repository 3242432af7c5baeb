import { issuesIn } from '#shared/domain/note-issues';
import { focusNote, showInNote, textInNote } from '../../ui/focus-note';

/** Moves the focus to the note, with the first character selected that App Store Connect refuses or may refuse. */
export function focusProblem(): void {
  const text = textInNote();
  const issues = issuesIn({ locale: '', text }, null).filter(({ weight }) => weight !== 'hint');
  const place = issues
    .flatMap(({ places }) => places)
    .find(({ start, end }) => start < end && end <= text.length);
  if (place === undefined) return focusNote();
  showInNote(place.start, place.end);
}
