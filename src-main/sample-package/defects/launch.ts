import { type Defects, inInfoPlist } from './defect';

/** Defects in launch screens and orientations. */
export const launchDefects = {
  'launch-screen-missing': inInfoPlist('launch-screen-missing', 'The app has no launch screen.', {
    UILaunchScreen: undefined,
  }),
  'launch-storyboard-missing': inInfoPlist(
    'launch-storyboard-missing',
    'The launch storyboard that is named is not in the package.',
    { UILaunchScreen: undefined, UILaunchStoryboardName: 'LaunchScreen' },
  ),
  'ipad-orientations': inInfoPlist('ipad-orientations', 'On iPad the app is only upright.', {
    'UISupportedInterfaceOrientations~ipad': ['UIInterfaceOrientationPortrait'],
  }),
  'ipad-orientations-missing': inInfoPlist(
    'ipad-orientations',
    'The app says nothing about how it turns.',
    {
      UISupportedInterfaceOrientations: undefined,
      'UISupportedInterfaceOrientations~ipad': undefined,
    },
  ),
} satisfies Defects;
