import { ChevronDown, ChevronRight, Copy, Globe } from 'lucide-react';
import { langAttribute, localeName } from '#shared/words/locale-name';
import { say } from '#shared/words/say';
import { noteIn } from '../../store/notes-book';
import { changePanes, useNotesPanes } from '../../store/notes-panes';
import { useNotes } from '../../text-editor/notes-context';
import { Button, IconButton } from '../../ui/button';
import { ScrollText } from '../../ui/scroll-text';
import './source-panel.css';

/** The text that is being translated, visible while writing. */
export function SourcePanel({ locale }: { locale: string }) {
  const book = useNotes();
  const { primary, isEditable } = book;
  const isShown = useNotesPanes((state) => state.showsSource);
  if (primary === null || primary === locale) return null;
  const text = noteIn(book, primary);
  if (text.trim() === '') return null;
  const name = localeName(primary);
  return (
    <div className={`note-source ${isShown ? 'note-source-open' : ''}`}>
      <div className="note-source-head">
        <Globe aria-hidden />
        <span className="small">{say('notes.source', { language: name })}</span>
        <IconButton
          label={say(isShown ? 'notes.source.hide' : 'notes.source.show')}
          onPress={() => changePanes({ showsSource: !isShown })}
        >
          {isShown ? <ChevronDown aria-hidden /> : <ChevronRight aria-hidden />}
        </IconButton>
        <span className="grow" />
        <Button kind="ghost" isDisabled={!isEditable} onPress={() => book.write(locale, text)}>
          <Copy aria-hidden />
          {say('notes.copy-to', { language: localeName(locale) })}
        </Button>
      </div>
      {isShown && (
        <ScrollText
          label={say('notes.source-text', { language: name })}
          lang={langAttribute(primary)}
        >
          {text}
        </ScrollText>
      )}
    </div>
  );
}
