import { printable } from '../../package/refusal';
import { archiveAgain, blocker, type Check, quoted } from '../check';
import { bundleCode } from '../executables';

/** Error 90124: apps and extensions are executables, frameworks are dynamic libraries. */
export const executableWrongType: Check = (pkg) => {
  for (const { bundle, file } of bundleCode(pkg)) {
    const wanted = bundle.kind === 'framework' ? 'dylib' : 'executable';
    const slice = file.slices.find(({ fileType }) => fileType !== wanted);
    if (slice === undefined) continue;
    return blocker('executable-wrong-type', {
      where: printable(file.path),
      title: `${quoted(file.path)} is of the type ${slice.fileType}; Apple takes ${wanted === 'dylib' ? 'a dynamic library' : 'an executable'} here`,
      whatToDo: `Set Mach-O Type to ${wanted === 'dylib' ? 'Dynamic Library, or link the library without embedding it' : 'Executable'}, ${archiveAgain}`,
    });
  }
  return null;
};
