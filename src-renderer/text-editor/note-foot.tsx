import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { langAttribute, localeName } from '#shared/words/locale-name';
import { inWords, say } from '#shared/words/say';
import { checkIn } from '../store/notes-book';
import { IconButton } from '../ui/button';
import { ScrollText } from '../ui/scroll-text';
import { countWords, fillOf } from '../words/note';
import { useNotes } from './notes-context';

interface NoteFootProps {
  locale: string;
  /** On the screen of its own, where what testers read last has a panel. */
  isFull?: boolean;
}

/** Below the note: its length, what testers read last, and whether it is saved. */
export function NoteFoot({ locale, isFull = false }: NoteFootProps) {
  const book = useNotes();
  const check = checkIn(book, locale);
  const last = book.previous?.notes.find((note) => note.locale === locale);
  return (
    <div className="note-foot small">
      <div className="note-foot-words">
        <span className={`numbers note-count-${fillOf(check)}`}>{countWords(check)}</span>
        {!isFull && book.previous !== null && last !== undefined && (
          <LastText buildNumber={book.previous.buildNumber} text={last.text} locale={locale} />
        )}
      </div>
      <SavingLine />
      <IconButton
        label={say('notes.remove', { language: localeName(locale) })}
        onPress={() => book.remove([locale])}
      >
        <Trash2 />
      </IconButton>
    </div>
  );
}

/** Whether what was typed is saved; it is saved automatically. */
export function SavingLine() {
  const { saving } = useNotes();
  if (saving === 'none') return null;
  if (saving === 'saved') return <span>{say('plan.draft.saved')}</span>;
  if (saving === 'unsaved')
    return <span className="draft-unsaved">{say('plan.draft.saving')}</span>;
  return (
    <span className="draft-failed">
      {say('plan.draft.failed', { reason: inWords(saving.error.title) })}
    </span>
  );
}

interface LastTextProps {
  locale: string;
  buildNumber: string;
  text: string;
}

/** The notes that testers saw last in this language. */
function LastText({ locale, buildNumber, text }: LastTextProps) {
  const [isShown, setShown] = useState(false);
  return (
    <>
      <button
        type="button"
        className="link-button"
        aria-expanded={isShown}
        onClick={() => setShown(!isShown)}
      >
        {say('notes.previous', { build: buildNumber })}
      </button>
      {isShown && (
        <div className="note-last">
          <ScrollText
            label={say('notes.previous-text', { build: buildNumber })}
            lang={langAttribute(locale)}
          >
            {text}
          </ScrollText>
        </div>
      )}
    </>
  );
}
