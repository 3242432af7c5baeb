import { printable } from '../../package/refusal';
import { blocker, type Check, exportWithXcode } from '../check';

/** Error 90036, which also names bundles inside the app. Other folders with such a file are no bundles. */
export const nestedPlistUnreadable: Check = (pkg) => {
  const bad = pkg.bundles.find(
    ({ infoPlist, kind, path }) =>
      infoPlist === null && (kind !== 'resource-bundle' || path.endsWith('.bundle/')),
  );
  if (bad === undefined) return null;
  return blocker('nested-plist-unreadable', {
    where: `${printable(bad.path)}Info.plist`,
    title: `The Info.plist of a bundle inside the app cannot be read: it ${bad.problem ?? 'is damaged'}`,
    whatToDo: `Archive and export again. ${exportWithXcode}`,
    command: 'plutil -lint Info.plist',
  });
};
