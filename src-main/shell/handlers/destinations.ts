import type { HandlerParts, HandlersOf } from './parts';

export function destinationHandlers({ engine }: HandlerParts): HandlersOf<'destinations'> {
  return {
    'destinations:read': async ({ accountId, path }) =>
      engine.destinations.read(await engine.accounts.connection(accountId), path),
  };
}
