import type { PackageContents } from '../../package/package-contents';
import { printable } from '../../package/refusal';
import { bundlesOf, parentOf } from '../bundles';
import { archiveAgain, blocker, type Check, quoted } from '../check';

/** Errors 90205 and 90206: extensions and frameworks use the app's frameworks and bring none along. */
export const nestedCodeInBundle: Check = (pkg) => {
  const withFrameworks = foldersWithFrameworks(pkg);
  for (const bundle of bundlesOf(pkg, 'extension', 'framework')) {
    // Extensions of watch apps have had frameworks of their own.
    if (parentOf(pkg, bundle)?.kind !== 'app') continue;
    const nested = pkg.bundles.find(
      ({ parent, kind }) => parent === bundle.path && kind === 'extension',
    );
    const folder = withFrameworks.has(bundle.path) ? `${bundle.path}Frameworks/` : undefined;
    const found = nested?.path ?? folder;
    if (found === undefined) continue;
    return blocker('nested-code-in-bundle', {
      where: printable(found),
      title: `${quoted(bundle.path)} has ${quoted(found)} inside, which Apple takes only in the app itself`,
      whatToDo: `Set Always Embed Swift Standard Libraries to No and Embed to Do Not Embed for that target, embed the framework in the app alone, ${archiveAgain}`,
    });
  }
  return null;
};

/** Every folder in which a folder Frameworks lies, with a slash at its end. */
function foldersWithFrameworks(pkg: PackageContents): Set<string> {
  const folders = new Set<string>();
  const sought = '/Frameworks/';
  for (const path of pkg.entries.keys()) {
    for (let at = path.indexOf(sought); at >= 0; at = path.indexOf(sought, at + 1))
      folders.add(path.slice(0, at + 1));
  }
  return folders;
}
