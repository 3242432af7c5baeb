/* The command palette: a search over what can be done, runs, apps, accounts and settings. */
export const palette = {
  'palette.label': 'Command palette',
  // In the empty search field.
  'palette.search': 'Search actions, runs, apps and settings',
  'palette.group.recent': 'Recently used',
  'palette.group.actions': 'Actions',
  'palette.group.runs': 'Runs',
  'palette.group.apps': 'Apps',
  'palette.group.accounts': 'Accounts',
  'palette.group.settings': 'Settings',

  'palette.results': '{count, plural, =0 {No results} one {# result} other {# results}}',
  'palette.no-match': 'Nothing matches “{query}”.',
  // Beside keys, below the list.
  'palette.move': 'Move',
  'palette.open': 'Open',
  'palette.copy.link': 'Copy link',
  'palette.copy.run-id': 'Copy run ID',
  'palette.copy.bundle-id': 'Copy bundle ID',
  'palette.copy.key-id': 'Copy key ID',
  'palette.more-runs': 'Show more runs in Activity',
  'palette.more': '{count, plural, one {# more} other {# more}}',

  // {screen}: Publish, Activity, Apps, Accounts, Practice or Settings.
  'palette.go-to': 'Go to {screen}',
  // {build}: an app with its version and build number. The ellipsis says that Slipway asks first.
  'palette.publish-build': 'Publish {build}…',
  'palette.rehearse-build': 'Rehearse {build}…',
  'palette.edit-notes': 'Edit What to Test, {build}',
  'palette.import-notes-folder': 'Import notes from a folder…',
  'palette.paste-notes': 'Paste notes…',
  'palette.export-notes': 'Export notes…',
  'palette.copy-notes': 'Copy notes from build {build}',
  'palette.copy-next-number': 'Copy next build number of {app}',
  'palette.cancel-upload': 'Cancel upload…',
  'palette.cancel-run': 'Cancel run…',
  // {tab}: Needs attention, Running or All.
  'palette.show-runs': 'Show runs: {tab}',
  // A part of the Settings screen.
  'palette.open-section': 'Settings: {section}',
  // A setting with one of its values: “Theme: Dark”.
  'palette.choose': '{setting}: {value}',
  // Instead of a key, beside the value that a setting has already.
  'palette.chosen': 'Current',
  'palette.on': 'On',
  'palette.off': 'Off',
  'palette.turned-on': '“{setting}” is on.',
  'palette.turned-off': '“{setting}” is off.',
  'palette.copied': 'Copied {text}',
} as const;
