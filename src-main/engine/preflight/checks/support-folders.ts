import { message } from '#shared/words/message';
import type { PackageContents } from '../../package/package-contents';
import { booleanOf, dictOf, textOf } from '../../package/plist/value';
import { printable } from '../../package/refusal';
import { slicesInApp } from '../bundle-code';
import { bundlesOf, type ReadBundle } from '../bundles';
import {
  blocker,
  type Check,
  type Checks,
  exportAdvice,
  exportCommand,
  fileName,
  firstOf,
  warning,
} from '../check';

/** The names of Swift's own libraries in the app's Frameworks folder. */
function swiftLibraries(pkg: PackageContents): string[] {
  const start = `${pkg.appPath}Frameworks/libswift`;
  return [...pkg.entries.keys()]
    .filter((path) => path.startsWith(start) && path.endsWith('.dylib'))
    .map((path) => path.slice(path.lastIndexOf('/') + 1));
}

/** Error 90426. The newest back-deployed libraries are not known to need the folder. */
const swiftSupportMissing: Check = (pkg) => {
  const libraries = swiftLibraries(pkg);
  if (libraries.length === 0 || pkg.swiftSupport.length > 0) return null;
  return (libraries.includes('libswiftCore.dylib') ? blocker : warning)({
    where: `${printable(pkg.appPath)}Frameworks/`,
    title: message('finding.swift-support-missing.title', { count: libraries.length }),
    whatToDo: exportAdvice,
    command: exportCommand,
  });
};

/** Errors 90428 to 90430: the same libraries must be in the app and in SwiftSupport. */
const swiftSupportDiffers: Check = (pkg) => {
  if (pkg.swiftSupport.length === 0) return null;
  const there = new Set(pkg.swiftSupport.map((path) => path.split('/').at(-1)));
  const absent = swiftLibraries(pkg).filter((name) => !there.has(name));
  const [first] = absent;
  if (first === undefined) return null;
  return warning({
    where: `SwiftSupport/, ${printable(first)}`,
    title: message('finding.swift-support-differs.title', firstOf(first, absent)),
    whatToDo: exportAdvice,
    command: exportCommand,
  });
};

const messages = 'com.apple.message-payload-provider';
/** The class of Xcode’s own sticker packs, which have no code. */
const stickerBrowser = 'StickerBrowserViewController';
const folders = {
  extension: 'MessagesApplicationExtensionSupport/',
  app: 'MessagesApplicationSupport/',
} as const;

/**
 * Apple emails “Invalid iMessage App … contains an invalid sticker pack” when the folders that Xcode puts
 * beside Payload are missing (github.com/agens-no/iMessageStickerUnity/issues/29, March 2018); its number
 * is not known. Messages extensions with their own code need none.
 */
const messagesSupportMissing: Check = (pkg) => {
  const extensions = bundlesOf(pkg, 'extension').filter(
    (bundle) => pointOf(bundle, 'NSExtensionPointIdentifier') === messages,
  );
  const stickers = extensions.find(
    (bundle) => pointOf(bundle, 'NSExtensionPrincipalClass') === stickerBrowser,
  );
  const has = (folder: string): boolean =>
    [...pkg.entries.keys()].some((path) => path.startsWith(folder) && path !== folder);
  const isOnlyForMessages =
    extensions.length > 0 && booleanOf(pkg.infoPlist, 'LSApplicationLaunchProhibited') === true;
  const absent =
    stickers && !has(folders.extension)
      ? { bundle: stickers.path, folder: folders.extension }
      : isOnlyForMessages && !has(folders.app)
        ? { bundle: pkg.appPath, folder: folders.app }
        : null;
  if (absent === null) return null;
  return warning({
    where: printable(absent.bundle),
    title: message('finding.messages-support-missing.title', {
      name: fileName(absent.bundle),
      folder: absent.folder.slice(0, -1),
    }),
    whatToDo: exportAdvice,
    command: exportCommand,
  });
};

function pointOf({ infoPlist }: ReadBundle, key: string): string | null {
  const extension = dictOf(infoPlist, 'NSExtension');
  return extension && textOf(extension, key);
}

/** Error 90381, a warning: symbol files of code that is not in the package. */
const symbolsLeftOver: Check = (pkg) => {
  const known = new Set(slicesInApp(pkg).map(({ slice }) => slice.uuid));
  const extra = pkg.symbols.filter((path) => {
    const uuid = /([0-9A-F-]{36})\.symbols$/i.exec(path)?.[1]?.toUpperCase();
    return uuid !== undefined && !known.has(uuid);
  });
  const [first] = extra;
  if (first === undefined) return null;
  return warning({
    where: printable(first),
    title: message('finding.symbols-left-over.title', firstOf(first, extra)),
    whatToDo: exportAdvice,
  });
};

/** The folders beside Payload. */
export const supportFolderChecks = {
  'swift-support-missing': swiftSupportMissing,
  'swift-support-differs': swiftSupportDiffers,
  'messages-support-missing': messagesSupportMissing,
  'symbols-left-over': symbolsLeftOver,
} satisfies Checks;
