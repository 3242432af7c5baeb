import { codeOf, slicesOf, textIn } from './bundles';
import { type Rule, type Rulings, refuses, remark, silence } from './rule';

/** A file that is not a program counts as missing; Apple's message for a static library in its place is not known. */
const executablesAreThere: Rule = ({ found }) =>
  codeOf(found).flatMap(({ folder, slices }) =>
    remark('90207', slices === null && `The bundle '${folder}' has no executable.`),
  );

const types: Record<number, string> = { 1: 'OBJECT', 2: 'EXECUTE', 6: 'DYLIB', 8: 'BUNDLE' };

const executablesAreOfTheirType: Rule = ({ found }) =>
  codeOf(found).flatMap(({ folder, kind, slices }) => {
    const wanted = kind === 'framework' ? 6 : 2;
    const other = slices?.find(({ fileType }) => fileType !== null && fileType !== wanted);
    return remark(
      '90124',
      other !== undefined &&
        `The executable of '${folder}' is of the type ${types[other.fileType ?? 0] ?? 'unknown'}; only ${types[wanted]} is taken there.`,
    );
  });

/** Only parentheses are known for certain. */
const executablesHaveNames: Rule = ({ found }) =>
  codeOf(found).flatMap(({ folder, info }) => {
    const name = textIn(info, 'CFBundleExecutable');
    return remark(
      '90121',
      name !== null &&
        /[()]/.test(name) &&
        `The CFBundleExecutable '${name}' of '${folder}' has characters that are not allowed.`,
    );
  });

const codeIsNotEncrypted: Rule = ({ found }) =>
  slicesOf(codeOf(found)).flatMap(({ folder, slice }) =>
    remark('90125', slice.isEncrypted && `The executable of '${folder}' is already encrypted.`),
  );

/** One page is the marker of a library that could have had bitcode and has none. */
const largestMark = 0x4000;

const noBitcodeIsLeft: Rule = ({ found }) =>
  slicesOf(codeOf(found)).flatMap(({ folder, slice }) =>
    remark('90482', slice.bitcodeSize > largestMark && `'${folder}' contains bitcode.`),
  );

const webView = '_OBJC_CLASS_$_UIWebView';

const noOldWebView: Rule = ({ found }) =>
  slicesOf(codeOf(found)).flatMap(({ folder, slice }) =>
    remark('90809', slice.undefinedNames.has(webView) && `The code of '${folder}' uses UIWebView.`),
  );

/** The executables and their code. */
export const executableRulings = {
  'executable-missing': refuses(executablesAreThere),
  'nested-executable-missing': refuses(executablesAreThere),
  'executable-unreadable': refuses(executablesAreThere),
  'executable-wrong-type': refuses(executablesAreOfTheirType),
  'executable-not-runnable': silence('the number is known, the message is not'),
  'executable-name-refused': refuses(executablesHaveNames),
  'executable-encrypted': refuses(codeIsNotEncrypted),
  'bitcode-left': refuses(noBitcodeIsLeft),
  'web-view-old': refuses(noOldWebView),
  'private-symbols': silence(
    'people at review refuse this class; no delivery is known to fail for it',
  ),
} satisfies Rulings;
