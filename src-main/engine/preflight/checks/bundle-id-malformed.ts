import { type Check, inInfoPlist } from '../check';

/** Apple, CFBundleIdentifier: letters, digits, hyphens and periods; one label alone is only unusual. */
export const bundleIdMalformed: Check = (pkg) => {
  const id = pkg.info.bundleId;
  if (id === null || /^[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/.test(id)) return null;
  const isUsable = /^[A-Za-z0-9-]+$/.test(id);
  return {
    code: 'bundle-id-malformed',
    severity: isUsable ? 'warning' : 'blocker',
    where: inInfoPlist(pkg, 'CFBundleIdentifier'),
    title: isUsable
      ? 'The bundle ID has only one part'
      : 'The bundle ID has characters that Apple does not take',
    whatToDo:
      'It is made of letters, digits, hyphens and periods, such as com.northwind.orbit. Correct Product Bundle Identifier in the target’s build settings, then archive and export again.',
  };
};
