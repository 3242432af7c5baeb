/** A key of Info.plist that tells people why the app wants something. */
export interface PurposeString {
  /** Any one of them is enough. */
  keys: readonly string[];
  /** What is wanted, for people. */
  name: string;
  /** Undefined symbols of code that can ask for it. */
  symbols: readonly string[];
  /** Entitlements of apps that can ask for it. */
  entitlements: readonly string[];
}

function purpose(
  keys: string | readonly string[],
  name: string,
  classes: readonly string[],
  entitlements: readonly string[] = [],
): PurposeString {
  const symbols = classes.map((one) => (one.startsWith('_') ? one : `_OBJC_CLASS_$_${one}`));
  return { keys: typeof keys === 'string' ? [keys] : keys, name, symbols, entitlements };
}

/** What Apple asks a purpose string for when code for it is linked (error 90683 and Apple's key reference). */
export const purposeStrings: readonly PurposeString[] = [
  purpose('NSCameraUsageDescription', 'the camera', [
    'AVCaptureDevice',
    'ARSession',
    'VNDocumentCameraViewController',
  ]),
  purpose('NSMicrophoneUsageDescription', 'the microphone', ['AVAudioRecorder']),
  purpose(
    ['NSPhotoLibraryUsageDescription', 'NSPhotoLibraryAddUsageDescription'],
    'the photo library',
    ['PHPhotoLibrary', 'ALAssetsLibrary', '_UIImageWriteToSavedPhotosAlbum'],
  ),
  purpose('NSContactsUsageDescription', 'contacts', [
    'CNContactStore',
    '_ABAddressBookCreateWithOptions',
  ]),
  purpose(
    [
      'NSCalendarsUsageDescription',
      'NSCalendarsFullAccessUsageDescription',
      'NSCalendarsWriteOnlyAccessUsageDescription',
      'NSRemindersUsageDescription',
      'NSRemindersFullAccessUsageDescription',
    ],
    'calendars or reminders',
    ['EKEventStore'],
  ),
  purpose(
    ['NSLocationWhenInUseUsageDescription', 'NSLocationAlwaysAndWhenInUseUsageDescription'],
    'the location',
    ['CLLocationManager'],
  ),
  purpose('NSBluetoothAlwaysUsageDescription', 'Bluetooth', [
    'CBCentralManager',
    'CBPeripheralManager',
  ]),
  purpose('NSMotionUsageDescription', 'motion and fitness', [
    'CMMotionActivityManager',
    'CMPedometer',
    'CMAltimeter',
    'CMStepCounter',
  ]),
  purpose('NSSpeechRecognitionUsageDescription', 'speech recognition', ['SFSpeechRecognizer']),
  purpose('NSAppleMusicUsageDescription', 'the media library', [
    'MPMediaLibrary',
    'MPMediaQuery',
    'SKCloudServiceController',
  ]),
  purpose('NSFaceIDUsageDescription', 'Face ID', ['LAContext']),
  purpose(
    ['NSHealthShareUsageDescription', 'NSHealthUpdateUsageDescription'],
    'health records',
    ['HKHealthStore'],
    ['com.apple.developer.healthkit'],
  ),
  purpose(
    'NSHomeKitUsageDescription',
    'HomeKit',
    ['HMHomeManager'],
    ['com.apple.developer.homekit'],
  ),
  purpose(
    'NFCReaderUsageDescription',
    'NFC',
    ['NFCNDEFReaderSession', 'NFCTagReaderSession'],
    ['com.apple.developer.nfc.readersession.formats'],
  ),
  purpose(
    'NSSiriUsageDescription',
    'Siri',
    ['INPreferences', 'INVocabulary'],
    ['com.apple.developer.siri'],
  ),
  purpose('NSUserTrackingUsageDescription', 'tracking', ['ATTrackingManager']),
  purpose('NSNearbyInteractionUsageDescription', 'nearby devices', ['NISession']),
  purpose('NSSensorKitUsageDescription', 'sensors', ['SRSensorReader']),
  purpose('NSFocusStatusUsageDescription', 'the focus status', ['INFocusStatusCenter']),
  purpose('NSVideoSubscriberAccountUsageDescription', 'the TV provider', ['VSAccountManager']),
];
