import { printable } from '../../package/refusal';
import { blocker, type Check, quoted } from '../check';
import { slicesInApp } from '../executables';

/** Error 90125: only what comes back from the App Store is encrypted. */
export const executableEncrypted: Check = (pkg) => {
  const found = slicesInApp(pkg).find(({ slice }) => (slice.encryption?.cryptId ?? 0) !== 0);
  if (found === undefined) return null;
  return blocker('executable-encrypted', {
    where: `${printable(found.file.path)}, LC_ENCRYPTION_INFO`,
    title: `${quoted(found.file.path)} is encrypted, as in packages that come from the App Store`,
    whatToDo: 'Archive and export the app from its source; a downloaded package cannot be sent.',
    command: 'otool -l App | grep -A 4 LC_ENCRYPTION_INFO',
  });
};
