import type { Settings } from '#shared/domain/settings';
import { message } from '#shared/words/message';
import type { UploadLimits } from '../engine/ports';

/** What the limits need from the computer: Electron's `powerMonitor`. */
interface PowerSource {
  readonly onBatteryPower: boolean;
  on(event: 'on-ac' | 'on-battery', listener: () => void): unknown;
}

export interface AdjustableUploadLimits extends UploadLimits {
  /** Call when the settings have changed. */
  applySettings(settings: Settings): void;
  /** Sends despite a pause: ends a manual pause, and ignores the battery until the computer has been plugged in. */
  sendNow(): void;
}

/** The person's upload limits, from the settings and the current power source. */
export function adjustableLimits(
  settings: { read(): Settings; write(change: Partial<Settings>): unknown },
  power: PowerSource,
): AdjustableUploadLimits {
  const listeners = new Set<() => void>();
  let applied = settings.read();
  let ignoresBattery = false;

  const changed = (): void => {
    for (const listener of listeners) listener();
  };
  power.on('on-battery', changed);
  power.on('on-ac', () => {
    ignoresBattery = false;
    changed();
  });

  return {
    bytesPerSecond: () => (applied.limitsUpload ? applied.uploadMegabytes * 1_000_000 : null),
    wait() {
      if (applied.pausesUploads)
        return { reason: 'saving', sentence: message('wait.paused-by-you') };
      if (applied.pausesOnBattery && power.onBatteryPower && !ignoresBattery)
        return { reason: 'saving', sentence: message('wait.on-battery') };
      return null;
    },
    onChanged(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    applySettings(next) {
      // Turning it on again is deliberate.
      if (next.pausesOnBattery && !applied.pausesOnBattery) ignoresBattery = false;
      applied = next;
      changed();
    },
    sendNow() {
      ignoresBattery = true;
      if (applied.pausesUploads) settings.write({ pausesUploads: false });
      else changed();
    },
  };
}
