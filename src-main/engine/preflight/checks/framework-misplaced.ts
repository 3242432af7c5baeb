import { printable } from '../../package/refusal';
import { bundlesOf } from '../bundles';
import { archiveAgain, blocker, type Check, quoted } from '../check';

/** Error 90171 again: a framework counts as one only in a folder Frameworks. */
export const frameworkMisplaced: Check = (pkg) => {
  const bundle = bundlesOf(pkg, 'framework').find(
    ({ path, executablePath }) =>
      !/\/Frameworks\/[^/]+\.framework\/$/.test(path) &&
      executablePath !== null &&
      pkg.has(executablePath),
  );
  if (bundle === undefined) return null;
  return blocker('framework-misplaced', {
    where: printable(bundle.path),
    title: `${quoted(bundle.path)} lies where Apple takes no frameworks`,
    whatToDo: `Take it out of Copy Bundle Resources and embed it, so that it comes to lie in Frameworks; ${archiveAgain}`,
  });
};
