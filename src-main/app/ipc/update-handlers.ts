import type { UpdateStatus } from '#shared/domain/update';
import type { Updates } from '../updates/updates';
import type { HandlerParts, HandlersOf } from './handler-parts';

/** Which file is downloaded, from where, and when it may be installed is not for the page to say. */
export function updateHandlers({ updates }: HandlerParts): HandlersOf<'updates'> {
  const after = (act: (on: Updates) => void) => (): UpdateStatus => {
    act(updates);
    return updates.status();
  };
  return {
    'updates:read': () => updates.status(),
    'updates:check': async () => {
      await updates.check('person');
      return updates.status();
    },
    'updates:download': after((on) => on.download()),
    'updates:cancel': after((on) => on.cancel()),
    'updates:remind-later': after((on) => on.remindLater()),
    'updates:skip': after((on) => on.skip()),
    'updates:restart': after((on) => on.restart()),
    'updates:install-on-quit': ({ isOn }) => {
      updates.installOnQuit(isOn);
      return updates.status();
    },
    'updates:open-page': async () => {
      await updates.openPage();
      return updates.status();
    },
  };
}
