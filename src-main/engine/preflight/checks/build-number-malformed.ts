import { type Check, inInfoPlist } from '../check';

/** Longer ones are said to be refused; no message of Apple's about it is known. */
const longestKnown = 18;

/** Error 90058. Four numbers have been taken, so they only warn. */
export const buildNumberMalformed: Check = (pkg) => {
  const build = pkg.info.buildNumber;
  if (build === null) return null;
  const isPlain = /^\d+(\.\d+){0,2}$/.test(build);
  if (isPlain && build.length <= longestKnown) return null;
  const isNumbers = /^\d+(\.\d+)*$/.test(build);
  return {
    code: 'build-number-malformed',
    severity: isNumbers ? 'warning' : 'blocker',
    where: inInfoPlist(pkg, 'CFBundleVersion'),
    title: isNumbers
      ? 'Apple may refuse this build number'
      : 'The build number is not one that Apple takes',
    whatToDo:
      'Use at most three whole numbers with periods between them and 18 characters in all, such as 42. Then archive and export again.',
    command: 'agvtool new-version -all 42',
  };
};
