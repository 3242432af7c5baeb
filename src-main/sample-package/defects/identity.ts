import { add, type Defects, inInfoPlist, rename, theExtension, theFramework } from './defect';

/** Defects in the identity of the app and of the bundles in it. */
export const identityDefects = {
  'bundle-id-missing': inInfoPlist('bundle-id-missing', 'Info.plist has no bundle ID.', {
    CFBundleIdentifier: undefined,
  }),
  'bundle-id-malformed': {
    title: 'The bundle ID has an underscore.',
    shows: 'bundle-id-malformed',
    apply: ({ app, spec }) => rename(app, 'com.northwind.orbit_notes', spec.teamId),
  },
  'nested-bundle-id-malformed': {
    title: 'The bundle ID of a framework has an underscore.',
    shows: 'nested-bundle-id-malformed',
    apply(draft) {
      theFramework(draft).infoPlist.CFBundleIdentifier = 'Utilities_Environment';
    },
  },
  'nested-bundle-id-missing': {
    title: 'A framework has no bundle ID.',
    shows: 'nested-bundle-id-malformed',
    apply(draft) {
      delete theFramework(draft).infoPlist.CFBundleIdentifier;
    },
  },
  'bundle-id-repeated': {
    title: 'Two frameworks have the same bundle ID.',
    shows: 'bundle-id-repeated',
    apply(draft) {
      const { infoPlist } = theFramework(draft);
      const second = add(draft, draft.bundles.framework('OrbitCore'));
      second.infoPlist.CFBundleIdentifier = infoPlist.CFBundleIdentifier ?? '';
    },
  },
  'extension-id-outside-app': {
    title: 'The bundle ID of an extension does not begin with the app’s.',
    shows: 'extension-id-outside-app',
    apply: (draft) => rename(theExtension(draft), 'com.northwind.tide.widget', draft.spec.teamId),
  },
  'display-name-begins-with-space': inInfoPlist(
    'display-name-begins-with-space',
    'The display name begins with a space.',
    { CFBundleDisplayName: ' Orbit Notes' },
  ),
} satisfies Defects;
