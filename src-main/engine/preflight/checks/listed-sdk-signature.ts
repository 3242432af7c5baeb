import { printable } from '../../package/refusal';
import { andMore, archiveAgain, type Check, quoted, warning } from '../check';
import { listedFrameworks, plainName } from '../listed-frameworks';

/**
 * Error 91065, for libraries that come as binaries. Those built from source need no signature and
 * cannot be told apart, so this speaks only where the package has signatures of others.
 */
export const listedSdkSignature: Check = (pkg) => {
  if (pkg.signatures.length === 0) return null;
  const signed = pkg.signatures.map((path) => plainName(path.split('/').at(-1) ?? ''));
  const unsigned = listedFrameworks(pkg).filter(({ path }) => {
    const name = plainName(path.split('/').at(-2) ?? '');
    return !signed.some((signature) => signature.startsWith(name));
  });
  const [first] = unsigned;
  if (first === undefined) return null;
  return warning('listed-sdk-signature', {
    where: printable(first.path),
    title: `${quoted(first.path)}${andMore(unsigned)} has no signature of its maker in the package`,
    whatToDo: `If it comes as a ready-made XCFramework, take a release that its maker signed, ${archiveAgain} If it is built from source, this changes nothing.`,
    command: 'codesign -dv Library.xcframework',
  });
};
