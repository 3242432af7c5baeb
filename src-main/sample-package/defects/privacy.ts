import type { SampleDict } from '../plist/sample-plist';
import { privacyManifest, settingsUse } from '../privacy-manifest';
import { add, type Defect, type Defects, inExecutableOf, type Shown, theApp } from './defect';

/** Defects in the privacy manifests and in the libraries that need one. */
export const privacyDefects = {
  'privacy-manifest-malformed': inManifest(
    'privacy-manifest-malformed',
    'The privacy manifest has a text where yes or no belongs.',
    { NSPrivacyTracking: 'no' },
  ),
  'privacy-manifest-unfilled': inManifest(
    'privacy-manifest-malformed',
    'The privacy manifest has an entry with nothing in it.',
    { NSPrivacyAccessedAPITypes: [settingsUse, {}] },
  ),
  'privacy-manifest-unreadable': {
    title: 'The privacy manifest is not a property list.',
    shows: 'privacy-manifest-malformed',
    apply({ app }) {
      app.files.set('PrivacyInfo.xcprivacy', Buffer.from('{}'));
    },
  },
  'reason-invalid': inManifest(
    'reason-invalid',
    'The privacy manifest gives the reason of another interface.',
    {
      NSPrivacyAccessedAPITypes: [{ ...settingsUse, NSPrivacyAccessedAPITypeReasons: ['DDA9.1'] }],
    },
  ),
  'required-reason-missing': inExecutableOf(
    theApp,
    'required-reason-missing',
    'The app reads file timestamps and does not say why.',
    { symbols: ['_stat'] },
  ),
  'required-reason-of-method': inExecutableOf(
    theApp,
    'required-reason-missing',
    'The app asks how long the system is up and does not say why.',
    { selectors: ['systemUptime'] },
  ),
  'tracking-domains': inManifest(
    'tracking-domains',
    'The privacy manifest lists tracking domains and says that there is no tracking.',
    { NSPrivacyTrackingDomains: ['metrics.example.org'] },
  ),
  'listed-sdk-manifest': {
    title: 'A library that needs a privacy manifest has none.',
    shows: 'listed-sdk-manifest',
    apply(draft) {
      add(draft, draft.bundles.framework('Alamofire')).files.delete('PrivacyInfo.xcprivacy');
    },
  },
  'listed-sdk-signature': {
    title: 'One of two libraries that need a signature has none.',
    shows: 'listed-sdk-signature',
    apply(draft) {
      draft.nested.push(
        draft.bundles.framework('Alamofire'),
        draft.bundles.framework('SDWebImage'),
      );
      draft.besideApp.set('Signatures/Alamofire.xcframework-ios.signature', Buffer.from('made up'));
    },
  },
} satisfies Defects;

function inManifest<Code extends Shown>(
  shows: Code,
  title: string,
  changes: SampleDict,
): Defect<Code> {
  return {
    title,
    shows,
    apply: ({ app }) => void app.files.set('PrivacyInfo.xcprivacy', privacyManifest(changes)),
  };
}
