import { printable } from '../../package/refusal';
import { blocker, type Check, exportCommand, quoted, warning } from '../check';
import { slicesInApp } from '../executables';

const distribution = /^(Apple|iPhone) Distribution\b/;
const development = /^(Apple Development|iPhone Developer|Mac Developer)\b/;

/** Errors 90034 and 90035: signed, but not with a certificate for submission. */
export const signerNotDistribution: Check = (pkg) => {
  for (const { file, slice } of slicesInApp(pkg)) {
    const name = slice.signature?.signer?.name;
    if (!name || distribution.test(name)) continue;
    return (development.test(name) ? blocker : warning)('signer-not-distribution', {
      where: `${printable(file.path)}, code signature`,
      title: `${quoted(file.path)} is signed with “${printable(name)}”, not with a distribution certificate`,
      whatToDo: 'Export the archive for App Store Connect, which signs with Apple Distribution.',
      command: exportCommand,
    });
  }
  return null;
};
