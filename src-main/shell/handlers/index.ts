import { accountHandlers } from './accounts';
import { appHandlers } from './app';
import { destinationHandlers } from './destinations';
import { draftHandlers } from './drafts';
import { linkHandlers } from './links';
import { noteHandlers } from './notes';
import { packageHandlers } from './packages';
import type { HandlerParts, Handlers } from './parts';
import { practiceHandlers } from './practice';
import { runHandlers } from './runs';
import { settingsHandlers } from './settings';

export type { HandlerParts, Handlers } from './parts';

/** Every channel of the contract, one file a domain; a missing one does not compile. */
export function allHandlers(parts: HandlerParts): Handlers {
  return {
    ...appHandlers(parts),
    ...settingsHandlers(parts),
    ...linkHandlers(parts),
    ...packageHandlers(parts),
    ...destinationHandlers(parts),
    ...noteHandlers(parts),
    ...draftHandlers(parts),
    ...accountHandlers(parts),
    ...runHandlers(parts),
    ...practiceHandlers(parts),
  };
}
