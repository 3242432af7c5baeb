import { FileText } from 'lucide-react';
import { useEffect } from 'react';
import { TextArea, TextField } from 'react-aria-components';
import type { NotesPreview } from '#shared/domain/notes-file';
import { importedRows, importRows, isLeftOut } from '#shared/domain/notes-import';
import type { AppError } from '#shared/errors';
import { say } from '#shared/words/say';
import {
  changePasted,
  chooseNotes,
  closeNotesImport,
  importNotes,
  keepNotes,
  longestPasted,
  type NotesImport,
  useNotesImport,
} from '../store/notes-import';
import { Button } from '../ui/button';
import { Sheet } from '../ui/dialog';
import { ErrorNotice } from '../ui/error-notice';
import { GuardedButton } from '../ui/guarded-button';
import { WaitingLine } from '../ui/progress';
import { Segmented } from '../ui/segmented';
import { buildNameOf, hasOtherCode, importReasons, nameOfNotes } from '../words/notes-import';
import { ImportChips } from './import-chips';
import { ImportRemarks, ImportTable } from './import-table';
import { useNotes } from './notes-context';
import './import-sheet.css';

/** What a file of notes holds, before any of it is taken. It belongs to the notes editor that is on the screen. */
export function ImportSheet() {
  const shown = useNotesImport((state) => state.shown);
  const book = useNotes();
  // Another screen was opened: what is imported belongs to these notes.
  useEffect(() => closeNotesImport, []);
  const isPasting = shown?.step === 'pasting';
  return (
    <Sheet
      title={titleOf(isPasting, book.text === undefined)}
      text={say('notes.import.text', { build: buildNameOf(book) })}
      isOpen={shown !== null}
      onClose={closeNotesImport}
      size="broad"
    >
      {shown !== null && <ImportStep shown={shown} />}
    </Sheet>
  );
}

function titleOf(isPasting: boolean, isNote: boolean): string {
  if (!isNote) return say('store-texts.import.title');
  return say(isPasting ? 'notes.paste.title' : 'notes.import.title');
}

function ImportStep({ shown }: { shown: NotesImport }) {
  switch (shown.step) {
    case 'reading':
      return (
        <>
          <WaitingLine>{say('notes.import.reading', { file: shown.name })}</WaitingLine>
          <SheetFoot preview={null} />
        </>
      );
    case 'failed':
      return (
        <>
          <FileError error={shown.error} />
          <SheetFoot preview={null} changesFile />
        </>
      );
    case 'pasting':
      return <PasteStep shown={shown} />;
    case 'preview':
      return (
        <>
          <FileLine preview={shown.preview} />
          <Preview preview={shown.preview} />
          <SheetFoot preview={shown.preview} />
        </>
      );
  }
}

function FileError({ error }: { error: AppError }) {
  return <ErrorNotice isAlert {...error} safe={say('notes.unchanged')} />;
}

function PasteStep({ shown }: { shown: Extract<NotesImport, { step: 'pasting' }> }) {
  const { text, preview, error } = shown;
  const isTooLong = text.length > longestPasted;
  return (
    <>
      <TextField
        aria-label={say('notes.paste.field')}
        className="field"
        value={text}
        onChange={(typed) => void changePasted(typed)}
        isInvalid={isTooLong}
        validationBehavior="aria"
        autoFocus
      >
        <TextArea
          className="field-input paste-area"
          dir="auto"
          spellCheck={false}
          placeholder={say('notes.paste.placeholder')}
        />
      </TextField>
      <div className="import-file">
        <span className="small grow">
          {say(isTooLong ? 'notes.paste.too-long' : 'notes.paste.hint')}
        </span>
        {preview !== null && <Chips preview={preview} />}
      </div>
      {error !== null && <FileError error={error} />}
      {preview !== null && <Preview preview={preview} />}
      <SheetFoot preview={preview} />
    </>
  );
}

function FileLine({ preview }: { preview: NotesPreview }) {
  const { bytes, entries, form } = preview;
  const isFolder = form === 'fastlane' || form === 'text-files';
  return (
    <div className="import-file">
      <FileText aria-hidden />
      <code className="import-file-name">{nameOfNotes(preview)}</code>
      <span className="small">
        {say('notes.import.size', { count: entries.length, size: { bytes } })}
      </span>
      {preview.name !== '' && (
        <Button
          kind="ghost"
          size="small"
          onPress={() => void chooseNotes(isFolder ? 'folder' : 'file')}
        >
          {say('notes.import.change-file')}
        </Button>
      )}
      <span className="grow" />
      <Chips preview={preview} />
    </div>
  );
}

function useRows(preview: NotesPreview) {
  const book = useNotes();
  const { byHand, keeps } = useNotesImport();
  return importRows(preview, book, byHand, keeps);
}

function Chips({ preview }: { preview: NotesPreview }) {
  const rows = useRows(preview);
  return (
    <ImportChips
      imported={importedRows(rows).length}
      changed={rows.filter((row) => hasOtherCode(row) && !isLeftOut(row)).length}
      leftOut={rows.filter(isLeftOut).length}
    />
  );
}

function Preview({ preview }: { preview: NotesPreview }) {
  const rows = useRows(preview);
  return (
    <>
      {rows.length === 0 ? (
        <p className="import-none">{say('notes.import.none')}</p>
      ) : (
        <ImportTable key={preview.ticket} rows={rows} />
      )}
      <ImportRemarks remarks={preview.remarks} />
    </>
  );
}

const noPreview: NotesPreview = {
  ticket: null,
  name: '',
  form: 'sections',
  bytes: 0,
  entries: [],
  remarks: [],
};

interface SheetFootProps {
  /** Null while there is nothing to import. */
  preview: NotesPreview | null;
  /** Offers another file in place of the import. */
  changesFile?: boolean;
}

function SheetFoot({ preview, changesFile = false }: SheetFootProps) {
  const book = useNotes();
  const keeps = useNotesImport((state) => state.keeps);
  const rows = useRows(preview ?? noPreview);
  const count = importedRows(rows).length;
  return (
    <div className="sheet-foot import-foot">
      {preview !== null && (
        <Segmented
          label={say('notes.import.existing')}
          showsLabel
          value={keeps ? 'keep' : 'replace'}
          options={[
            { value: 'replace', label: say('notes.import.replace') },
            { value: 'keep', label: say('notes.import.keep') },
          ]}
          onChange={(value) => keepNotes(value === 'keep')}
        />
      )}
      <span className="grow" />
      <Button onPress={closeNotesImport}>{say('button.cancel')}</Button>
      {changesFile ? (
        <Button kind="main" onPress={() => void chooseNotes('file')}>
          {say('notes.import.change-file')}
        </Button>
      ) : (
        <GuardedButton
          reasons={importReasons(rows, book.isEditable)}
          onPress={() => {
            if (preview !== null) importNotes(book, rows, preview);
          }}
        >
          {count === 0 ? say('notes.import.act-none') : say('notes.import.act', { count })}
        </GuardedButton>
      )}
    </div>
  );
}
