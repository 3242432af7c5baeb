import { Trash2 } from 'lucide-react';
import { Label, Text, TextArea, TextField } from 'react-aria-components';
import { knownLocales } from '#shared/asc/locales';
import { checkTyped } from '#shared/asc/text-rules';
import { fillTemplate } from '#shared/domain/preset-use';
import type { LocaleNote } from '#shared/domain/publish-plan';
import { langAttribute, localeName } from '#shared/words/locale-name';
import { say } from '#shared/words/say';
import { changeForm } from '../../store/preset-editor';
import { IconButton } from '../../ui/button';
import { Picker } from '../../ui/picker';
import { countWords, problemWords } from '../../words/note';
import { type PresetForm, unknownPlaceholders } from '../../words/preset-form';

// Not shown: what is typed in a text, the same in every language.
const placeholders = { version: '{version}', build: '{build}', date: '{date}' };

/** A build that placeholders are shown for. */
const example = { version: '1.4.0', buildNumber: '42' };

/** What to Test by default, in each language. */
export function NotesFields({ form }: { form: PresetForm }) {
  const { notes } = form;
  const write = (locale: string, text: string) =>
    changeForm({ notes: notes.map((one) => (one.locale === locale ? { locale, text } : one)) });
  return (
    <fieldset className="preset-part">
      <legend>{say('preset.part.notes')}</legend>
      <p className="small">{say('preset.notes.text', placeholders)}</p>
      {notes.map((note) => (
        <NoteField
          key={note.locale}
          note={note}
          onChange={(text) => write(note.locale, text)}
          onRemove={() =>
            changeForm({ notes: notes.filter(({ locale }) => locale !== note.locale) })
          }
        />
      ))}
      <Picker
        label={say('notes.add-language')}
        searchLabel={say('notes.find-language')}
        options={knownLocales
          .filter((locale) => !notes.some((note) => note.locale === locale))
          .map((id) => ({ id, name: localeName(id) }))
          .sort((a, b) => a.name.localeCompare(b.name))}
        empty={say('notes.unknown-language')}
        onPick={(locale) => changeForm({ notes: [...notes, { locale, text: '' }] })}
      />
    </fieldset>
  );
}

interface NoteFieldProps {
  note: LocaleNote;
  onChange: (text: string) => void;
  onRemove: () => void;
}

function NoteField({ note, onChange, onRemove }: NoteFieldProps) {
  const { locale, text } = note;
  const check = checkTyped(text);
  const problem = problemWords(text, check);
  const unknown = unknownPlaceholders(text);
  const preview = fillTemplate(note, { ...example, date: new Date() });
  return (
    <TextField
      className="field"
      value={text}
      onChange={onChange}
      isInvalid={problem !== null}
      validationBehavior="aria"
    >
      <div className="preset-note-head">
        <Label className="field-label grow">{localeName(locale)}</Label>
        <IconButton
          label={say('notes.remove', { language: localeName(locale) })}
          onPress={onRemove}
        >
          <Trash2 />
        </IconButton>
      </div>
      <TextArea
        className="field-input preset-area"
        dir="auto"
        lang={langAttribute(locale)}
        spellCheck
        rows={3}
      />
      <Text slot="description" className="small numbers">
        {problem ?? countWords(check)}
      </Text>
      {unknown.length > 0 && (
        <p className="small preset-unknown">
          {say('preset.notes.unknown', { names: { list: unknown } })}
        </p>
      )}
      {preview !== text && (
        <p className="small preset-preview">
          {say('preset.notes.preview', { build: `${example.version} (${example.buildNumber})` })}{' '}
          <span dir="auto" lang={langAttribute(locale)}>
            {preview}
          </span>
        </p>
      )}
    </TextField>
  );
}
