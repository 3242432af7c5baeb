import { localeName } from '#shared/words/locale-name';
import { say } from '#shared/words/say';
import { readingIn } from '../../store/notes-readers';
import { NoteField } from '../../text-editor/note-field';
import { NoteFoot } from '../../text-editor/note-foot';
import { useNotes } from '../../text-editor/notes-context';
import { ChangesPanel } from './changes-panel';
import { DisplacedTexts } from './displaced-texts';
import { FindReplace } from './find-replace';
import { InsertMenu } from './insert-menu';
import { PlaceholderLine } from './placeholder-line';
import { insteadWords } from './reader-words';
import { ReviewLine } from './review-line';
import { SourcePanel } from './source-panel';
import '../../text-editor/note-pane.css';
import './full-note-pane.css';

/** The note in the chosen language, and the text that it is translated from. */
export function NotePane() {
  const { chosen } = useNotes();
  if (chosen === null) return <NoLanguage />;
  return (
    <div className="note-editor">
      <SourcePanel locale={chosen} />
      <ReviewLine locale={chosen} />
      <DisplacedTexts locale={chosen} />
      <NoteField key={chosen} locale={chosen} />
      <PlaceholderLine locale={chosen} />
      <NoteFoot locale={chosen} />
    </div>
  );
}

function NoLanguage() {
  return <p className="notes-none small">{say('notes.no-language')}</p>;
}

/** The same on a screen of its own, with everything that helps to write it. */
export function FullNotePane() {
  const { chosen } = useNotes();
  if (chosen === null) return <NoLanguage />;
  return (
    <div className="note-pane">
      <FindReplace />
      <div className="note-editor note-editor-full">
        <SourcePanel locale={chosen} />
        <div className="note-label">
          <h2>{localeName(chosen)}</h2>
          <ReadInstead locale={chosen} />
          <InsertMenu locale={chosen} />
        </div>
        <ReviewLine locale={chosen} />
        <DisplacedTexts locale={chosen} />
        <NoteField key={chosen} locale={chosen} />
        <PlaceholderLine locale={chosen} />
        <NoteFoot locale={chosen} isFull />
        <ChangesPanel locale={chosen} />
      </div>
    </div>
  );
}

/** What testers of the language read while it has no note of its own. */
function ReadInstead({ locale }: { locale: string }) {
  const book = useNotes();
  const words = insteadWords(readingIn(locale, book, []), book.primary);
  return <span className="small grow">{words}</span>;
}
