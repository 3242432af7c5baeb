import { printable } from '../../package/refusal';
import type { Check } from '../check';

/** Error 90036, which also names bundles inside the app. */
export const nestedPlistUnreadable: Check = (pkg) => {
  const bad = pkg.bundles.find(({ infoPlist }) => infoPlist === null);
  if (bad === undefined) return null;
  return {
    code: 'nested-plist-unreadable',
    severity: 'blocker',
    where: `${printable(bad.path)}Info.plist`,
    title: `The Info.plist of a bundle inside the app cannot be read: it ${bad.problem ?? 'is damaged'}`,
    whatToDo:
      'Archive and export again. If you pack the .ipa with a script, check that it copies the whole .app.',
  };
};
