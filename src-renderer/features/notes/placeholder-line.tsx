import { say } from '#shared/words/say';
import { fillIn, notesToFill } from '../../store/note-fills';
import { useNotes } from '../../text-editor/notes-context';
import { usePlaceholders } from '../../text-editor/use-placeholders';
import { Button } from '../../ui/button';
import './placeholder-line.css';

/** What the placeholders of a note stand for; nothing while it has none. */
export function PlaceholderLine({ locale }: { locale: string }) {
  const book = useNotes();
  const found = usePlaceholders(locale);
  if (found.length === 0) return null;
  const toFill = notesToFill(book).map((note) => note.locale);
  return (
    <section className="placeholder-line" aria-label={say('notes.placeholders')}>
      <ul className="placeholder-values small">
        {found.map(({ name, value }) => (
          <li key={name}>{say('notes.placeholders.one', { name, value })}</li>
        ))}
      </ul>
      {book.isEditable && (
        <>
          <Button size="small" onPress={() => fillIn(book, [locale])}>
            {say('notes.placeholders.fill')}
          </Button>
          {toFill.length > 1 && (
            <Button size="small" onPress={() => fillIn(book, toFill)}>
              {say('notes.placeholders.fill-all')}
            </Button>
          )}
        </>
      )}
    </section>
  );
}
