import { useEffect } from 'react';
import { offerPasted } from '../../store/pasted-block';
import { ImportSheet } from '../../text-editor/import-sheet';
import { useNotes } from '../../text-editor/notes-context';
import { ExportSheet } from './export-sheet';

/** The sheets for files of notes; they work on the notes of the editor that they are in. */
export function NotesFiles() {
  usePastedBlocks();
  return (
    <>
      <ImportSheet />
      <ExportSheet />
    </>
  );
}

/** Text with notes in several languages is pasted into one note as usual, and importing it is offered. */
function usePastedBlocks(): void {
  const book = useNotes();
  useEffect(() => {
    const onPaste = ({ target, clipboardData }: ClipboardEvent) => {
      const isNote = target instanceof HTMLTextAreaElement && target.matches('.note-area');
      if (!isNote || book.chosen === null || !book.isEditable || clipboardData === null) return;
      const text = clipboardData.getData('text/plain');
      void offerPasted(book, book.chosen, text, () => (target.isConnected ? target.value : null));
    };
    window.addEventListener('paste', onPaste);
    return () => window.removeEventListener('paste', onPaste);
  }, [book]);
}
