import { SquarePen } from 'lucide-react';
import { useState } from 'react';
import { Label, Text, TextArea, TextField } from 'react-aria-components';
import { checkTyped } from '#shared/asc/text-rules';
import type { PublishRun } from '#shared/domain/publish-run';
import type { AppError } from '#shared/errors';
import { langAttribute, localeName } from '#shared/words/locale-name';
import { say } from '#shared/words/say';
import { editNotes } from '../../store/run-actions';
import { Button } from '../../ui/button';
import { Sheet } from '../../ui/dialog';
import { ErrorNotice } from '../../ui/error-notice';
import { GuardedButton } from '../../ui/guarded-button';
import { changedNotes, editNotesWords, notesGaps } from '../../words/edit-notes';
import { countWords, refusedWords } from '../../words/note';
import './edit-notes.css';

/** The notes of this run: editable until they are written, and can be sent again afterwards. */
export function EditNotes({ run }: { run: PublishRun }) {
  const [isOpen, setOpen] = useState(false);
  const words = editNotesWords(run);
  if (words === null) return null;
  return (
    <p className="edit-notes small">
      <Button kind="ghost" onPress={() => setOpen(true)}>
        <SquarePen aria-hidden />
        {words.open}
      </Button>
      <Sheet title={words.title} isOpen={isOpen} onClose={() => setOpen(false)}>
        <EditNotesForm run={run} onEnd={() => setOpen(false)} />
      </Sheet>
    </p>
  );
}

function EditNotesForm({ run, onEnd }: { run: PublishRun; onEnd: () => void }) {
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [refused, setRefused] = useState<AppError | null>(null);
  const words = editNotesWords(run);
  const notes = run.plan.notes.map(({ locale, text }) => ({
    locale,
    text: typed[locale] ?? text,
  }));
  const changed = changedNotes(run, notes);
  const gaps = notesGaps(notes, changed);
  const send = async () => {
    if (gaps.length > 0) return;
    const error = await editNotes(run.id, changed);
    if (error === null) onEnd();
    else setRefused(error);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <p className="sheet-words">{words?.sentence}</p>
      {refused !== null && <ErrorNotice isAlert {...refused} />}
      {notes.map((note) => (
        <NoteField
          key={note.locale}
          {...note}
          onChange={(text) => setTyped({ ...typed, [note.locale]: text })}
        />
      ))}
      <div className="sheet-foot">
        <Button onPress={onEnd}>{say('button.cancel')}</Button>
        <GuardedButton reasons={gaps}>{words?.act}</GuardedButton>
      </div>
    </form>
  );
}

interface NoteFieldProps {
  locale: string;
  text: string;
  onChange: (text: string) => void;
}

function NoteField({ locale, text, onChange }: NoteFieldProps) {
  const check = checkTyped(text);
  const refused = refusedWords(text, check);
  return (
    <TextField
      className="field"
      value={text}
      onChange={onChange}
      isInvalid={check.tooLong || refused !== null}
      validationBehavior="aria"
    >
      <Label className="field-label">{localeName(locale)}</Label>
      <TextArea
        className="field-input edit-note-area"
        dir="auto"
        lang={langAttribute(locale)}
        spellCheck
        rows={4}
      />
      <Text slot="description" className="small numbers">
        {refused ?? countWords(check)}
      </Text>
    </TextField>
  );
}
