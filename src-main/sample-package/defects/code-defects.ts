import { machExecutable } from '../mach-o/mach-executable';
import type { SampleDraft } from '../sample-draft';
import { type Defect, inExecutableOf, theApp, theFramework } from './defect';

const staticLibrary = Buffer.from('!<arch>\n');

/** Faults in the code that is in the package. */
export const codeDefects = {
  'executable-missing': {
    title: 'The executable is not in the package.',
    shows: 'executable-missing',
    apply({ app }) {
      app.hasExecutable = false;
    },
  },
  'nested-executable-missing': {
    title: 'The executable of a framework is not in the package.',
    shows: 'nested-executable-missing',
    apply(draft) {
      theFramework(draft).hasExecutable = false;
    },
  },
  'executable-wrong-type': inExecutableOf(
    theApp,
    'executable-wrong-type',
    'The app’s executable is a loadable bundle.',
    { fileType: 'bundle' },
  ),
  'executable-unreadable': {
    title: 'A framework has a static library in it.',
    shows: 'executable-unreadable',
    apply(draft) {
      const framework = theFramework(draft);
      framework.hasExecutable = false;
      framework.files.set(String(framework.infoPlist.CFBundleExecutable), staticLibrary);
    },
  },
  'executable-not-runnable': {
    title: 'The app’s executable is packed without the right to be run.',
    shows: 'executable-not-runnable',
    apply(draft) {
      const { CFBundleExecutable: name } = draft.app.infoPlist;
      draft.modes.set(`Payload/${draft.appFolder}/${name}`, 0o100644);
    },
  },
  simulator: {
    title: 'The app was built for the simulator.',
    shows: 'platform-simulator',
    apply(draft) {
      const { infoPlist, executable } = theApp(draft);
      Object.assign(infoPlist, {
        CFBundleSupportedPlatforms: ['iPhoneSimulator'],
        DTPlatformName: 'iphonesimulator',
        DTSDKName: 'iphonesimulator26.4',
      });
      if (executable) executable.platform = 7;
    },
  },
  'simulator-slice': inExecutableOf(
    theFramework,
    'simulator-slice',
    'A framework is also built for the simulator.',
    { processors: ['arm64', 'x86_64'] },
  ),
  'code-for-other-system': inExecutableOf(
    theFramework,
    'code-for-other-system',
    'A framework is built for tvOS.',
    { platform: 3 },
  ),
  'arm64-missing': inExecutableOf(
    theApp,
    'arm64-missing',
    'The app is built for an old processor only.',
    { processors: ['armv7'] },
  ),
  'sdk-too-old': {
    title: 'The app was built with the iOS 18.5 SDK.',
    shows: 'sdk-too-old',
    apply(draft) {
      const { infoPlist, executable } = theApp(draft);
      Object.assign(infoPlist, {
        DTSDKName: 'iphoneos18.5',
        DTPlatformVersion: '18.5',
        DTXcode: '1640',
      });
      if (executable) executable.sdk = '18.5';
    },
  },
  'executable-encrypted': inExecutableOf(
    theApp,
    'executable-encrypted',
    'The app’s executable is encrypted.',
    { cryptId: 1 },
  ),
  'bitcode-left': inExecutableOf(theFramework, 'bitcode-left', 'A framework contains bitcode.', {
    hasBitcode: true,
  }),
  'web-view-old': inExecutableOf(theFramework, 'web-view-old', 'A framework uses UIWebView.', {
    symbols: ['_OBJC_CLASS_$_UIWebView'],
  }),
  'private-symbols': inExecutableOf(
    theApp,
    'private-symbols',
    'The app uses an interface that is not public.',
    { symbols: ['_OBJC_CLASS_$_LSApplicationWorkspace'] },
  ),
  'push-not-entitled': inExecutableOf(
    theApp,
    'push-not-entitled',
    'The app registers for push notifications and is not signed for them.',
    { selectors: ['application:didRegisterForRemoteNotificationsWithDeviceToken:'] },
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
    title: 'An extension has a framework of its own.',
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
  'swift-support-missing': {
    title: 'The app has Swift’s libraries, and the folder SwiftSupport is missing.',
    shows: 'swift-support-missing',
    apply: (draft) => addLibraries(draft, 'Frameworks/libswiftCore.dylib'),
  },
  'swift-support-differs': {
    title: 'One of Swift’s libraries in the app is not in SwiftSupport.',
    shows: 'swift-support-differs',
    apply(draft) {
      addLibraries(draft, 'Frameworks/libswiftCore.dylib', 'Frameworks/libswiftos.dylib');
      draft.besideApp.set('SwiftSupport/iphoneos/libswiftCore.dylib', library(draft));
    },
  },
  'symbols-left-over': {
    title: 'The symbols of another app lie beside it.',
    shows: 'symbols-left-over',
    apply({ besideApp }) {
      const name = '0F6E5F0C-3C1B-4E0B-9D55-0C3B7D3E1A42.symbols';
      besideApp.set(`Symbols/${name}`, Buffer.from('made up'));
    },
  },
} satisfies Record<string, Defect>;

function addLibraries(draft: SampleDraft, ...paths: string[]): void {
  for (const path of paths) draft.app.files.set(path, library(draft));
}

function library(draft: SampleDraft): Buffer {
  const { executable } = draft.bundles.framework();
  return executable ? machExecutable(executable) : Buffer.alloc(0);
}
