/* Findings about the launch screen and the orientations. The names of settings are Xcode’s. */
export const launchFindings = {
  'finding.launch-screen-missing.title': 'The app has no launch screen',
  'finding.launch-screen-missing.fix':
    'Set Launch Screen File in the target’s general settings, or add an empty UILaunchScreen to Info.plist. Then archive and export again.',

  'finding.launch-storyboard-missing.title': 'The launch screen “{name}” is not in the package',
  'finding.launch-storyboard-missing.fix':
    'Make sure that the storyboard belongs to the app’s target and that Launch Screen File names it. Then archive and export again.',

  // `missing` is a list of Apple’s names, such as: PortraitUpsideDown and LandscapeLeft
  'finding.ipad-orientations.title':
    'The app does not support all orientations on iPad. Missing: {missing}',
  'finding.ipad-orientations.fix':
    'In the target’s general settings, select all four orientations for iPad, or select Requires Full Screen. Then archive and export again.',
} as const;
