import type { Settings } from '#shared/ipc-contract';
import type { UploadLimits } from '../engine/ports';

/** What the limits ask of the computer: Electron's `powerMonitor`. */
export interface PowerSource {
  readonly onBatteryPower: boolean;
  on(event: 'on-ac' | 'on-battery', hear: () => void): unknown;
}

export interface UploadWishes extends UploadLimits {
  /** The settings have changed. */
  heed(settings: Settings): void;
  /** Sends although it was to wait: ends a hold by hand, and overlooks the battery until mains power was back. */
  sendNow(): void;
}

/** The person's wishes for the line, as the settings and the power source have them just now. */
export function uploadWishes(
  settings: { read(): Settings; write(change: Partial<Settings>): unknown },
  power: PowerSource,
): UploadWishes {
  const listeners = new Set<() => void>();
  let wished = settings.read();
  let overlooksBattery = false;

  const changed = (): void => {
    for (const listener of listeners) listener();
  };
  power.on('on-battery', changed);
  power.on('on-ac', () => {
    overlooksBattery = false;
    changed();
  });

  return {
    bytesPerSecond: () => (wished.limitsUpload ? wished.uploadMegabytes * 1_000_000 : null),
    hold() {
      if (wished.holdsUploads)
        return { reason: 'saving', sentence: 'You have put all uploads on hold.' };
      if (wished.holdsOnBattery && power.onBatteryPower && !overlooksBattery)
        return { reason: 'saving', sentence: 'This computer runs on battery.' };
      return null;
    },
    onChanged(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    heed(next) {
      // Whoever turns it on again means it.
      if (next.holdsOnBattery && !wished.holdsOnBattery) overlooksBattery = false;
      wished = next;
      changed();
    },
    sendNow() {
      overlooksBattery = true;
      if (wished.holdsUploads) settings.write({ holdsUploads: false });
      else changed();
    },
  };
}
