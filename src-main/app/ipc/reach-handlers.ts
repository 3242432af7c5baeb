import type { HandlerParts, HandlersOf } from './handler-parts';

export function reachHandlers({ engine }: Pick<HandlerParts, 'engine'>): HandlersOf<'reach'> {
  return {
    'reach:read': async ({ accountId, appId, groupIds }) =>
      engine.reach.read(
        await engine.accounts.connection(accountId),
        appId,
        // Their IDs decide, whatever they are called.
        groupIds.map((id) => ({ id, name: '' })),
      ),
  };
}
