import type { RequestParams } from '#shared/ipc-contract';
import { Settings } from '#shared/ipc-contract';
import type { ValueStore } from './open-store';

export interface SettingsStore {
  read(): Settings;
  write(change: RequestParams<'settings:write'>): Settings;
}

const defaults: Settings = {
  theme: 'system',
  activeAccountId: null,
  closeExplained: false,
  limitsUpload: false,
  uploadMegabytes: 2,
  holdsOnBattery: false,
  holdsUploads: false,
};

/** A value that somebody edited into nonsense falls back to its default; the others stay. */
const Tolerant = Settings.extend({
  theme: Settings.shape.theme.catch(defaults.theme),
  activeAccountId: Settings.shape.activeAccountId.catch(defaults.activeAccountId),
  closeExplained: Settings.shape.closeExplained.catch(defaults.closeExplained),
  limitsUpload: Settings.shape.limitsUpload.catch(defaults.limitsUpload),
  uploadMegabytes: Settings.shape.uploadMegabytes.catch(defaults.uploadMegabytes),
  holdsOnBattery: Settings.shape.holdsOnBattery.catch(defaults.holdsOnBattery),
  holdsUploads: Settings.shape.holdsUploads.catch(defaults.holdsUploads),
});

export function settingsIn(
  store: ValueStore,
  changed: (settings: Settings) => void,
): SettingsStore {
  const read = (): Settings => Tolerant.catch(defaults).parse(store.get('settings') ?? defaults);
  return {
    read,
    write(change) {
      const given = Object.entries(change).filter(([, value]) => value !== undefined);
      const next = Settings.parse({ ...read(), ...Object.fromEntries(given) });
      store.set('settings', next);
      changed(next);
      return next;
    },
  };
}
