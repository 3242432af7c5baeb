/** The end of the message key for what an app requests access to. */
type PurposeName =
  | 'bluetooth'
  | 'calendars'
  | 'camera'
  | 'contacts'
  | 'face-id'
  | 'focus-status'
  | 'health'
  | 'homekit'
  | 'location'
  | 'media-library'
  | 'microphone'
  | 'motion'
  | 'nearby-devices'
  | 'nfc'
  | 'photo-library'
  | 'sensors'
  | 'siri'
  | 'speech-recognition'
  | 'tracking'
  | 'tv-provider';

/** A key of Info.plist that tells people why the app asks for access. */
export interface PurposeString {
  /** Any one of them is enough. */
  keys: readonly string[];
  /** The end of the message key for what access is requested. */
  name: PurposeName;
  /** Undefined symbols of code that can request it. */
  symbols: readonly string[];
  /** Entitlements of apps that can request it. */
  entitlements: readonly string[];
  /**
   * `refused` and `mailed`: what Apple's messages about it are known to say (error 90683). `listed`: only Apple's key
   * reference asks for it.
   */
  asked: 'refused' | 'mailed' | 'listed';
}

function purpose(
  keys: string | readonly string[],
  name: PurposeName,
  classes: readonly string[],
  entitlements: readonly string[] = [],
): Omit<PurposeString, 'asked'> {
  const symbols = classes.map((one) => (one.startsWith('_') ? one : `_OBJC_CLASS_$_${one}`));
  return { keys: typeof keys === 'string' ? [keys] : keys, name, symbols, entitlements };
}

const strings: readonly Omit<PurposeString, 'asked'>[] = [
  purpose('NSCameraUsageDescription', 'camera', [
    'AVCaptureDevice',
    'ARSession',
    'VNDocumentCameraViewController',
  ]),
  purpose('NSMicrophoneUsageDescription', 'microphone', ['AVAudioRecorder']),
  purpose(
    ['NSPhotoLibraryUsageDescription', 'NSPhotoLibraryAddUsageDescription'],
    'photo-library',
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
    'calendars',
    ['EKEventStore'],
  ),
  purpose(
    ['NSLocationWhenInUseUsageDescription', 'NSLocationAlwaysAndWhenInUseUsageDescription'],
    'location',
    ['CLLocationManager'],
  ),
  purpose('NSBluetoothAlwaysUsageDescription', 'bluetooth', [
    'CBCentralManager',
    'CBPeripheralManager',
  ]),
  purpose('NSMotionUsageDescription', 'motion', [
    'CMMotionActivityManager',
    'CMPedometer',
    'CMAltimeter',
    'CMStepCounter',
  ]),
  purpose('NSSpeechRecognitionUsageDescription', 'speech-recognition', ['SFSpeechRecognizer']),
  purpose('NSAppleMusicUsageDescription', 'media-library', [
    'MPMediaLibrary',
    'MPMediaQuery',
    'SKCloudServiceController',
  ]),
  purpose('NSFaceIDUsageDescription', 'face-id', ['LAContext']),
  purpose(
    ['NSHealthShareUsageDescription', 'NSHealthUpdateUsageDescription'],
    'health',
    ['HKHealthStore'],
    ['com.apple.developer.healthkit'],
  ),
  purpose(
    'NSHomeKitUsageDescription',
    'homekit',
    ['HMHomeManager'],
    ['com.apple.developer.homekit'],
  ),
  purpose(
    'NFCReaderUsageDescription',
    'nfc',
    ['NFCNDEFReaderSession', 'NFCTagReaderSession'],
    ['com.apple.developer.nfc.readersession.formats'],
  ),
  purpose(
    'NSSiriUsageDescription',
    'siri',
    ['INPreferences', 'INVocabulary'],
    ['com.apple.developer.siri'],
  ),
  purpose('NSUserTrackingUsageDescription', 'tracking', ['ATTrackingManager']),
  purpose('NSNearbyInteractionUsageDescription', 'nearby-devices', ['NISession']),
  purpose('NSSensorKitUsageDescription', 'sensors', ['SRSensorReader']),
  purpose('NSFocusStatusUsageDescription', 'focus-status', ['INFocusStatusCenter']),
  purpose('NSVideoSubscriberAccountUsageDescription', 'tv-provider', ['VSAccountManager']),
];

/** Known from messages that people received; a build without a location string is accepted with a mail. */
const asked: Readonly<Record<string, PurposeString['asked']>> = {
  NSCameraUsageDescription: 'refused',
  NSMicrophoneUsageDescription: 'refused',
  NSPhotoLibraryUsageDescription: 'refused',
  NSContactsUsageDescription: 'refused',
  NSCalendarsUsageDescription: 'refused',
  NSBluetoothAlwaysUsageDescription: 'refused',
  NSAppleMusicUsageDescription: 'refused',
  NSHealthShareUsageDescription: 'refused',
  NSLocationWhenInUseUsageDescription: 'mailed',
};

/**
 * The purpose strings that Apple requires when code for the access is linked (error 90683 and Apple's key reference;
 * November 2026).
 */
export const purposeStrings: readonly PurposeString[] = strings.map((one) => ({
  ...one,
  asked: asked[one.keys[0] ?? ''] ?? 'listed',
}));
