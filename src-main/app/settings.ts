import { defaultSettings, Settings } from '#shared/domain/settings';
import type { ValueStore } from '../engine/ports';

/** What is left out stays as it is. */
type SettingsChange = { [Name in keyof Settings]?: Settings[Name] | undefined };

export interface SettingsStore {
  read(): Settings;
  write(change: SettingsChange): Settings;
}

/** An invalid value falls back to its default; the others are kept. */
const Tolerant = Settings.extend({
  theme: Settings.shape.theme.catch(defaultSettings.theme),
  language: Settings.shape.language.catch(defaultSettings.language),
  activeAccountId: Settings.shape.activeAccountId.catch(defaultSettings.activeAccountId),
  closeExplained: Settings.shape.closeExplained.catch(defaultSettings.closeExplained),
  limitsUpload: Settings.shape.limitsUpload.catch(defaultSettings.limitsUpload),
  uploadMegabytes: Settings.shape.uploadMegabytes.catch(defaultSettings.uploadMegabytes),
  pausesOnBattery: Settings.shape.pausesOnBattery.catch(defaultSettings.pausesOnBattery),
  pausesUploads: Settings.shape.pausesUploads.catch(defaultSettings.pausesUploads),
  resumesRuns: Settings.shape.resumesRuns.catch(defaultSettings.resumesRuns),
  opensAtLogin: Settings.shape.opensAtLogin.catch(defaultSettings.opensAtLogin),
  showsTray: Settings.shape.showsTray.catch(defaultSettings.showsTray),
  remindsOfExpiry: Settings.shape.remindsOfExpiry.catch(defaultSettings.remindsOfExpiry),
  checksForUpdates: Settings.shape.checksForUpdates.catch(defaultSettings.checksForUpdates),
  recentActions: Settings.shape.recentActions.catch(defaultSettings.recentActions),
  watchedFolders: Settings.shape.watchedFolders.catch(defaultSettings.watchedFolders),
});

/** Two settings had other names in older versions. */
function withTodaysNames(stored: unknown): Record<string, unknown> | null {
  if (typeof stored !== 'object' || stored === null) return null;
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
  const read = (): Settings =>
    Tolerant.catch(defaultSettings).parse(
      withTodaysNames(store.get('settings')) ?? defaultSettings,
    );
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
