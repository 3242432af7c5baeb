import { add, type Defects, inExecutableOf, staticLibrary, theApp, theFramework } from './defect';

/** Defects in the executables. */
export const executableDefects = {
  'executable-missing': {
    title: 'The executable is not in the package.',
    shows: 'executable-missing',
    apply({ app }) {
      app.hasExecutable = false;
    },
  },
  'executable-is-path': {
    title: 'The app names the executable of a framework as its own.',
    shows: 'executable-missing',
    apply(draft) {
      const { path, infoPlist } = theFramework(draft);
      draft.app.infoPlist.CFBundleExecutable = `${path}${infoPlist.CFBundleExecutable}`;
      draft.app.hasExecutable = false;
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
  'executable-is-link': {
    title: 'The app’s executable is a symbolic link.',
    shows: 'executable-unreadable',
    apply(draft) {
      const name = String(draft.app.infoPlist.CFBundleExecutable);
      draft.app.hasExecutable = false;
      draft.app.files.set(name, Buffer.from('/bin/sh'));
      draft.modes.set(`Payload/${draft.appFolder}/${name}`, 0o120755);
    },
  },
  'framework-not-code': {
    title: 'The executable of a framework is a text.',
    shows: 'executable-unreadable',
    apply(draft) {
      const framework = theFramework(draft);
      framework.hasExecutable = false;
      const text = Buffer.from('Something else than code, though long enough to be some.');
      framework.files.set(String(framework.infoPlist.CFBundleExecutable), text);
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
  'executable-name-refused': {
    title: 'The executable of a framework has brackets in its name.',
    shows: 'executable-name-refused',
    apply(draft) {
      const { infoPlist } = add(draft, draft.bundles.framework('Orbit (3D)'));
      infoPlist.CFBundleIdentifier = 'com.northwind.orbit.three-d';
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
} satisfies Defects;
