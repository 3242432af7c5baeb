import { readReleaseNotes } from '../../engine/notes/release-notes';
import type { HandlerParts, HandlersOf } from './parts';

const noteFiles = {
  title: 'Choose the notes to take over',
  button: 'Take over notes',
  filters: [{ name: 'Release notes', extensions: ['json'] }],
};

export function noteHandlers({ chooseFile }: HandlerParts): HandlersOf<'notes'> {
  return {
    'notes:import': async () => {
      const path = await chooseFile(noteFiles);
      return path === null ? null : readReleaseNotes(path);
    },
  };
}
