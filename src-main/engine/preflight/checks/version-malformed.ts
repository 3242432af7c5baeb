import { type Check, inInfoPlist } from '../check';

/** Error 90060: at most three numbers with periods between them. */
export const versionMalformed: Check = (pkg) => {
  const version = pkg.info.version;
  if (version === null || /^\d+(\.\d+){0,2}$/.test(version)) return null;
  return {
    code: 'version-malformed',
    severity: 'blocker',
    where: inInfoPlist(pkg, 'CFBundleShortVersionString'),
    title: 'The version is not one that Apple takes',
    whatToDo:
      'Use at most three whole numbers with periods between them, such as 1.4.0. Then archive and export again.',
    command: 'agvtool new-marketing-version 1.4.0',
  };
};
