import type { HandlerParts, HandlersOf } from './parts';

export function draftHandlers({ drafts }: HandlerParts): HandlersOf<'drafts'> {
  return {
    'drafts:read': (key) => drafts.read(key),
    'drafts:save': async ({ draft, ...key }) => {
      await drafts.save(key, draft);
      return null;
    },
  };
}
