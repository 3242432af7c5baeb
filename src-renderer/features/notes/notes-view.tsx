import { ArrowLeft } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { flushSync } from 'react-dom';
import { say } from '#shared/words/say';
import { openHelp } from '../../store/help';
import { countNeeds, countTexts } from '../../store/language-list';
import type { NotesBook } from '../../store/notes-book';
import { goToProblem, useOpenNotes } from '../../store/open-notes';
import { useWindow } from '../../store/window';
import { AddLanguage } from '../../text-editor/add-languages';
import { LanguageList } from '../../text-editor/language-list';
import { NotesProvider } from '../../text-editor/notes-context';
import { Button, IconButton } from '../../ui/button';
import { focusNote } from '../../ui/focus-note';
import { HelpButton } from '../../ui/help-button';
import { IconTile } from '../../ui/icon-tile';
import { Pieces } from '../../ui/pieces';
import { notesSummary } from '../../words/notes-summary';
import { focusProblem } from './focus-problem';
import { GitSheet } from './git-sheet';
import { FullNotePane } from './note-pane';
import { NotesFiles } from './notes-files';
import { NotesTools } from './notes-tools';
import { ReadersSheet } from './readers-sheet';
import { TranslateSheet } from './translate-sheet';
import './notes-view.css';

interface NotesViewProps {
  book: NotesBook;
  /** Above the languages: what becomes of a change. */
  notice?: ReactNode;
  /** Goes back to what the notes belong to. */
  onDone: () => void;
}

/** What to Test in every language, on a screen of its own. */
export function NotesView({ book, notice, onDone }: NotesViewProps) {
  useOpenNotes(book, onDone);
  // Who opens the editor wants to write. A menu that it was opened from gives the focus back first.
  useEffect(() => {
    const frame = requestAnimationFrame(focusNote);
    return () => cancelAnimationFrame(frame);
  }, []);
  return (
    <NotesProvider value={book}>
      <div className="notes-view">
        <NotesHead book={book} onBack={onDone} />
        {notice}
        <div className="notes-view-columns">
          <div className="notes-locales">
            <LanguageList isFull />
            <AddLanguage />
          </div>
          <FullNotePane />
        </div>
        <NotesFoot book={book} onDone={onDone} />
        <NotesFiles />
      </div>
      <ReadersSheet />
      <GitSheet />
      <TranslateSheet />
    </NotesProvider>
  );
}

function NotesHead({ book, onBack }: { book: NotesBook; onBack: () => void }) {
  const { name, bundleId } = book.app;
  const icon = useWindow((state) => state.icons[bundleId ?? ''] ?? null);
  const build = [name, book.version, book.buildNumber && `(${book.buildNumber})`];
  return (
    <header className="notes-view-head">
      <IconButton label={say('notes.back')} onPress={onBack}>
        <ArrowLeft aria-hidden className="notes-view-back" />
      </IconButton>
      <IconTile icon={icon} name={name} size="small" />
      <div className="notes-view-words">
        <h1>{say('notes.title')}</h1>
        <p className="small">
          <bdi>{build.filter(Boolean).join(' ')}</bdi>
        </p>
      </div>
      <NotesTools />
    </header>
  );
}

function NotesFoot({ book, onDone }: { book: NotesBook; onDone: () => void }) {
  const needs = countNeeds(book);
  const hasProblem = needs['to-fix'] + needs['to-review'] > 0;
  return (
    <footer className="notes-view-foot">
      <p className="grow numbers">
        <Pieces
          of={notesSummary({
            ...countTexts(book),
            languages: book.locales.length,
            toReview: needs['to-review'],
          })}
        />
      </p>
      <HelpButton topic={say('notes.title')} onPress={() => openHelp({ page: 'notes' })} />
      {hasProblem && (
        <Button
          keys="F8"
          onPress={() => {
            if (flushSync(() => goToProblem(1))) focusProblem();
          }}
        >
          {say('notes.next-problem')}
        </Button>
      )}
      <Button kind="main" onPress={onDone}>
        {say('button.done')}
      </Button>
    </footer>
  );
}
