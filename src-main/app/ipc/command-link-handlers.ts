import type { HandlerParts, HandlersOf } from './handler-parts';

export function commandLinkHandlers({
  commandLinks,
}: Pick<HandlerParts, 'commandLinks'>): HandlersOf<'command-link'> {
  return {
    'command-link:read': () => commandLinks.read(),
    'command-link:install': () => commandLinks.install(),
    'command-link:remove': () => commandLinks.remove(),
  };
}
