import type { SampleDict } from '../plist/sample-plist';
import { writeBinaryPlist } from '../plist/write-binary-plist';
import { writeXmlPlist } from '../plist/write-xml-plist';
import {
  addLibraries,
  type Defects,
  edit,
  inPlistOf,
  staticLibrary,
  theExtension,
  theResources,
} from './defect';
import { corruptChecksum } from './zip-edits';

/** Defects in the structure of the package. */
export const structureDefects = {
  'plist-key-repeated': {
    title: 'Info.plist has two build numbers.',
    shows: 'plist-key-repeated',
    apply({ app }) {
      app.files.set('Info.plist', withSecond(app.infoPlist, 'CFBundleVersion', '9999'));
    },
  },
  'extension-key-repeated': {
    title: 'The Info.plist of an extension, which is binary, has two versions.',
    shows: 'plist-key-repeated',
    apply(draft) {
      const { files, infoPlist } = theExtension(draft);
      // The writer stores each text once; the duplicate name is restored afterwards.
      const other = { CFBundleShortVersionXtring: '99.0', ...infoPlist };
      const bytes = writeBinaryPlist(other).toString('latin1');
      const twice = bytes.replace('CFBundleShortVersionXtring', 'CFBundleShortVersionString');
      files.set('Info.plist', Buffer.from(twice, 'latin1'));
    },
  },
  'privacy-manifest-key-repeated': {
    title: 'A privacy manifest says twice whether there is tracking.',
    shows: 'plist-key-repeated',
    apply({ app }) {
      const manifest = app.files.get('PrivacyInfo.xcprivacy') ?? writeXmlPlist({});
      app.files.set('PrivacyInfo.xcprivacy', doubled(manifest, 'NSPrivacyTracking', '<true/>'));
    },
  },
  'extension-broken': {
    title: 'The Info.plist of an extension is not a property list.',
    shows: 'nested-plist-unreadable',
    apply(draft) {
      theExtension(draft).files.set('Info.plist', Buffer.from('{ not = "read"; }'));
    },
  },
  'resource-bundle-executable': inPlistOf(
    theResources,
    'resource-bundle-executable',
    'A resource bundle names an executable that it does not have.',
    { CFBundleExecutable: 'OrbitKit_Resources' },
  ),
  'stray-binary': {
    title: 'A static library lies among the app’s files.',
    shows: 'stray-binary',
    apply({ app }) {
      app.files.set('libOrbit.a', staticLibrary);
    },
  },
  'stray-library': {
    title: 'A dynamic library lies outside of a framework.',
    shows: 'stray-binary',
    apply: (draft) => addLibraries(draft, 'Frameworks/libOrbit.dylib'),
  },
  'nested-code-in-bundle': {
    title: 'An extension has its own framework.',
    shows: 'nested-code-in-bundle',
    apply(draft) {
      const extension = draft.bundles.extension();
      const framework = draft.bundles.framework();
      draft.nested.push({ ...framework, path: extension.path + framework.path }, extension);
    },
  },
  'framework-misplaced': {
    title: 'A framework lies among the app’s files.',
    shows: 'framework-misplaced',
    apply(draft) {
      draft.nested.push({ ...draft.bundles.framework(), path: 'Parts/OrbitKit.framework/' });
    },
  },
  'file-damaged': {
    title: 'A file does not match its checksum.',
    shows: 'file-damaged',
    apply: (draft) => edit(draft, (zip, path) => corruptChecksum(zip, path)),
  },
  'disallowed-files': {
    title: 'A file that macOS makes in folders lies in the app.',
    shows: 'disallowed-files',
    apply({ app }) {
      app.files.set('.DS_Store', Buffer.from('Bud1'));
    },
  },
  'disallowed-folder': {
    title: 'A folder that macOS makes lies at the top of the package.',
    shows: 'disallowed-files',
    apply({ besideApp }) {
      besideApp.set('._Symbols/', Buffer.alloc(0));
    },
  },
  'control-character-in-name': {
    title: 'A file is called as Finder calls the icon of a folder.',
    shows: 'control-character-in-name',
    apply({ app }) {
      app.files.set('ko.lproj/Icon\r', Buffer.from('made up'));
    },
  },
} satisfies Defects;

function withSecond(dict: SampleDict, key: string, value: string): Buffer {
  return doubled(writeXmlPlist(dict), key, `<string>${value}</string>`);
}

/** A property list with one more value for a key, before the others. */
function doubled(plist: Buffer, key: string, value: string): Buffer {
  return Buffer.from(plist.toString().replace('<dict>', `<dict><key>${key}</key>${value}`));
}
