/* Findings about purpose strings, Apple’s term for the text in Info.plist that says why an app requests access. */
export const purposeFindings = {
  // `purposes` is a list of the names that follow, as in: camera, contacts and location
  'finding.purpose-string-missing.title': 'No purpose string in “{name}” for: {purposes}',
  // `keys` is a list of keys of Info.plist.
  'finding.purpose-string-missing.fix':
    'The app, or a library in it, contains code that can request this access. In Info.plist, tell people why under {keys}. Then archive and export again.',
  // `others` is a list of bundles, each with its keys.
  'finding.purpose-string-missing.fix-others':
    'The app, or a library in it, contains code that can request this access. In Info.plist, tell people why under {keys}. Then archive and export again. The same is missing in {others}.',
  'finding.purpose-string-missing.other': '“{name}” ({keys})',

  'purpose.bluetooth': 'Bluetooth',
  'purpose.calendars': 'calendars or reminders',
  'purpose.camera': 'camera',
  'purpose.contacts': 'contacts',
  'purpose.face-id': 'Face ID',
  'purpose.focus-status': 'Focus status',
  'purpose.health': 'health data',
  'purpose.homekit': 'HomeKit',
  'purpose.location': 'location',
  // The music and videos on the device.
  'purpose.media-library': 'media library',
  'purpose.microphone': 'microphone',
  // Motion and fitness data.
  'purpose.motion': 'motion and fitness',
  'purpose.nearby-devices': 'nearby devices',
  'purpose.nfc': 'NFC',
  'purpose.photo-library': 'photo library',
  // Data of the device’s sensors.
  'purpose.sensors': 'sensors',
  'purpose.siri': 'Siri',
  'purpose.speech-recognition': 'speech recognition',
  // Tracking of people across other companies’ apps and websites.
  'purpose.tracking': 'tracking',
  'purpose.tv-provider': 'TV provider',
} as const;
