import { printable } from '../../package/refusal';
import { isInWatchApp } from '../bundles';
import { archiveAgain, blocker, type Check, quoted, warning } from '../check';
import { bundleCode } from '../executables';

/** Errors 90085 and 90086 for the app; a framework without it is told as a warning. */
export const arm64Missing: Check = (pkg) => {
  if (pkg.info.platform === null || pkg.info.platform === 'MAC_OS') return null;
  for (const { bundle, file } of bundleCode(pkg)) {
    if (isInWatchApp(pkg, bundle.path)) continue;
    if (file.slices.some(({ cpu }) => cpu === 'arm64' || cpu === 'arm64e')) continue;
    const cpus = file.slices.map(({ cpu }) => cpu).join(', ');
    return (bundle.kind === 'app' ? blocker : warning)('arm64-missing', {
      where: printable(file.path),
      title: `${quoted(file.path)} is built for ${cpus} and not for arm64`,
      whatToDo: `Set Architectures to Standard and take arm64 out of Excluded Architectures, ${archiveAgain}`,
      command: 'xcodebuild archive -destination "generic/platform=iOS" ARCHS=arm64',
    });
  }
  return null;
};
