import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { type SettingsStore, settingsIn } from '../../src-main/app/settings';
import { type AdjustableUploadLimits, adjustableLimits } from '../../src-main/app/upload-limits';
import { saying } from '../helpers/saying';

interface Desk {
  settings: SettingsStore;
  wishes: AdjustableUploadLimits;
  /** How often a run in progress was notified. */
  reported(): number;
  plug(onBattery: boolean): void;
}

/** Settings in memory, and a computer that can be plugged in. */
function desk(onBattery = false): Desk {
  const kept = new Map<string, unknown>();
  const power = Object.assign(new EventEmitter(), { onBatteryPower: onBattery });
  const store = {
    get: (name: string) => kept.get(name),
    set: (name: string, value: unknown) => void kept.set(name, value),
  };
  const settings = settingsIn(store, (next) => wishes.applySettings(next));
  const wishes = adjustableLimits(settings, power);
  let reported = 0;
  wishes.onChanged(() => {
    reported += 1;
  });
  const plug = (without: boolean): void => {
    power.onBatteryPower = without;
    power.emit(without ? 'on-battery' : 'on-ac');
  };
  return { settings, wishes, reported: () => reported, plug };
}

it('uploads are unlimited by default', () => {
  const { wishes } = desk(true);
  expect(wishes.wait()).toBeNull();
  expect(wishes.bytesPerSecond()).toBeNull();
});

it('a limit applies to an upload in progress at once, and can be lifted', () => {
  const { settings, wishes, reported } = desk();
  settings.write({ limitsUpload: true, uploadMegabytes: 1.5 });
  expect(wishes.bytesPerSecond()).toBe(1_500_000);
  settings.write({ limitsUpload: false });
  expect(wishes.bytesPerSecond()).toBeNull();
  expect(reported()).toBe(2);
});

it('uploads wait on battery and resume when the computer is plugged in', () => {
  const { settings, wishes, plug, reported } = desk();
  settings.write({ pausesOnBattery: true });
  expect(wishes.wait()).toBeNull();
  plug(true);
  expect(wishes.wait()).toEqual({
    reason: 'saving',
    sentence: saying('This computer is on battery power.'),
  });
  plug(false);
  expect(wishes.wait()).toBeNull();
  expect(reported()).toBe(3);
});

it('“Send now” ignores the battery until the computer has been plugged in', () => {
  const { settings, wishes, plug } = desk(true);
  settings.write({ pausesOnBattery: true });
  wishes.sendNow();
  expect(wishes.wait()).toBeNull();
  expect(settings.read().pausesOnBattery).toBe(true);
  plug(false);
  plug(true);
  expect(wishes.wait()).not.toBeNull();
});

it('“Send now” ends a manual pause for good, on battery too', () => {
  const { settings, wishes } = desk(true);
  settings.write({ pausesOnBattery: true, pausesUploads: true });
  expect(wishes.wait()?.sentence).toEqual(saying('You paused all uploads.'));
  wishes.sendNow();
  expect(wishes.wait()).toBeNull();
  expect(settings.read().pausesUploads).toBe(false);
});
