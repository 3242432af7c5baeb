import { bundlesOf } from '../bundles';
import { archiveAgain, blocker, type Check, inPlistOf, quoted } from '../check';

/** Error 90535. */
export const resourceBundleExecutable: Check = (pkg) => {
  const bundle = bundlesOf(pkg, 'resource-bundle').find(
    ({ path, executablePath }) =>
      path.endsWith('.bundle/') && executablePath !== null && !pkg.has(executablePath),
  );
  if (bundle === undefined) return null;
  return blocker('resource-bundle-executable', {
    where: inPlistOf(bundle, 'CFBundleExecutable'),
    title: `The resource bundle ${quoted(bundle.path)} names an executable that it does not have`,
    whatToDo: `Take CFBundleExecutable out of that bundle’s Info.plist, ${archiveAgain}`,
    command: '/usr/libexec/PlistBuddy -c "Delete :CFBundleExecutable" Info.plist',
  });
};
