import { printable } from '../../package/refusal';
import { andMore, type Check, exportCommand, exportWithXcode, warning } from '../check';
import { swiftLibraries } from '../swift-libraries';

/** Errors 90428 to 90430: the same libraries lie in the app and in SwiftSupport. */
export const swiftSupportDiffers: Check = (pkg) => {
  if (pkg.swiftSupport.length === 0) return null;
  const there = new Set(pkg.swiftSupport.map((path) => path.split('/').at(-1)));
  const absent = swiftLibraries(pkg).filter((name) => !there.has(name));
  const [first] = absent;
  if (first === undefined) return null;
  return warning('swift-support-differs', {
    where: `SwiftSupport/, ${printable(first)}`,
    title: `${printable(first)}${andMore(absent)} is in the app and not in SwiftSupport`,
    whatToDo: exportWithXcode,
    command: exportCommand,
  });
};
