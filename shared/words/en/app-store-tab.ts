/* The App Store tab of an app: its frame, the version, and the bar that submits it. */
export const appStoreTab = {
  'app-page.tab.app-store': 'App Store',
  // {moment} reads “14:08, 1 min ago”.
  'store-tab.checked': 'Checked {moment}',
  'store-tab.check-again': 'Check again',
  'store-tab.reading': 'Reading the App Store version from App Store Connect…',
  'store-tab.platform': 'Platform',
  'store-tab.not-saved':
    'Changes on this tab could not be saved on this computer. They are lost when Slipway quits.',
  'store-tab.links-checked':
    '{count, plural, =0 {The version has no web addresses} one {One web address was checked} other {# web addresses were checked}}',
} as const;
