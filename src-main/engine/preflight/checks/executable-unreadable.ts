import { notMachO } from '../../package/mach-o/mach-o-error';
import { printable } from '../../package/refusal';
import { codeBundles } from '../bundles';
import { archiveAgain, blocker, type Check, quoted, warning } from '../check';
import { executableOf } from '../executables';

const noExecutable: readonly string[] = Object.values(notMachO);

/**
 * What cannot be read here may still be read by Apple, so it only warns. A program whose executable is
 * something else has none (error 90207).
 */
export const executableUnreadable: Check = (pkg) => {
  for (const bundle of codeBundles(pkg)) {
    const file = executableOf(pkg, bundle);
    if (file === null || file.problem === null) continue;
    const isCertain = bundle.kind !== 'framework' && noExecutable.includes(file.problem);
    return (isCertain ? blocker : warning)('executable-unreadable', {
      where: printable(file.path),
      title: `${quoted(file.path)} is not a whole executable: it ${file.problem}`,
      whatToDo:
        bundle.kind === 'framework'
          ? `A static framework is linked and not embedded: set Embed to Do Not Embed, ${archiveAgain}`
          : `Clean the build folder, ${archiveAgain}`,
    });
  }
  return null;
};
