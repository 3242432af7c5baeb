import { say } from '#shared/words/say';
import { copyFromPrevious } from '../../store/note-fills';
import { openNotesExport } from '../../store/notes-export';
import { changePanes } from '../../store/notes-panes';
import { useMatches } from '../../store/use-matches';
import {
  ExportButton,
  ImportButton,
  SaveBackButton,
  useChangedOrigin,
} from '../../text-editor/file-buttons';
import { useNotes } from '../../text-editor/notes-context';
import { Button } from '../../ui/button';
import { MenuButton } from '../../ui/menu-button';
import { keyOf } from '../../words/keys';
import { fills } from './fills';
import { openFind } from './open-find';
import { undoActions } from './undo-actions';

/** Up to this width only the most needed buttons fit beside the title. */
const narrow = window.matchMedia('(max-width: 899px)'); // Not shown: a media query.
/** From this width on all of them fit, also the one that saves to a file. */
const wide = window.matchMedia('(min-width: 1320px)'); // Not shown: a media query.

interface Tool {
  id: string;
  name: string;
  reason: string | null;
  isThere: boolean;
  run: () => void;
}

/** What can be done with the notes of all languages, in one row: what does not fit is in the menu. */
export function NotesTools() {
  const book = useNotes();
  const isNarrow = useMatches(narrow);
  const isWide = useMatches(wide);
  const savesBack = useChangedOrigin() !== null;
  const isFolded = isNarrow || (savesBack && !isWide);
  const items = fills(book);
  const undos = undoActions(book);
  const { previous, isEditable } = book;
  const tools: Tool[] = [
    {
      id: 'copy-from-build',
      name: say('notes.copy-from-build', { build: previous?.buildNumber ?? '' }),
      reason: isEditable ? null : say('find-notes.read-only'),
      isThere: previous !== null,
      run: () => copyFromPrevious(book, 'empty'),
    },
    {
      id: 'readers',
      name: say('notes.readers.open'),
      reason: null,
      isThere: true,
      run: () => changePanes({ showsReaders: true }),
    },
  ];
  const exporting = {
    id: 'export',
    name: say('notes.export'),
    reason: book.notes.every(({ text }) => text.trim() === '')
      ? say('notes.export.none-written')
      : null,
    run: openNotesExport,
  };
  const shown = tools.filter(({ isThere }) => isThere);
  const folded = [...(isFolded ? shown : []), ...(isNarrow ? [exporting] : [])];
  return (
    <>
      {!isFolded &&
        shown.map(({ id, name, reason, run }) => (
          <Button key={id} kind="ghost" isDisabled={reason !== null} onPress={run}>
            {name}
          </Button>
        ))}
      <SaveBackButton />
      <MenuButton
        label={say('notes.more')}
        items={[
          ...undos.map(({ id, words }) => ({ id, name: words, keys: keyOf(id) })),
          ...folded,
          { id: 'find', name: say('find-notes.title'), keys: keyOf('find-in-notes') },
          ...items.map(({ id, words, reason }) => ({ id, name: words, reason })),
        ]}
        onAction={(id) => {
          if (id === 'find') return openFind();
          [...undos, ...folded, ...items].find((item) => item.id === id)?.run();
        }}
      />
      <ImportButton />
      {!isNarrow && <ExportButton />}
    </>
  );
}
