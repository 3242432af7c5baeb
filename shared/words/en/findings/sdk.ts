/* Findings about the SDK and the minimum OS version. */
export const sdkFindings = {
  'finding.sdk-too-old.title': 'Built with SDK {sdk}; Apple requires {floor} or later since {day}',
  'finding.sdk-too-old.title-announced':
    'Built with SDK {sdk}; Apple announced {floor} or later from {day}',
  'finding.sdk-too-old.title-soon':
    'From {day}, Apple asks for SDK {floor} or later; this app was built with {sdk}',
  'finding.sdk-too-old.fix': 'Build with Xcode {floor} or later. Then archive and export again.',

  // `tool` is “Xcode”, “SDK” or “macOS”; `build` is its build number.
  'finding.beta-toolchain.title': 'The app was built with a beta of {tool} ({build})',
  'finding.beta-toolchain.fix':
    'TestFlight accepts some betas, the App Store none. To be sure, build with the latest release. Then archive and export again.',

  'finding.minimum-os-too-low.title':
    'Apple no longer accepts apps for iOS {version}; the lowest is {floor}',
  'finding.minimum-os-too-low.title-soon':
    'Apple will soon require iOS {floor} or later; this app runs from iOS {version}',
  'finding.minimum-os-too-low.fix':
    'Set Minimum Deployments to {minimum} in the target’s general settings. Then archive and export again.',

  'finding.nested-minimum-os-missing.title': '“{name}” inside the app has no minimum OS version',
  'finding.nested-minimum-os-missing.fix':
    'Set Minimum Deployments of its target, or use a release of the library that sets it. Then archive and export again.',

  'finding.framework-minimum-os-invalid.title':
    'The minimum OS version of “{name}” is iOS {minimum}; the lowest for a framework is {lowest}',
  'finding.framework-minimum-os-invalid.fix':
    'Raise the deployment target of that library. Then archive and export again.',

  'finding.framework-minimum-os-differs.title':
    'The Info.plist of “{name}” has the minimum OS version {declared}, but its code was built for {built}',
  'finding.framework-minimum-os-differs.fix':
    'Build the library with the same deployment target for its Info.plist and its code. Then archive and export again.',
  'finding.framework-minimum-os-differs.title-app':
    'The minimum OS version of “{name}” is {declared}, but that of the app is {app}',
  'finding.framework-minimum-os-differs.fix-app':
    'Raise Minimum Deployments of the app to {declared}, or lower that of the library. Then archive and export again.',
} as const;
