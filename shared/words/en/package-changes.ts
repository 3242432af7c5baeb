/* What changed in a package since the last published one of its app. */
export const packageChanges = {
  // `changes` lists the short texts below.
  'change.since': 'Compared with {version} ({build}): {changes}',
  'change.minimum-os': 'minimum OS {before} → {after}',
  'change.sdk': 'SDK {before} → {after}',
  'change.size': 'size {before} → {after}',
  // A small change; `percent` has its sign, such as “+4%”.
  'change.size-by': 'size {percent}',
  // `signed` is how many were added and removed, such as “+2”, “−1” or “+1 −1”; `count` is both together.
  'change.permissions': '{count, plural, one {{signed} permission} other {{signed} permissions}}',
  'change.entitlements':
    '{count, plural, one {{signed} entitlement} other {{signed} entitlements}}',
  'change.associated-domains':
    '{count, plural, one {{signed} associated domain} other {{signed} associated domains}}',
  'change.extensions': '{count, plural, one {{signed} extension} other {{signed} extensions}}',
  'change.frameworks': '{count, plural, one {{signed} framework} other {{signed} frameworks}}',
  'change.device-families':
    '{count, plural, one {{signed} device family} other {{signed} device families}}',
  'change.locales': '{count, plural, one {{signed} language} other {{signed} languages}}',
} as const;
