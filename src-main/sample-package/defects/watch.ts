import { type Defects, inPlistOf, rename, theWatchApp } from './defect';

/** Defects in watch apps. */
export const watchDefects = {
  'watch-app-id-malformed': {
    title: 'The bundle ID of the watch app has two parts more than the app’s.',
    shows: 'watch-app-id-malformed',
    apply: (draft) =>
      rename(theWatchApp(draft), `${draft.spec.bundleId}.watch.app`, draft.spec.teamId),
  },
  'watch-app-keys': inPlistOf(
    theWatchApp,
    'watch-app-keys',
    'The watch app says that it requires an iPhone.',
    { LSRequiresIPhoneOS: true },
  ),
  'complication-unknown': inPlistOf(
    theWatchApp,
    'complication-unknown',
    'The watch app has a complication of no known family.',
    { CLKSupportedComplicationFamilies: ['CLKComplicationFamilyHuge'] },
  ),
} satisfies Defects;
