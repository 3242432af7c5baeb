import type { HandlerParts, HandlersOf } from './parts';

export function appHandlers({ about }: HandlerParts): HandlersOf<'app'> {
  return { 'app:about': () => about };
}
