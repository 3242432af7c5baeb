import { textOf } from '../../package/plist/plist-fields';
import { printable } from '../../package/refusal';
import { blocker, type Check, exportCommand, quoted } from '../check';
import { askedFor, signedPrograms } from '../executables';

/** Error 90046. */
export const apsEnvironmentDevelopment: Check = (pkg) => {
  const found = signedPrograms(pkg).find(({ signature }) => {
    const asked = askedFor(signature);
    return asked !== null && textOf(asked, 'aps-environment') === 'development';
  });
  if (found === undefined) return null;
  return blocker('aps-environment-development', {
    where: `${printable(found.bundle.path)}, entitlements, aps-environment`,
    title: `${quoted(found.bundle.path)} is signed for push notifications in development`,
    whatToDo:
      'Export the archive for App Store Connect, which sets aps-environment to production; a script that signs by itself has to.',
    command: exportCommand,
  });
};
