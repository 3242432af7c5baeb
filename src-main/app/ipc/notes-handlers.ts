import { basename, extname } from 'node:path';
import { type NotesForm, notesExtensions } from '#shared/domain/notes-file';
import { say } from '#shared/words/say';
import { knownPath } from '../known-paths';
import { exportedFiles, isFolderForm } from '../notes-files';
import type { HandlerParts, HandlersOf } from './handler-parts';

const fileDialog = () => ({
  title: say('choose.notes'),
  button: say('choose.notes-button'),
  filters: [
    { name: say('choose.notes-files'), extensions: notesExtensions },
    { name: say('choose.all-files'), extensions: ['*'] },
  ],
});

const folderDialog = () => ({
  title: say('choose.notes-folder'),
  button: say('choose.notes-button'),
  filters: [],
});

const exportFolderDialog = () => ({
  title: say('choose.export-notes-folder'),
  button: say('choose.export-notes-button'),
  filters: [],
});

const saveDialog = (fileName: string) => ({
  title: say('choose.export-notes'),
  button: say('choose.export-notes-button'),
  filters: [{ name: say('choose.notes-files'), extensions: [extname(fileName).slice(1)] }],
  fileName,
});

/** Files of notes: main chooses, reads and writes them, the window shows what is in them. */
export function notesHandlers(parts: HandlerParts): HandlersOf<'notes'> {
  const { notesFiles, confirmer, dropped, openedPackages } = parts;
  return {
    'notes:open': async ({ kind, path }) => {
      if (path !== null) return notesFiles.open(knownPath(dropped, path), kind, false);
      const chosen = await chooseToRead(parts, kind);
      return chosen === null ? null : notesFiles.open(chosen, kind, true);
    },
    'notes:read-pasted': ({ text }) => notesFiles.readPasted(text),
    'notes:beside': ({ path }) => notesFiles.openBeside(knownPath(openedPackages, path)),
    'notes:save-back': async ({ ticket, notes, codes }) => {
      const save = notesFiles.prepareSaveBack(ticket, notes, codes);
      const { changed, added } = save;
      if (added.length === 0 && (save.isChosen || changed.length === 0)) return save.write();
      return confirmer.confirm({ kind: 'save-notes', changed, added }, null, () => save.write());
    },
    'notes:export-names': ({ form, locales }) =>
      exportedFiles(
        form,
        // A note without text is not written.
        locales.map((locale) => ({ locale, text: locale })),
      ).map(({ name }) => name),
    'notes:export': async ({ form, notes }) => {
      if (isFolderForm(form)) return exportToFolder(parts, form, notes);
      const [file] = exportedFiles(form, notes);
      const path =
        file === undefined ? null : await parts.chooseSavePath(saveDialog(basename(file.name)));
      // The dialog asked before it named a file that exists.
      return path === null ? null : notesFiles.exportTo(path, form, notes, [basename(path)]);
    },
    'notes:reveal': ({ ticket }) => {
      parts.showFolder(notesFiles.placeOf(ticket));
      return null;
    },
  };
}

function chooseToRead({ chooseFile, chooseFolder }: HandlerParts, kind: 'file' | 'folder') {
  return kind === 'file' ? chooseFile(fileDialog()) : chooseFolder(folderDialog());
}

/** A dialog for a folder does not ask before files in it are replaced. */
async function exportToFolder(
  { chooseFolder, confirmer, notesFiles }: HandlerParts,
  form: NotesForm,
  notes: readonly { locale: string; text: string }[],
) {
  const folder = await chooseFolder(exportFolderDialog());
  if (folder === null) return null;
  const files = await notesFiles.existingIn(folder, form, notes);
  if (files.length === 0) return notesFiles.exportTo(folder, form, notes, []);
  const question = { kind: 'replace-notes', folder: basename(folder), files } as const;
  return confirmer.confirm(question, { folder, notes, files }, (confirmed) =>
    notesFiles.exportTo(confirmed.folder, form, confirmed.notes, confirmed.files),
  );
}
