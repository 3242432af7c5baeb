/* Test devices: the screen, files with devices, and what the command says of them. UDID is Apple's word. */
export const devices = {
  'devices.title': 'Test devices',
  'devices.open': 'Test devices…',
  'devices.back': 'Accounts',
  'devices.account': 'Account',
  // The system’s dialog that chooses a file.
  'devices.choose': 'Choose a file with test devices',
  'devices.choose-button': 'Read file',
  'devices.choose-files': 'Text and CSV files',
  'devices.intro-needed':
    'Register the devices that ad hoc and development builds are to run on. TestFlight and the App Store need no registration.',
  'devices.intro-places':
    'Your team has {places} places for each kind of device in a membership year. Disabling a device frees no place: only the reset at the start of the next year does.',
  'devices.import-hint':
    'Import a text or CSV file with a UDID and a name in each line, or Apple’s form with tabs. You can also drop it here.',
  // {kinds}: The texts below it, for each kind of device that the team has.
  'devices.places-used': 'Places used: {kinds}',
  'devices.places-of-kind': '{kind} {count} of {places}',
  'devices.add': 'Add device',
  'devices.import': 'Import file…',
  'devices.search': 'Search devices',
  'devices.search-placeholder': 'Name, UDID or model',
  'devices.search-clear': 'Clear search',
  'devices.loading': 'Reading the devices from App Store Connect…',
  'devices.reload': 'Refresh',
  'devices.none-title': 'No test devices yet',
  'devices.none-text':
    'Add one by its UDID, or import a file with many. You can also drop the file here.',
  'devices.no-match': 'No device matches “{query}”.',
  'devices.no-account-title': 'No account yet',
  'devices.no-account-text': 'Add a key in Accounts to see and register your team’s test devices.',
  'devices.count': '{count, plural, one {# device} other {# devices}}',
  'devices.count-disabled':
    '{count, plural, one {# device} other {# devices}}, {disabled, plural, one {# disabled} other {# disabled}}',
  'devices.column-name': 'Device',
  'devices.column-udid': 'UDID',
  'devices.column-added': 'Added',
  'devices.column-state': 'State',
  'devices.column-actions': 'Actions',
  'devices.unnamed': 'No name',
  'devices.copy-udid': 'Copy the UDID of {name}',
  // The buttons of a row, read aloud.
  'devices.rename-one': 'Rename {name}',
  'devices.enable-one': 'Enable {name}',
  'devices.disable-one': 'Disable {name}',
  'devices.rename-title': 'Rename {name}',
  'devices.rename-button': 'Rename device',
  'devices.enable': 'Enable',
  'devices.disable': 'Disable',
  'devices.state-enabled': 'Enabled',
  'devices.state-disabled': 'Disabled',
  'devices.state-processing': 'Processing',
  'devices.state-unknown': 'Unknown',
  // Under a device in processing.
  'devices.processing-hint': 'It can take Apple 72 hours until this device can be in a profile.',

  // Product names of Apple’s, alike in most languages.
  'devices.class-IPHONE': 'iPhone',
  'devices.class-IPAD': 'iPad',
  'devices.class-IPOD': 'iPod touch',
  'devices.class-APPLE_WATCH': 'Apple Watch',
  'devices.class-APPLE_TV': 'Apple TV',
  'devices.class-APPLE_VISION_PRO': 'Apple Vision Pro',
  'devices.class-MAC': 'Mac',

  'devices.name': 'Name',
  'devices.name-hint': 'So that your team recognizes it, such as “Anna’s iPhone 16”.',
  'devices.udid': 'UDID',
  'devices.udid-hint':
    'In Finder or in Apple Devices, click the line under the device’s name until it shows the UDID.',
  'devices.platform': 'Kind of device',
  'devices.platform-IOS': 'iPhone, iPad, Apple TV, Apple Watch or Vision Pro',
  'devices.platform-MAC_OS': 'Mac',
  'devices.add-places': 'It takes one of this year’s places for its kind.',
  'devices.adding': 'Registering…',
  'devices.typed-kept': 'What you typed is still here.',

  // After an action: what happened, and what is to do.
  'devices.added': '{name} is registered. Create your profiles again to include it.',
  'devices.already-added': 'Already registered as {name}. No place was used.',
  'devices.already-added-disabled':
    'Already registered as {name}, and disabled. No place was used: enable it in the list.',
  'devices.enabled': '{name} is enabled. Create your profiles again to include it.',
  'devices.disabled':
    '{name} is disabled. Profiles with this device become invalid, and its place stays used.',
  'devices.renamed': 'Renamed to {name}.',
  'devices.change-failed': 'Nothing was changed.',
  'devices.list-kept': 'The list below is from before.',
  'devices.nothing-sent': 'Nothing was sent.',

  // While a file is dragged over the screen.
  'devices.drop-title': 'Drop a file with devices',
  'devices.drop-text': 'Nothing is sent before you have seen what it holds.',
  'devices.import-title': 'Import {file}',
  'devices.import-reading': 'Reading {file}…',
  // What a file holds, in sentences one after the other.
  'devices.import-summary':
    '{count, plural, =0 {No new device} one {# new device} other {# new devices}} in {lines, plural, one {# line} other {# lines}}.',
  'devices.import-registered':
    '{count, plural, one {# is already registered.} other {# are already registered.}}',
  'devices.import-repeated': '{count, plural, one {# is repeated.} other {# are repeated.}}',
  'devices.import-malformed': '{count, plural, one {# can’t be used.} other {# can’t be used.}}',
  'devices.import-not-sent':
    'Nothing has been sent yet. Only new devices are registered, each in one of this year’s places.',
  'devices.import-column-line': 'Line',
  'devices.import-column-result': 'Result',
  'devices.import-lines': 'Lines of the file',
  'devices.import-results': 'Result for each device',
  'devices.import-act': 'Register devices',
  'devices.import-button': '{count, plural, one {Register # device} other {Register # devices}}',
  'devices.import-none-new': 'There is no new device in the file.',
  'devices.importing':
    '{count, plural, one {Registering # device…} other {Registering # devices…}}',
  'devices.import-declined': 'Nothing was registered.',
  'devices.import-done':
    '{registered, plural, =0 {No device was registered.} one {# device was registered.} other {# devices were registered.}}',
  'devices.import-already':
    '{count, plural, one {# was registered already.} other {# were registered already.}}',
  'devices.import-failed':
    '{count, plural, one {# device was not registered. Import the file again to try it once more: registered ones are left as they are.} other {# devices were not registered. Import the file again to try them once more: registered ones are left as they are.}}',
  'devices.import-malformed-lines':
    '{count, plural, one {# line of the file can’t be used.} other {# lines of the file can’t be used.}}',
  'devices.import-profiles': 'Create your profiles again to include the new devices.',
  'devices.result-registered': 'Registered',
  'devices.result-already-registered': 'Already registered',
  'devices.result-failed': 'Not registered',
  'devices.result-not-tried': 'Not tried',
  // The state of a line in the preview of a file.
  'devices.line-new': 'New',
  'devices.line-registered': 'Registered',
  'devices.line-repeated': 'Repeated',
  'devices.line-malformed': 'Can’t be used',

  // Why a line of a file is not sent.
  'devices.line.registered': 'Already registered as “{name}”.',
  'devices.line.registered-disabled': 'Already registered as “{name}”, and disabled.',
  'devices.line.repeated': 'The same UDID as in line {line}.',
  'devices.line.quotes': 'The quotation marks in this line don’t match.',
  'devices.line.platform': '“{platform}” is no platform: use ios or mac.',

  'devices.udid-fault.missing': 'The UDID is missing.',
  'devices.udid-fault.serial-number':
    'This looks like a serial number. A UDID has 25 characters with a hyphen, or 40 without.',
  'devices.udid-fault.imei': 'This looks like an IMEI, not a UDID.',
  'devices.udid-fault.characters': 'A UDID has only the digits 0–9, the letters A–F and hyphens.',
  'devices.udid-fault.length':
    'The length is wrong. A UDID has 25 characters with a hyphen, or 40 without. A Mac’s can also be a UUID.',
  'devices.udid-fault.uuid-not-mac':
    'This is the UUID of a Mac or of a simulator. Simulators can’t be registered.',
  'devices.udid-fault.not-of-mac': 'This UDID isn’t a Mac’s.',
  'devices.name-fault.missing': 'The name is missing.',
  'devices.name-fault.too-long':
    'The name is longer than {most, plural, one {# character} other {# characters}}.',
  'devices.name-fault.characters': 'The name has characters that can’t be shown.',

  'devices.file.unopened': '{file} can’t be opened ({code}).',
  'devices.file.not-a-file': '{file} is not a file.',
  'devices.file.too-large': '{file} is larger than {limit}.',
  'devices.file.not-text': '{file} is not a text file.',
  'devices.file.empty': '{file} has no devices in it.',
  'devices.file.no-device': 'No line of {file} has a valid UDID.',

  // What to do when App Store Connect refuses the key.
  'devices.role-fix':
    'Reading devices needs a key with the Developer role. Registering and changing them needs App Manager or Admin. Ask an Admin for a key.',
  'devices.individual-fix':
    'Apple gives individual keys no access to devices. Use a team key, or register the device at developer.apple.com.',

  'error.devices-unreadable.title': 'No devices could be read from the file',
  'error.devices-unreadable.fix':
    'Use a text file with a UDID and a name in each line, or export your table as CSV. Nothing was sent.',
  'error.device-malformed.title': 'The device can’t be registered like this',
  'error.device-malformed.fix': 'Correct it and try again. Nothing was sent.',
  'error.device-not-found.title': 'The device isn’t on the team’s list',
  'error.device-not-found.fix':
    'List the devices, and use a name or a UDID from there. Nothing was sent.',
  'error.device-places-used.title': 'No place is left for this kind of device',
  'error.device-places-used.fix':
    'The account holder, an admin or an app manager can remove devices at developer.apple.com when your next membership year starts. Devices that are registered keep working.',
  'error.device-places-used.device': '{name} was not registered.',

  'confirm.devices.title': '{count, plural, one {Register # device?} other {Register # devices?}}',
  'confirm.devices.text':
    'Each takes one of your team’s {places} places for its kind this membership year. Places come back only when the next year starts; disabling a device frees none.',
  'confirm.devices.names': 'Devices: {names}',
  'confirm.devices.button': '{count, plural, one {Register # device} other {Register # devices}}',

  'help.command.devices-list': 'List the test devices of a team',
  'help.command.devices-add': 'Register a test device; one that is there stays as it is',
  'help.command.devices-import': 'Register the devices in a file, after showing what it holds',
  'help.command.devices-enable': 'Enable a test device, by its UDID or name',
  'help.command.devices-disable': 'Disable a test device; its place stays used this year',
  'help.option.platform':
    'Platform: ios or mac; for builds also tv or vision (default for a device: detected from its UDID, otherwise ios)',
  'usage.platform': '--platform takes ios or mac.',
  'command.devices.none': 'The team has no test devices. Add one with: {command}',
  'command.devices.unknown': 'The team has no device “{name}”.',
  'command.devices.several':
    'The team has {count, plural, one {# device} other {# devices}} named “{name}”. Use the UDID.',
  'command.devices.question':
    '{count, plural, one {Register # device with {account}?} other {Register # devices with {account}?}} [y/N]',
  'command.devices.import-yes':
    'Each new device takes a place that comes back only next year, so an import of several asks first. Check the file with --dry-run, then add --yes.',
} as const;
