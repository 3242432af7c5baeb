import { printable } from '../../package/refusal';
import { andMore, blocker, type Check, quoted } from '../check';

/** Swift's own libraries, and the stub that Xcode puts into watch apps. */
const belongs = /\/Frameworks\/libswift[^/]*\.dylib$|\/_WatchKitStub\/WK$/;

/** Error 90171: only the executables of bundles may be code. */
export const strayBinary: Check = (pkg) => {
  // A bundle whose Info.plist cannot be read, which is told by another check, names no executable.
  const unread = pkg.bundles.filter(({ infoPlist }) => infoPlist === null);
  const stray = pkg.looseBinaries.filter(
    ({ path }) =>
      path.startsWith('Payload/') &&
      !belongs.test(path) &&
      !unread.some((bundle) => path.startsWith(bundle.path)),
  );
  const [first] = stray;
  if (first === undefined) return null;
  const kind = first.kind === 'static-library' ? 'a static library' : 'code outside of a framework';
  return blocker('stray-binary', {
    where: printable(first.path),
    title: `${quoted(first.path)}${andMore(stray)} is ${kind}, which Apple does not take`,
    whatToDo:
      'Take it out of Copy Bundle Resources and link it instead, or put a dylib into a framework that is embedded and signed; then archive and export again. Apple may name SwiftSupport in its answer, which is not what is wrong.',
    command: `zipinfo -1 App.ipa | grep -E '\\.(a|o|so|dylib)$'`,
  });
};
