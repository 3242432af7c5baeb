import { useEffect } from 'react';
import { NotesForm } from '#shared/domain/notes-file';
import type { LocaleNote } from '#shared/domain/publish-plan';
import { localeName } from '#shared/words/locale-name';
import { say } from '#shared/words/say';
import {
  chooseForm,
  closeNotesExport,
  exportChosen,
  leaveOut,
  readExportNames,
  useNotesExport,
} from '../../store/notes-export';
import { useNotes } from '../../text-editor/notes-context';
import { Button } from '../../ui/button';
import { Sheet } from '../../ui/dialog';
import { ErrorNotice } from '../../ui/error-notice';
import { GuardedButton } from '../../ui/guarded-button';
import { RadioList } from '../../ui/radio-list';
import { TickBox } from '../../ui/tick-box';
import { buildNameOf } from '../../words/notes-import';
import '../../text-editor/import-sheet.css';

/** Writes the notes to files: in which form, which languages, and what the files are called. */
export function ExportSheet() {
  const book = useNotes();
  const isOpen = useNotesExport((state) => state.isOpen);
  useEffect(() => closeNotesExport, []);
  return (
    <Sheet
      title={say('notes.export.title')}
      text={say('notes.export.text', { build: buildNameOf(book) })}
      isOpen={isOpen}
      onClose={closeNotesExport}
    >
      {isOpen && <ExportForm />}
    </Sheet>
  );
}

function ExportForm() {
  const { notes } = useNotes();
  const { form, without, error, isBusy } = useNotesExport();
  const written = notes
    .filter(({ text }) => text.trim() !== '')
    .sort((a, b) => localeName(a.locale).localeCompare(localeName(b.locale)));
  const chosen = written.filter(({ locale }) => !without.includes(locale));
  return (
    <>
      {error !== null && <ErrorNotice isAlert {...error} safe={say('notes.unchanged')} />}
      <RadioList
        label={say('notes.export.form')}
        value={form}
        options={NotesForm.options.map((value) => ({
          value,
          label: say(`notes.export.form.${value}`),
        }))}
        onChange={chooseForm}
      />
      <Languages written={written} without={without} />
      <Files locales={chosen.map(({ locale }) => locale)} />
      <div className="sheet-foot">
        <Button onPress={closeNotesExport}>{say('button.cancel')}</Button>
        <GuardedButton
          reasons={reasons(written, chosen)}
          onPress={() => {
            if (!isBusy) void exportChosen(chosen);
          }}
        >
          {say('notes.export.act', { count: chosen.length })}
        </GuardedButton>
      </div>
    </>
  );
}

function reasons(written: readonly LocaleNote[], chosen: readonly LocaleNote[]): string[] {
  if (written.length === 0) return [say('notes.export.none-written')];
  return chosen.length === 0 ? [say('notes.export.nothing')] : [];
}

interface LanguagesProps {
  written: readonly LocaleNote[];
  without: readonly string[];
}

function Languages({ written, without }: LanguagesProps) {
  if (written.length === 0) return null;
  const isAll = without.length === 0;
  return (
    <>
      <div className="export-head">
        <span className="field-label grow">{say('notes.export.languages')}</span>
        <Button
          kind="ghost"
          size="small"
          onPress={() => leaveOut(isAll ? written.map(({ locale }) => locale) : [])}
        >
          {say(isAll ? 'notes.export.select-none' : 'notes.export.select-all')}
        </Button>
      </div>
      <fieldset className="export-languages" aria-label={say('notes.export.languages')}>
        {written.map(({ locale }) => (
          <TickBox
            key={locale}
            label={localeName(locale)}
            isSelected={!without.includes(locale)}
            onChange={(isIn) =>
              leaveOut(isIn ? without.filter((one) => one !== locale) : [...without, locale])
            }
          />
        ))}
      </fieldset>
    </>
  );
}

/** Main names the files, as it will write them. */
function Files({ locales }: { locales: readonly string[] }) {
  const form = useNotesExport((state) => state.form);
  const names = useNotesExport((state) => state.names);
  const list = locales.join(' ');
  useEffect(() => {
    void readExportNames(form, list === '' ? [] : list.split(' '));
  }, [form, list]);
  if (names === null || names.length === 0) return null;
  return (
    <div>
      <span className="small">{say('notes.export.files', { count: names.length })}</span>
      <section
        className="export-files selectable"
        aria-label={say('notes.export.files-label')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: scrolling content must be reachable without a mouse.
        tabIndex={0}
      >
        {names.join('\n')}
      </section>
    </div>
  );
}
