import { writeXmlPlist } from '../plist/write-xml-plist';
import { iconFiles } from '../sample-info-plist';
import type { Defect } from './defect';

/** Faults in how the package is put together. */
export const packagingDefects = {
  'not-a-zip': {
    title: 'The file is a text.',
    shows: 'package-not-a-zip',
    apply(draft) {
      draft.ending = 'not-a-zip';
    },
  },
  truncated: {
    title: 'The file is cut off after two thirds.',
    shows: 'package-truncated',
    apply(draft) {
      draft.ending = 'cut-short';
    },
  },
  'no-app': {
    title: 'The folder in Payload is not an .app.',
    shows: 'package-without-app',
    apply(draft) {
      draft.appFolder = draft.appFolder.replace(/\.app$/, '');
    },
  },
  'two-apps': {
    title: 'Payload holds two apps.',
    shows: 'package-several-apps',
    apply(draft) {
      draft.besideApp.set('Payload/Second.app/Info.plist', writeXmlPlist(draft.infoPlist));
    },
  },
  'broken-plist': {
    title: 'Info.plist is cut off.',
    shows: 'package-plist-unreadable',
    apply(draft) {
      const whole = writeXmlPlist(draft.infoPlist);
      draft.files.set('Info.plist', whole.subarray(0, whole.length >> 1));
    },
  },
  'extension-broken': {
    title: 'The Info.plist of an extension is not a property list.',
    shows: 'nested-plist-unreadable',
    apply(draft) {
      draft.files.set('PlugIns/OrbitWidget.appex/Info.plist', Buffer.from('{ not = "read"; }'));
    },
  },
  'executable-missing': {
    title: 'The executable is not in the package.',
    shows: 'executable-missing',
    apply(draft) {
      draft.hasExecutable = false;
    },
  },
  'icon-missing': {
    title: 'The icons that Info.plist names are not in the package.',
    shows: 'icon-missing',
    apply(draft) {
      for (const { file } of iconFiles) draft.files.delete(file);
    },
  },
  'icon-name-missing': {
    title: 'No icon of the asset catalog is named.',
    shows: 'icon-name-missing',
    apply({ infoPlist }) {
      for (const key of ['CFBundleIcons', 'CFBundleIcons~ipad']) {
        infoPlist[key] = { CFBundlePrimaryIcon: { CFBundleIconFiles: ['AppIcon60x60'] } };
      }
    },
  },
} satisfies Record<string, Defect>;
