import { say } from '#shared/words/say';
import { repositoryAround } from '../git-notes';
import type { HandlerParts, HandlersOf } from './handler-parts';

const folderDialog = (startsIn: string | null) => ({
  title: say('choose.repository'),
  button: say('choose.repository-button'),
  filters: [],
  startsIn: startsIn ?? undefined,
});

/** Notes from a repository that a person chose; the page names no folder and no program. */
export function gitHandlers({ gitNotes, chooseFolder }: HandlerParts): HandlersOf<'git'> {
  return {
    'git:read': ({ build }) => gitNotes.read(build),
    'git:choose': async ({ build, path }) => {
      const startsIn = path === null ? null : await repositoryAround(path);
      const folder = await chooseFolder(folderDialog(startsIn));
      return folder === null ? null : gitNotes.choose(build, folder);
    },
    'git:range': ({ bundleId, since }) => gitNotes.range(bundleId, since),
    'git:used': ({ build, commit }) => {
      gitNotes.remember(build, commit);
      return null;
    },
  };
}
