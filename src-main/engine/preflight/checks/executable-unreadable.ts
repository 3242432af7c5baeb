import { printable } from '../../package/refusal';
import { codeBundles } from '../bundles';
import { archiveAgain, type Check, quoted, warning } from '../check';
import { executableOf } from '../executables';

/** What cannot be read here may still be read by Apple; a static library in a framework is not. */
export const executableUnreadable: Check = (pkg) => {
  for (const bundle of codeBundles(pkg)) {
    const file = executableOf(pkg, bundle);
    if (file === null || file.problem === null) continue;
    return warning('executable-unreadable', {
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
