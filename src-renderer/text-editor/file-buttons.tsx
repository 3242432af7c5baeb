import { Download, Upload } from 'lucide-react';
import { Button as AriaButton, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { say } from '#shared/words/say';
import { openNotesExport } from '../store/notes-export';
import { chooseNotes, pasteNotes } from '../store/notes-import';
import { changedOrigin, saveBack, useNotesOrigin } from '../store/notes-origin';
import { Button } from '../ui/button';
import { useNotes } from './notes-context';
import '../ui/select.css';

interface FileButtonsProps {
  /** Without borders, beside other quiet buttons. */
  isQuiet?: boolean;
}

/** Notes from a file, a folder or the clipboard. */
export function ImportButton({ isQuiet = false }: FileButtonsProps) {
  const { isEditable } = useNotes();
  const ways = [
    { id: 'file', name: say('notes.import.file'), act: () => void chooseNotes('file') },
    { id: 'folder', name: say('notes.import.folder'), act: () => void chooseNotes('folder') },
    { id: 'paste', name: say('notes.import.paste'), act: pasteNotes },
  ];
  return (
    <MenuTrigger>
      <AriaButton
        className={`button button-${isQuiet ? 'ghost' : 'plain'}`}
        isDisabled={!isEditable}
      >
        {!isQuiet && <Download aria-hidden />}
        {say('notes.import')}
      </AriaButton>
      <Popover className="popover" placement="bottom end" offset={2}>
        <Menu
          className="option-list"
          aria-label={say('notes.import')}
          items={ways}
          onAction={(key) => ways.find(({ id }) => id === key)?.act()}
        >
          {({ id, name }) => (
            <MenuItem id={id} className="option" textValue={name}>
              {name}
            </MenuItem>
          )}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

export function ExportButton({ isQuiet = false }: FileButtonsProps) {
  const { notes } = useNotes();
  return (
    <Button
      kind={isQuiet ? 'ghost' : 'plain'}
      isDisabled={notes.every(({ text }) => text.trim() === '')}
      onPress={openNotesExport}
    >
      {!isQuiet && <Upload aria-hidden />}
      {say('notes.export')}
    </Button>
  );
}

/** The file that the notes came from, while they differ from it. */
export function useChangedOrigin(): { name: string } | null {
  const { origin } = useNotesOrigin();
  return changedOrigin(useNotes(), origin);
}

/** Shown while the notes differ from the file that they came from. */
export function SaveBackButton() {
  const book = useNotes();
  const isSaving = useNotesOrigin((state) => state.isSaving);
  const changed = useChangedOrigin();
  if (changed === null) return null;
  const words = say('notes.save-back', { file: changed.name });
  return (
    <Button kind="ghost" isDisabled={isSaving} onPress={() => void saveBack(book)}>
      <span className="notes-save-back" title={words}>
        {words}
      </span>
    </Button>
  );
}
