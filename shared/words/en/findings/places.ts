/* Where a finding was made: places in App Store Connect and the developer account, spelled as Apple spells them. */
export const findingPlaces = {
  'finding.place.account': 'App Store Connect',
  'finding.place.app-store-connect': '{app} in App Store Connect',
  'finding.place.app-store': '{app}, App Store',
  'finding.place.test-flight': '{app}, TestFlight',
  'finding.place.test-information': '{app}, TestFlight, Test Information',
  'finding.place.groups': '{app}, TestFlight, Groups',
  'finding.place.builds': '{app}, TestFlight, Builds',
  'finding.place.encryption': '{app}, App Information, App Encryption Documentation',
  'finding.place.signing': 'Certificates, Identifiers & Profiles',
  'finding.place.profiles': 'Certificates, Identifiers & Profiles, Profiles',
  'finding.place.certificates': 'Certificates, Identifiers & Profiles, Certificates',
  // {name} is the account’s.
  'finding.place.key': '{name}, key {keyId}',
  'finding.place.preset': 'Preset “{preset}”',
  'finding.place.this-computer': 'This computer',
  // `code` is a language code, such as “de-DE”.
  'finding.place.note': 'What to Test, {code}',
  // A finding as the detail of an error: its place, its title without a period, and what to do.
  'finding.in-place': '{where}: {title}. {fix}',
} as const;
