import { defaultSettings, Settings } from '#shared/domain/settings';
import type { ValueStore } from '../engine/ports';

/** What is left out stays as it is. */
type SettingsChange = { [Name in keyof Settings]?: Settings[Name] | undefined };

export interface SettingsStore {
  read(): Settings;
  write(change: SettingsChange): Settings;
}

/** A value that is missing or invalid falls back to its default; the others are kept. */
function asSettings(stored: Record<string, unknown>): Settings {
  const names = Object.keys(Settings.shape) as (keyof Settings)[];
  const usable = names.flatMap((name) => {
    const { success, data } = Settings.shape[name].safeParse(stored[name]);
    return success ? [[name, data]] : [];
  });
  return Settings.parse({ ...defaultSettings, ...Object.fromEntries(usable) });
}

/** Two settings had other names in older versions. */
function withTodaysNames(stored: unknown): Record<string, unknown> {
  if (typeof stored !== 'object' || stored === null) return {};
  const { holdsUploads, holdsOnBattery, ...rest } = stored as Record<string, unknown>;
  return {
    ...(holdsUploads !== undefined && { pausesUploads: holdsUploads }),
    ...(holdsOnBattery !== undefined && { pausesOnBattery: holdsOnBattery }),
    ...rest,
  };
}

export function settingsIn(
  store: ValueStore,
  changed: (settings: Settings) => void,
): SettingsStore {
  const read = (): Settings => asSettings(withTodaysNames(store.get('settings')));
  return {
    read,
    write(change) {
      const given = Object.entries(change).filter(([, value]) => value !== undefined);
      const next = Settings.parse({ ...read(), ...Object.fromEntries(given) });
      // What a newer version stored here is kept for it.
      store.set('settings', { ...withTodaysNames(store.get('settings')), ...next });
      changed(next);
      return next;
    },
  };
}
