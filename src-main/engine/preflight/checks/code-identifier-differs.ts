import { textOf } from '../../package/plist/plist-fields';
import { printable } from '../../package/refusal';
import { blocker, type Check, exportCommand, quoted } from '../check';
import { bundleCode } from '../executables';

/** Error 90334: a bundle ID without a period, or a signing tool of its own mind, makes another name. */
export const codeIdentifierDiffers: Check = (pkg) => {
  for (const { bundle, file } of bundleCode(pkg)) {
    const bundleId = textOf(bundle.infoPlist, 'CFBundleIdentifier');
    // What a linker signs ad hoc has a name of the linker’s; that nobody signed it is told by another check.
    const named = file.slices
      .filter(({ signature }) => signature?.isAdHoc === false)
      .map(({ signature }) => signature?.identifier)
      .find(Boolean);
    if (!named || bundleId === null || named === bundleId) continue;
    return blocker('code-identifier-differs', {
      where: `${printable(file.path)}, code directory`,
      title: `${quoted(file.path)} is signed under the name ${printable(named)}, and its bundle ID is ${printable(bundleId)}`,
      whatToDo: bundleId.includes('.')
        ? 'Export the archive with Xcode, or sign again with codesign and no identifier of your own.'
        : 'Give that target a bundle ID with a period in it, such as com.northwind.kit; then archive and export again.',
      command: exportCommand,
    });
  }
  return null;
};
