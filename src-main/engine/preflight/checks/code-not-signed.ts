import { printable } from '../../package/refusal';
import { blocker, type Check, exportCommand, quoted } from '../check';
import { bundleCode } from '../executables';

/** Errors 90034 and 90035. An app without profile is told by another check. */
export const codeNotSigned: Check = (pkg) => {
  if (pkg.profile.state === 'absent') return null;
  for (const { bundle, file } of bundleCode(pkg)) {
    const slice = file.slices.find(({ signature }) => signature === null || signature.isAdHoc);
    const isSealed = pkg.has(`${bundle.path}_CodeSignature/CodeResources`);
    if (slice === undefined && isSealed) continue;
    const how =
      slice === undefined
        ? 'signed, and the list of its bundle’s files is missing (_CodeSignature/CodeResources)'
        : slice.signature === null
          ? 'not signed'
          : 'signed without a certificate';
    return blocker('code-not-signed', {
      where: printable(file.path),
      title: `${quoted(file.path)} is ${how}`,
      whatToDo:
        'Embed it with Embed & Sign, and export the archive for App Store Connect, which signs everything again.',
      command: exportCommand,
    });
  }
  return null;
};
