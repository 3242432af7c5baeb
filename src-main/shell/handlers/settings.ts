import type { HandlerParts, HandlersOf } from './parts';

export function settingsHandlers({ settings }: HandlerParts): HandlersOf<'settings'> {
  return {
    'settings:read': () => settings.read(),
    'settings:write': (change) => settings.write(change),
  };
}
