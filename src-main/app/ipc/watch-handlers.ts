import { say } from '#shared/words/say';
import type { HandlerParts, HandlersOf } from './handler-parts';

const folderDialog = () => ({
  title: say('choose.watched'),
  button: say('choose.watched-button'),
  filters: [],
});

export function watchHandlers({ watched, chooseFolder }: HandlerParts): HandlersOf<'watch'> {
  return {
    'watch:list': () => watched.list(),
    'watch:add': async () => {
      const path = await chooseFolder(folderDialog());
      return path === null ? null : watched.add(path);
    },
    'watch:remove': ({ path }) => watched.remove(path),
    'watch:take': () => watched.take(),
  };
}
