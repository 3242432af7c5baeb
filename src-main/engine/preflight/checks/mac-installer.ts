import { message } from '#shared/words/message';
import { teamOf } from '../../package/mac/installer';
import { macInstallerSigners } from '../../package/mac/mac-signing';
import { printable } from '../../package/refusal';
import { blocker, type Check, type Checks, firstOf, warning } from '../check';

const productbuild =
  // Not shown as a sentence: a command is the same in every language.
  'productbuild --component App.app /Applications --sign "3rd Party Mac Developer Installer: NAME (TEAM)" App.pkg';

/**
 * Error 90237. The certificate is Apple's “Mac Installer Distribution”, whose name begins with “3rd Party Mac Developer
 * Installer”. That a signature is broken, or that it is another team's, is not known to have been reported.
 */
const installerSignature: Check = (pkg) => {
  if (pkg.installer === null) return null;
  const { signature } = pkg.installer;
  const where = 'Distribution';
  const advice = {
    where,
    whatToDo: message('finding.mac-installer-signature.fix'),
    command: productbuild,
  };
  if (signature === null)
    return blocker({ ...advice, title: message('finding.mac-installer-signature.title') });
  const { name } = signature.certificate;
  if (name === null || !macInstallerSigners.test(name))
    return blocker({
      ...advice,
      title: message('finding.mac-installer-signature.title-other', {
        signer: printable(name ?? '?'),
      }),
    });
  if (signature.seal === 'broken')
    return warning({ ...advice, title: message('finding.mac-installer-signature.title-broken') });
  const own = teamOf(signature.certificate);
  const app = pkg.info.signing.teamId;
  if (own === null || app === null || own === app) return null;
  return warning({
    ...advice,
    title: message('finding.mac-installer-signature.title-team', { own, app }),
  });
};

/** The certificate of the package, as far as the app's own check doesn't tell. */
const installerCertificateExpired: Check = (pkg, today) => {
  const certificate = pkg.installer?.signature?.certificate;
  const expires = certificate?.expires ?? null;
  if (certificate === undefined || expires === null || expires > today) return null;
  return warning({
    where: 'Distribution',
    title: message('finding.mac-installer-expired.title', {
      signer: printable(certificate.name ?? '?'),
      day: { day: expires.toISOString() },
    }),
    whatToDo: message('finding.mac-installer-expired.fix'),
    command: productbuild,
  });
};

/** What was not looked into was not checked, and must not look as if it had been. */
const payloadUnread: Check = (pkg) => {
  const { payload } = pkg.installer ?? { payload: 'read' };
  if (payload === 'read') return null;
  return warning({
    where: 'Payload',
    title: message('finding.mac-payload-unread.title', { format: payload }),
    whatToDo: message('finding.mac-payload-unread.fix'),
    command: productbuild,
  });
};

/** Error 91109 (RevenueCat/purchases-ios#4806, February 2025): a mail at first, since then a refusal. */
const quarantined: Check = (pkg) => {
  const files = pkg.installer?.quarantined ?? [];
  const [first] = files;
  if (first === undefined) return null;
  return blocker({
    where: printable(first),
    title: message('finding.mac-quarantined.title', firstOf(first, files)),
    whatToDo: message('finding.mac-quarantined.fix'),
    command: 'xattr -dr com.apple.quarantine App.app',
  });
};

/** No message of Apple's is known; its guidelines want nothing but the app to be installed (app-store-connect.md, packages 12). */
const scripts: Check = (pkg) => {
  const [first] = pkg.installer?.scripts ?? [];
  if (first === undefined) return null;
  return warning({
    where: printable(first),
    title: message('finding.mac-installer-scripts.title'),
    whatToDo: message('finding.mac-installer-scripts.fix'),
    command: productbuild,
  });
};

const readable = { file: 0o004, folder: 0o005 } as const;

/** Error 90255: what is installed belongs to root, and everyone has to be able to read it. */
const filesUnreadable: Check = (pkg) => {
  if (pkg.installer === null) return null;
  const found = [...pkg.entries.values()].filter(({ mode, isLink, isFolder }) => {
    const wanted = isFolder ? readable.folder : readable.file;
    return !isLink && mode !== null && (mode & wanted) !== wanted;
  });
  const [first] = found;
  if (first === undefined) return null;
  return blocker({
    where: printable(first.path),
    title: message('finding.mac-files-unreadable.title', firstOf(first.path, found)),
    whatToDo: message('finding.mac-files-unreadable.fix'),
    command: 'chmod -R a+rX App.app',
  });
};

/** The installer package around a Mac app. */
export const macInstallerChecks = {
  'mac-payload-unread': payloadUnread,
  'mac-installer-signature': installerSignature,
  'mac-installer-expired': installerCertificateExpired,
  'mac-installer-scripts': scripts,
  'mac-quarantined': quarantined,
  'mac-files-unreadable': filesUnreadable,
} satisfies Checks;
