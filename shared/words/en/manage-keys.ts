/* The table of keys on the Accounts screen: short words in narrow columns. */
export const manageKeys = {
  'accounts.count': '{count, plural, one {# key} other {# keys}}',
  'accounts.keys': 'Keys',
  'accounts.check-all': 'Check all keys',
  // {when} is a time, such as “14:08, 1 min ago”.
  'accounts.checked-at': 'Checked at {when}',
  'accounts.never-checked': 'Not checked yet',
  'accounts.working-count': '{count, plural, one {# working} other {# working}}',
  'accounts.warning-count': '{count, plural, one {# warning} other {# warnings}}',
  'accounts.blocker-count': '{count, plural, one {# blocker} other {# blockers}}',
  // Keys that no check has looked at.
  'accounts.unchecked-count': '{count, plural, one {# not checked} other {# not checked}}',
  'accounts.footnote':
    'Keys stay on this computer. For each app, Slipway uses the account in its preset, or else the account that published it last.',

  'accounts.column-account': 'Account',
  'accounts.column-role': 'Role',
  'accounts.column-used-by': 'Used by',
  'accounts.column-last-used': 'Last used',
  'accounts.column-state': 'State',
  'accounts.column-actions': 'Actions',

  'accounts.role-unknown': 'Unknown',
  // {apps} is the name of an app, or “2 apps”.
  'accounts.used-by': '{apps}, {count, plural, =0 {no presets} one {# preset} other {# presets}}',
  'accounts.apps-count': '{count, plural, one {# app} other {# apps}}',
  'accounts.practice-apps': '{count, plural, one {# practice app} other {# practice apps}}',
  'accounts.no-apps': 'No apps yet',
  'accounts.used-now': 'Now, {count, plural, one {# run} other {# runs}}',
  // {time} is such as 11:26.
  'accounts.used-today': 'Today, {time}',
  'accounts.used-yesterday': 'Yesterday, {time}',
  'accounts.never-used': 'Never',

  // The state of a key, one or two words.
  'accounts.state.checking': 'Checking…',
  'accounts.state.working': 'Working',
  'accounts.state.limited': 'Limited',
  'accounts.state.uploads-only': 'Uploads only',
  'accounts.state.no-uploads': 'Can’t upload',
  'accounts.state.revoked': 'Revoked',
  'accounts.state.rejected': 'Rejected',
  'accounts.state.other-issuer': 'Wrong Issuer ID',
  'accounts.state.agreement': 'Agreement missing',
  'accounts.state.membership': 'Membership ended',
  'accounts.state.role': 'Role too small',
  'accounts.state.keychain-locked': 'Keychain locked',
  'accounts.state.keychain-absent': 'No keychain',
  'accounts.state.not-reached': 'Not reached',
  'accounts.state.not-checked': 'Not checked',
  'accounts.state.failed': 'Doesn’t work',
  // Under the state. {features} is a list such as “notes or groups”.
  'accounts.state-missing': 'No {features}',
  'accounts.feature-notes': 'notes',
  'accounts.feature-groups': 'groups',
  'accounts.feature-beta-review': 'reviews',
  'accounts.feature-testers': 'emails',
  'accounts.feature-compliance': 'compliance',
  // {when} is a time: the last check that reached App Store Connect.
  'accounts.state-worked': 'Worked {when}',
  // {state} is one of the states above, such as Revoked.
  'accounts.state-before': '{state}, {when}',

  // The menu of a row.
  'accounts.check-key': 'Check key',
  'accounts.rename-menu': 'Rename…',
  'accounts.color': 'Color',
  'accounts.color-none': 'None',
  'accounts.color-blue': 'Blue',
  'accounts.color-teal': 'Teal',
  'accounts.color-green': 'Green',
  'accounts.color-yellow': 'Yellow',
  'accounts.color-orange': 'Orange',
  'accounts.color-pink': 'Pink',
  'accounts.replace-key': 'Replace key…',
  'accounts.back-up-key': 'Back up key…',
  'accounts.delete-key': 'Delete key…',
  'accounts.show-checks': 'Show checks',
  'accounts.hide-checks': 'Hide checks',
  'accounts.rename-label': 'Name of the account',

  // The panel under a key that fails.
  'accounts.doctor': 'Checks of {name}',
  'accounts.doctor-cannot-publish': '{name} can’t publish. Nothing was lost.',
  'accounts.doctor-not-reached': 'The key could not be checked. The result before still stands.',
  'accounts.doctor-no-result': 'The key could not be checked.',
  'accounts.doctor-practice': 'Practice doesn’t work. Live accounts aren’t affected.',
  'accounts.doctor-works': 'The key works. Only reads were sent.',
  'accounts.open-agreements': 'Open agreements',
  // Above the table, while several keys share one cause. {when} is a time.
  'accounts.shown-as-of': 'The results below are from {when}.',

  // Announced once the keys were checked; {state} is the state of a key.
  'announced.key-checked': '{name}: {state}',
  'announced.keys-checked': 'Checked: {results}',
} as const;
