import { printable } from '../../package/refusal';
import type { Check } from '../check';

const largestApp = 4 * 1024 ** 3;

/** Apple, maximum build file sizes: 4 GB for the unpacked app. */
export const appTooLarge: Check = (pkg) => {
  if (pkg.unpackedSize <= largestApp) return null;
  return {
    code: 'app-too-large',
    severity: 'blocker',
    where: printable(pkg.appPath),
    title: `The app has ${(pkg.unpackedSize / 1e9).toFixed(1)} GB unpacked; Apple takes 4 GB`,
    whatToDo:
      'Move content out of the app: load it after the first start, or use background assets. Then archive and export again.',
  };
};
