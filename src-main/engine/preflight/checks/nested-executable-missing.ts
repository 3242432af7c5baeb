import { codeBundles, nestedOnly } from '../bundles';
import { blocker, type Check, exportWithXcode, inPlistOf, quoted } from '../check';

/** Error 90207 for bundles inside the app. */
export const nestedExecutableMissing: Check = (pkg) => {
  const bundle = nestedOnly(codeBundles(pkg)).find(({ executablePath, kind }) =>
    executablePath === null ? kind !== 'framework' : !pkg.has(executablePath),
  );
  if (bundle === undefined) return null;
  return blocker('nested-executable-missing', {
    where: inPlistOf(bundle, 'CFBundleExecutable'),
    title: `The executable of ${quoted(bundle.path)} is not in the package`,
    whatToDo: `Clean the build folder and archive again. ${exportWithXcode}`,
  });
};
