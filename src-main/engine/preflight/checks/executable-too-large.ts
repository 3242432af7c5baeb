import { printable } from '../../package/refusal';
import { archiveAgain, blocker, type Check, quoted } from '../check';
import { bundleCode } from '../executables';

const largestText = 500_000_000;

/** Apple, maximum build file sizes: 500 MB for all __TEXT sections of an executable. */
export const executableTooLarge: Check = (pkg) => {
  for (const { file } of bundleCode(pkg)) {
    const segments = file.slices.flatMap((slice) => slice.segments);
    const text = segments
      .filter(({ name }) => name === '__TEXT')
      .reduce((sum, { fileSize }) => sum + fileSize, 0);
    if (text <= largestText) continue;
    return blocker('executable-too-large', {
      where: printable(file.path),
      title: `${quoted(file.path)} has ${Math.round(text / 1e6)} MB of code; Apple takes 500 MB`,
      whatToDo: `Move code into frameworks or leave libraries out, ${archiveAgain}`,
      command: 'size -m App',
    });
  }
  return null;
};
