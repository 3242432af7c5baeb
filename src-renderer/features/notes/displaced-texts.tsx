import { langAttribute, localeName } from '#shared/words/locale-name';
import { say } from '#shared/words/say';
import { useNotes } from '../../text-editor/notes-context';
import { Button } from '../../ui/button';
import { ScrollText } from '../../ui/scroll-text';
import './displaced-texts.css';

/** Above a note that someone changed after another text was typed for it: nothing is lost, and a person chooses. */
export function DisplacedTexts({ locale }: { locale: string }) {
  const { displaced, isEditable } = useNotes();
  const notes = displaced?.notes.filter((note) => note.locale === locale) ?? [];
  return notes.map((note) => (
    <div key={note.text} className="displaced-text" role="status">
      <p className="small">{say('notes.displaced')}</p>
      <ScrollText
        label={say('notes.displaced.text', { language: localeName(locale) })}
        lang={langAttribute(locale)}
      >
        {note.text}
      </ScrollText>
      <div className="displaced-text-actions">
        <Button kind="ghost" size="small" onPress={() => displaced?.discard(note)}>
          {say('notes.displaced.discard')}
        </Button>
        <Button size="small" isDisabled={!isEditable} onPress={() => displaced?.use(note)}>
          {say('notes.displaced.use')}
        </Button>
      </div>
    </div>
  ));
}
