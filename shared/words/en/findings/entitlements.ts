/* Findings about the entitlements of the signatures. `name` is always the name of a bundle. */
export const entitlementFindings = {
  'finding.get-task-allow.title': 'get-task-allow is true, which lets a debugger attach to the app',
  'finding.get-task-allow.fix':
    'Sign with an App Store profile, in which get-task-allow is false. Then export the archive again.',

  'finding.aps-environment-development.title':
    '“{name}” is signed for the development environment of push notifications',
  'finding.aps-environment-development.fix':
    'Export the archive for App Store Connect, which sets aps-environment to production. If a script signs the app, it must do the same.',

  'finding.entitlement-app-id-differs.title-no-team':
    '“{name}” is signed with the application identifier {identifier}, which has no team ID before the bundle ID',
  'finding.entitlement-app-id-differs.title':
    '“{name}” is signed as {identifier}, but its bundle ID is {bundleId}',
  'finding.entitlement-app-id-differs.fix':
    'Export the archive again with the profile for that bundle ID. If a script signs it, the script must use the entitlements of that profile.',

  'finding.entitlement-not-in-profile.title':
    '“{name}” requests {entitlement}, which its profile does not allow',
  'finding.entitlement-not-in-profile.title-value':
    '“{name}” requests {entitlement} with a value that its profile does not allow',
  // Signing & Capabilities is a tab in Xcode.
  'finding.entitlement-not-in-profile.fix':
    'Turn on the capability for the App ID at developer.apple.com and generate the profile again, or remove the capability in the target’s Signing & Capabilities. Then archive and export again.',

  'finding.push-not-entitled.title':
    'The app registers for push notifications but is not signed for them',
  'finding.push-not-entitled.fix':
    'If the app uses push notifications, add Push Notifications in the target’s Signing & Capabilities. Then archive and export again. Otherwise you can publish the build as it is.',
} as const;
