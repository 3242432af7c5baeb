import { ClipboardPaste, FileInput, FileOutput, FolderInput } from 'lucide-react';
import { commands } from '#shared/domain/command';
import { say } from '#shared/words/say';
import { type Action, afterPalette } from '../../store/actions';
import { openNotesExport } from '../../store/notes-export';
import { chooseNotes, hasNotesHere, pasteNotes, showNotes } from '../../store/notes-import';
import { usePlan } from '../../store/plan';
import { useWindow } from '../../store/window';

/** Files of notes, for the notes on the screen or those of the open package. */
export function fileActions(): Action[] {
  if (!hasNotesHere()) return [];
  const { name } = useWindow.getState().screen;
  const isHere = name === 'notes' || (name === 'publish' && usePlan.getState().plan !== null);
  const group = 'actions' as const;
  return [
    {
      id: 'import-notes',
      words: say(commands['import-notes'].words),
      icon: FileInput,
      group,
      isHere,
      run: () => {
        showNotes();
        void chooseNotes('file');
      },
    },
    {
      id: 'notes.import-folder',
      words: say('palette.import-notes-folder'),
      icon: FolderInput,
      group,
      isHere,
      run: () => {
        showNotes();
        void chooseNotes('folder');
      },
    },
    {
      id: 'notes.paste',
      words: say('palette.paste-notes'),
      icon: ClipboardPaste,
      group,
      isHere,
      run: () => afterPalette(pasteNotes),
    },
    {
      id: 'notes.export',
      words: say('palette.export-notes'),
      icon: FileOutput,
      group,
      isHere,
      run: () =>
        afterPalette(() => {
          showNotes();
          openNotesExport();
        }),
    },
  ];
}
