/* Findings about provisioning profiles. `bundle` is `app` for the app itself; `name` is the file name of anything inside it. */
export const profileFindings = {
  'finding.signing-missing.title': 'The package is not signed',
  'finding.signing-missing.title-profile': 'The package has no provisioning profile',
  'finding.signing-missing.fix':
    'Export the archive for App Store Connect. In Xcode, choose Distribute App, App Store Connect. With xcodebuild, set the method app-store-connect in the export options.',

  'finding.nested-profile-missing.title': '“{name}” inside the app has no provisioning profile',
  'finding.nested-profile-missing.fix':
    'Name an App Store profile for its bundle ID under provisioningProfiles in the export options, or let Xcode manage signing. Then export the archive again.',

  'finding.profile-unreadable.title':
    '{bundle, select, app {The provisioning profile cannot be read: {reason}} other {The provisioning profile of “{name}” cannot be read: {reason}}}',
  'finding.profile-unreadable.fix':
    'Download the profile again: in Xcode, open Settings, Accounts, Download Manual Profiles. Then export the archive again.',

  'finding.profile-tampered.title':
    '{bundle, select, app {The provisioning profile was changed after it was signed} other {The provisioning profile of “{name}” was changed after it was signed}}',
  'finding.profile-tampered.fix':
    'Download the profile again: in Xcode, open Settings, Accounts, Download Manual Profiles. Then export the archive again.',

  'finding.signing-not-app-store.title-ad-hoc':
    '{bundle, select, app {The package is signed ad hoc, for a list of devices} other {“{name}” is signed ad hoc, for a list of devices}}',
  'finding.signing-not-app-store.title-development':
    '{bundle, select, app {The package is signed for development} other {“{name}” is signed for development}}',
  'finding.signing-not-app-store.title-enterprise':
    '{bundle, select, app {The package is signed for in-house distribution} other {“{name}” is signed for in-house distribution}}',
  'finding.signing-not-app-store.fix':
    'Export the archive for App Store Connect. In Xcode, choose Distribute App, App Store Connect. With xcodebuild, set the method app-store-connect in the export options.',
  'finding.signing-not-app-store.fix-enterprise':
    'TestFlight does not accept builds of the Enterprise Program. Sign with a profile of your Developer Program team. Export the archive for App Store Connect. In Xcode, choose Distribute App, App Store Connect. With xcodebuild, set the method app-store-connect in the export options.',

  'finding.profile-expired.title':
    '{bundle, select, app {The provisioning profile expired on {day}} other {The provisioning profile of “{name}” expired on {day}}}',
  // Also for a profile that expires soon.
  'finding.profile-expired.fix':
    'Create a new App Store profile at developer.apple.com under Profiles, or let Xcode manage signing. Then export the archive again.',

  'finding.profile-expires-soon.title':
    '{days, plural, =0 {The provisioning profile expires within a day} one {The provisioning profile expires in # day, on {day}} other {The provisioning profile expires in # days, on {day}}}',
  'finding.profile-expires-soon.title-nested':
    '{days, plural, =0 {The provisioning profile of “{name}” expires within a day} one {The provisioning profile of “{name}” expires in # day, on {day}} other {The provisioning profile of “{name}” expires in # days, on {day}}}',

  'finding.profile-app-id-differs.title':
    '{bundle, select, app {The provisioning profile is for {appId}, not for {bundleId}} other {The provisioning profile of “{name}” is for {appId}, not for {bundleId}}}',
  'finding.profile-app-id-differs.fix':
    'Sign with an App Store profile for {bundleId}. Then export the archive again.',

  'finding.beta-reports-missing.title': 'The provisioning profile does not allow TestFlight',
  'finding.beta-reports-missing.fix':
    'Create the App Store profile again at developer.apple.com under Profiles. Then export the archive again.',
} as const;
