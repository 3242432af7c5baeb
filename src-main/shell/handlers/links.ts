import { addressOf } from '../links';
import type { HandlerParts, HandlersOf } from './parts';

export function linkHandlers({ engine, openPage }: HandlerParts): HandlersOf<'links'> {
  return {
    'links:open': async ({ target, runId }) => {
      const run = runId === undefined ? null : await engine.runs.get(runId);
      await openPage(addressOf(target, run));
      return null;
    },
  };
}
