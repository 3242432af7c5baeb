import { type Message, message } from '#shared/words/message';
import { linkProblem, notMachO } from '../../package/mach-o/format';
import { textOf } from '../../package/plist/value';
import { printable } from '../../package/refusal';
import { bundleCode, executableOf, namesPath, slicesInApp } from '../bundle-code';
import { codeBundles, nestedOnly, programs } from '../bundles';
import {
  blocker,
  type Check,
  type Checks,
  fileName,
  firstOf,
  inInfoPlist,
  inPlistOf,
  warning,
} from '../check';
import { commandFile } from '../command-words';

/** Error 90207. */
const executableMissing: Check = (pkg) => {
  const name = textOf(pkg.infoPlist, 'CFBundleExecutable');
  const isPath = namesPath(pkg.infoPlist);
  const folder = pkg.installer === null ? pkg.appPath : `${pkg.appPath}MacOS/`;
  if (name !== null && !isPath && pkg.has(folder + name)) return null;
  return {
    severity: 'blocker',
    where: inInfoPlist(pkg, 'CFBundleExecutable'),
    title:
      name === null
        ? message('finding.executable-missing.title-unnamed')
        : message(
            isPath ? 'finding.executable-missing.title-path' : 'finding.executable-missing.title',
            { name: printable(name) },
          ),
    whatToDo: message('finding.executable-missing.fix'),
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
    title: message('finding.nested-executable-missing.title', { name: fileName(bundle.path) }),
    whatToDo: message('finding.nested-executable-missing.fix'),
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
      title: message('finding.executable-wrong-type.title', {
        wanted,
        name: fileName(file.path),
        type: slice.fileType,
      }),
      whatToDo: message('finding.executable-wrong-type.fix', { wanted }),
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
      title: message('finding.executable-unreadable.title', {
        name: fileName(file.path),
        problem: file.problem,
      }),
      whatToDo: message(
        file.problem === notMachO.archive
          ? 'finding.executable-unreadable.fix-library'
          : 'finding.executable-unreadable.fix',
      ),
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
      title: message('finding.executable-not-runnable.title', { name: fileName(entry.path) }),
      whatToDo: message('finding.executable-not-runnable.fix'),
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
      title: message('finding.executable-name-refused.title', {
        bundle: fileName(bundle.path),
        name: printable(name),
      }),
      whatToDo: message('finding.executable-name-refused.fix'),
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
    title: message('finding.executable-encrypted.title', { name: fileName(found.file.path) }),
    whatToDo: message('finding.executable-encrypted.fix'),
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
    title: message('finding.bitcode-left.title', firstOf(first.file.path, found)),
    whatToDo: message('finding.bitcode-left.fix'),
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
    title: message('finding.web-view-old.title', { name: fileName(found.file.path) }),
    whatToDo: message('finding.web-view-old.fix'),
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
      title: message('finding.private-symbols.title', { name: fileName(file.path), symbol }),
      whatToDo: message('finding.private-symbols.fix'),
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
