/** Why people are asked for something: a key of Info.plist, and the code that makes Apple ask for it. */
export interface Purpose {
  /** Any one of them will do; the first is the one that is named. */
  keys: readonly [string, ...string[]];
  /** Names of symbols from elsewhere. */
  names: readonly string[];
  entitlement?: string;
  /** Whether the delivery is refused for it; otherwise it is mailed that it may be next time. */
  isRefused: boolean;
}

function purpose(keys: Purpose['keys'], names: readonly string[], isRefused = true): Purpose {
  return { keys, names: names.map((name) => `_OBJC_CLASS_$_${name}`), isRefused };
}

/** Only what Apple's messages are known to ask for; where the location is concerned, they let it pass. */
export const purposes: readonly Purpose[] = [
  purpose(['NSCameraUsageDescription'], ['AVCaptureDevice', 'ARSession']),
  purpose(['NSMicrophoneUsageDescription'], ['AVAudioRecorder']),
  purpose(
    ['NSPhotoLibraryUsageDescription', 'NSPhotoLibraryAddUsageDescription'],
    ['PHPhotoLibrary', 'ALAssetsLibrary'],
  ),
  purpose(['NSContactsUsageDescription'], ['CNContactStore']),
  purpose(
    [
      'NSCalendarsUsageDescription',
      'NSCalendarsFullAccessUsageDescription',
      'NSCalendarsWriteOnlyAccessUsageDescription',
      'NSRemindersUsageDescription',
      'NSRemindersFullAccessUsageDescription',
    ],
    ['EKEventStore'],
  ),
  purpose(['NSBluetoothAlwaysUsageDescription'], ['CBCentralManager', 'CBPeripheralManager']),
  purpose(['NSAppleMusicUsageDescription'], ['MPMediaLibrary', 'MPMediaQuery']),
  {
    ...purpose(
      ['NSHealthShareUsageDescription', 'NSHealthUpdateUsageDescription'],
      ['HKHealthStore'],
    ),
    entitlement: 'com.apple.developer.healthkit',
  },
  purpose(
    ['NSLocationWhenInUseUsageDescription', 'NSLocationAlwaysAndWhenInUseUsageDescription'],
    ['CLLocationManager'],
    false,
  ),
];
