import type { Message } from '#shared/words/message';
import { inWords } from '#shared/words/say';
import { linkProblem, notMachO } from '../../package/mach-o/format';
import { textOf } from '../../package/plist/value';
import { printable } from '../../package/refusal';
import { bundleCode, executableOf, namesPath, slicesInApp } from '../bundle-code';
import { codeBundles, nestedOnly, programs } from '../bundles';
import {
  andMore,
  archiveAgain,
  blocker,
  type Check,
  type Checks,
  exportWithXcode,
  inInfoPlist,
  inPlistOf,
  quoted,
  warning,
} from '../check';
import { commandFile } from '../command-words';

/** Error 90207. */
const executableMissing: Check = (pkg) => {
  const name = textOf(pkg.infoPlist, 'CFBundleExecutable');
  const isPath = namesPath(pkg.infoPlist);
  if (name !== null && !isPath && pkg.has(pkg.appPath + name)) return null;
  return {
    severity: 'blocker',
    where: inInfoPlist(pkg, 'CFBundleExecutable'),
    title:
      name === null
        ? 'The app names no executable'
        : isPath
          ? `The app names its executable by a path, “${printable(name)}”`
          : `The app’s executable “${printable(name)}” is not in the package`,
    whatToDo:
      'Archive and export again. If you pack the .ipa with a script, check that it copies the whole .app.',
  };
};

/** Error 90207 for bundles inside the app. */
const nestedExecutableMissing: Check = (pkg) => {
  const bundle = nestedOnly(codeBundles(pkg)).find((nested) =>
    nested.executablePath === null
      ? nested.kind !== 'framework' || namesPath(nested.infoPlist)
      : !pkg.has(nested.executablePath),
  );
  if (bundle === undefined) return null;
  return blocker({
    where: inPlistOf(bundle, 'CFBundleExecutable'),
    title: `The executable of ${quoted(bundle.path)} is not in the package`,
    whatToDo: `Clean the build folder and archive again. ${exportWithXcode}`,
  });
};

/** Error 90124: apps and extensions are executables, frameworks are dynamic libraries. */
const executableWrongType: Check = (pkg) => {
  for (const { bundle, file } of bundleCode(pkg)) {
    const wanted = bundle.kind === 'framework' ? 'dylib' : 'executable';
    const slice = file.slices.find(({ fileType }) => fileType !== wanted);
    if (slice === undefined) continue;
    return blocker({
      where: printable(file.path),
      title: `${quoted(file.path)} is of the type ${slice.fileType}; Apple takes ${wanted === 'dylib' ? 'a dynamic library' : 'an executable'} here`,
      whatToDo: `Set Mach-O Type to ${wanted === 'dylib' ? 'Dynamic Library, or link the library without embedding it' : 'Executable'}, ${archiveAgain}`,
    });
  }
  return null;
};

const noExecutable: readonly Message[] = [...Object.values(notMachO), linkProblem];

/**
 * Apple may be able to read what can't be read here, so it is only a warning. A bundle without a valid
 * executable has none (error 90207); Xcode exports no framework with a static library in it
 * (“Found an unexpected Mach-O header code: 0x72613c21”, github.com/firebase/firebase-ios-sdk/issues/6963,
 * November 2020).
 */
const executableUnreadable: Check = (pkg) => {
  for (const bundle of codeBundles(pkg)) {
    const file = executableOf(pkg, bundle);
    if (file === null || file.problem === null) continue;
    const isCertain = noExecutable.includes(file.problem);
    return (isCertain ? blocker : warning)({
      where: printable(file.path),
      title: `${quoted(file.path)} is not a complete executable: ${inWords(file.problem)}`,
      whatToDo:
        file.problem === notMachO.archive
          ? `A static framework is linked and not embedded: set Embed to Do Not Embed, ${archiveAgain}`
          : `Clean the build folder, ${archiveAgain}`,
    });
  }
  return null;
};

/** Error 90166 is reportedly about it. Zips made on Windows have no modes. */
const executableNotRunnable: Check = (pkg) => {
  for (const { executablePath } of programs(pkg)) {
    const entry =
      executablePath === null ? undefined : pkg.entries.get(executablePath.normalize('NFC'));
    if (!entry || entry.mode === null || (entry.mode & 0o111) !== 0) continue;
    return warning({
      where: printable(entry.path),
      title: `${quoted(entry.path)} is packed without the right to be run`,
      whatToDo: `${exportWithXcode} Zip on macOS or Linux, with the files’ permissions.`,
      command: `chmod +x ${commandFile(entry.path)}`,
    });
  }
  return null;
};

/** Known to be refused; the complete list is not published. */
const roundBrackets = /[()]/;
const otherBrackets = /[[\]{}<>]/;

/** Error 90121, “may not contain characters” of some kinds. */
const executableNameRefused: Check = (pkg) => {
  for (const bundle of codeBundles(pkg)) {
    const name = textOf(bundle.infoPlist, 'CFBundleExecutable');
    const isRefused = name !== null && roundBrackets.test(name);
    if (name === null || !(isRefused || otherBrackets.test(name))) continue;
    return (isRefused ? blocker : warning)({
      where: inPlistOf(bundle, 'CFBundleExecutable'),
      title: `The executable of ${quoted(bundle.path)} is called “${printable(name)}”, and Apple ${isRefused ? 'takes' : 'may take'} no brackets there`,
      whatToDo: `Set Product Name of that target to a name of letters, digits, spaces, hyphens, periods and underscores; its display name can stay. Then ${archiveAgain.replace('then ', '')}`,
    });
  }
  return null;
};

/** Error 90125: only packages from the App Store are encrypted. */
const executableEncrypted: Check = (pkg) => {
  const found = slicesInApp(pkg).find(({ slice }) => (slice.encryption?.cryptId ?? 0) !== 0);
  if (found === undefined) return null;
  return blocker({
    where: `${printable(found.file.path)}, LC_ENCRYPTION_INFO`,
    title: `${quoted(found.file.path)} is encrypted, as in packages that come from the App Store`,
    whatToDo: 'Archive and export the app from its source; a downloaded package cannot be sent.',
    command: 'otool -l App | grep -A 4 LC_ENCRYPTION_INFO',
  });
};

/** A segment of one page is only the marker of a library without embedded bitcode. */
const page = 0x4000;

/** Error 90482: bitcode is no longer accepted. */
const bitcodeLeft: Check = (pkg) => {
  const found = slicesInApp(pkg).filter(({ slice }) => slice.hasBitcode);
  const [first] = found;
  if (first === undefined) return null;
  const file = commandFile(first.file.path);
  const isWhole = found.some(({ slice }) =>
    slice.segments.some(({ name, fileSize }) => name === '__LLVM' && fileSize > page),
  );
  return (isWhole ? blocker : warning)({
    where: `${printable(first.file.path)}, __LLVM`,
    title: `${quoted(first.file.path)}${andMore(found)} contains bitcode, which Apple no longer takes`,
    whatToDo:
      'Take a newer release of that library, or strip it in a build phase; then archive and export again.',
    command: `xcrun bitcode_strip -r ${file} -o ${file}`,
  });
};

const oldWebView = '_OBJC_CLASS_$_UIWebView';

/** Error 90809. */
const webViewOld: Check = (pkg) => {
  const found = slicesInApp(pkg).find(({ slice }) => slice.undefinedSymbols.has(oldWebView));
  if (found === undefined) return null;
  return blocker({
    where: `${printable(found.file.path)}, ${oldWebView}`,
    title: `${quoted(found.file.path)} uses UIWebView, which Apple no longer takes`,
    whatToDo: `Use WKWebView, or a newer release of the library that has it; ${archiveAgain}`,
    command: 'grep -r UIWebView --include="*.[mh]" --include="*.swift" --include="*.a" .',
  });
};

/** Symbols of private APIs that apps have been refused for. */
const privateSymbols: readonly string[] = [
  '_OBJC_CLASS_$_LSApplicationWorkspace',
  '_OBJC_CLASS_$_MCProfileConnection',
  '_OBJC_CLASS_$_SBApplication',
  '_MGCopyAnswer',
  '_SBSCopyLocalizedApplicationNameForDisplayIdentifier',
];

/** Error 90338, for the few names known to cause it. */
const privateSymbolsUsed: Check = (pkg) => {
  for (const { file, slice } of slicesInApp(pkg)) {
    const symbol = privateSymbols.find((name) => slice.undefinedSymbols.has(name));
    if (symbol === undefined) continue;
    return warning({
      where: `${printable(file.path)}, ${symbol}`,
      title: `${quoted(file.path)} uses ${symbol}, which is not public`,
      whatToDo: `Take a newer release of the library that uses it, or leave it out; ${archiveAgain}`,
      command: `nm -u App | grep '${symbol}'`,
    });
  }
  return null;
};

/** Executables and their code. */
export const executableChecks = {
  'executable-missing': executableMissing,
  'nested-executable-missing': nestedExecutableMissing,
  'executable-wrong-type': executableWrongType,
  'executable-unreadable': executableUnreadable,
  'executable-not-runnable': executableNotRunnable,
  'executable-name-refused': executableNameRefused,
  'executable-encrypted': executableEncrypted,
  'bitcode-left': bitcodeLeft,
  'web-view-old': webViewOld,
  'private-symbols': privateSymbolsUsed,
} satisfies Checks;
