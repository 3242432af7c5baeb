import { FileText } from 'lucide-react';
import { useEffect } from 'react';
import { importRows, notesToWrite } from '#shared/domain/notes-import';
import { message } from '#shared/words/message';
import { inPieces, say } from '#shared/words/say';
import { dismissFound, findNotesBeside, useFoundNotes } from '../../store/found-notes';
import { showPreview } from '../../store/notes-import';
import { useNotes } from '../../text-editor/notes-context';
import { Button } from '../../ui/button';
import { Pieces } from '../../ui/pieces';

/** Notes that lie beside the package, as long as they would change anything. */
export function FoundNotes({ packagePath }: { packagePath: string }) {
  const book = useNotes();
  const found = useFoundNotes((state) => state.found);
  useEffect(() => void findNotesBeside(packagePath), [packagePath]);
  if (found === null || found.packagePath !== packagePath || !book.isEditable) return null;
  const { preview } = found;
  const { length: count } = notesToWrite(importRows(preview, book, {}, false));
  if (count === 0) return null;
  return (
    <div className="notes-found">
      <FileText aria-hidden />
      <span className="grow">
        <Pieces of={inPieces(message('notes.found', { count, file: preview.name }))} />
      </span>
      <Button kind="ghost" size="small" onPress={() => showPreview(preview)}>
        {say('notes.found.review')}
      </Button>
      <Button kind="ghost" size="small" onPress={() => dismissFound(packagePath)}>
        {say('button.dismiss')}
      </Button>
    </div>
  );
}
