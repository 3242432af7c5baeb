import { textOf } from '../../package/plist/plist-fields';
import { printable } from '../../package/refusal';
import { unpackedSizeOf } from '../bundle-size';
import { bundlesOf } from '../bundles';
import { archiveAgain, blocker, type Check, warning } from '../check';
import { isBelow } from '../versions';

/** Apple, maximum build file sizes; 100 MB only for App Clips that are not opened from real-life codes. */
function largestFor(minimumOs: string): { usual: number; most: number } {
  if (isBelow(minimumOs, '16')) return { usual: 10, most: 10 };
  return isBelow(minimumOs, '17') ? { usual: 15, most: 15 } : { usual: 15, most: 100 };
}

/** App Clips have a limit of their own. */
export const appClipTooLarge: Check = (pkg) => {
  for (const { path, infoPlist } of bundlesOf(pkg, 'app-clip')) {
    const size = unpackedSizeOf(pkg, path) / 1e6;
    const { usual, most } = largestFor(textOf(infoPlist, 'MinimumOSVersion') ?? '17');
    if (size <= usual) continue;
    const say = size > most ? blocker : warning;
    return say('app-clip-too-large', {
      where: printable(path),
      title: `The App Clip has ${Math.round(size)} MB unpacked; Apple takes ${size > most ? most : usual} MB`,
      whatToDo: `Move content out of the App Clip, ${archiveAgain}`,
    });
  }
  return null;
};
