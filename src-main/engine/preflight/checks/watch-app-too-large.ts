import { printable } from '../../package/refusal';
import { unpackedSizeOf } from '../bundle-size';
import { bundlesOf } from '../bundles';
import { archiveAgain, blocker, type Check } from '../check';

const largest = 75_000_000;

/** Apple, maximum build file sizes. */
export const watchAppTooLarge: Check = (pkg) => {
  for (const { path } of bundlesOf(pkg, 'watch-app')) {
    const size = unpackedSizeOf(pkg, path);
    if (size <= largest) continue;
    return blocker('watch-app-too-large', {
      where: printable(path),
      title: `The watch app has ${Math.round(size / 1e6)} MB unpacked; Apple takes 75 MB`,
      whatToDo: `Move content out of the watch app, ${archiveAgain}`,
    });
  }
  return null;
};
