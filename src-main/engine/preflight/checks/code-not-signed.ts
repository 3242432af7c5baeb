import { printable } from '../../package/refusal';
import { blocker, type Check, exportCommand, quoted } from '../check';
import { bundleCode } from '../executables';

/** Errors 90034 and 90035. An app without profile is told by another check. */
export const codeNotSigned: Check = (pkg) => {
  if (pkg.profile.state === 'absent') return null;
  for (const { file } of bundleCode(pkg)) {
    const slice = file.slices.find(({ signature }) => signature === null || signature.isAdHoc);
    if (slice === undefined) continue;
    return blocker('code-not-signed', {
      where: printable(file.path),
      title: `${quoted(file.path)} is ${slice.signature === null ? 'not signed' : 'signed without a certificate'}`,
      whatToDo:
        'Embed it with Embed & Sign, and export the archive for App Store Connect, which signs everything again.',
      command: exportCommand,
    });
  }
  return null;
};
