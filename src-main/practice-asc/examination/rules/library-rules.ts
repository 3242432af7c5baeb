import type { BundleFacts } from '../package-facts';
import { bundlesOf, isBelow, isForWatch, isSimulator, textIn, textsIn } from './bundles';
import { type Rule, remark } from './rule';

const lowestMinimum = '8.0';

/** Other systems count from 1. */
function saysIos({ info }: BundleFacts): boolean {
  const named = textsIn(info, 'CFBundleSupportedPlatforms');
  return named.length === 0 || named.some((name) => /^iphone/i.test(name));
}

const minimumOfLibraries: Rule = ({ found }) =>
  found.facts.platform !== 'IOS'
    ? []
    : bundlesOf(found, 'framework')
        .filter(saysIos)
        .flatMap((bundle) => {
          const minimum = textIn(bundle.info, 'MinimumOSVersion');
          const isTooLow =
            minimum !== null && !isForWatch(bundle, found) && isBelow(minimum, lowestMinimum);
          return remark(
            '90362',
            isTooLow && `The MinimumOSVersion of '${bundle.folder}' is below ${lowestMinimum}.`,
          );
        });

const librariesAreBuiltAsTheySay: Rule = ({ found }) =>
  bundlesOf(found, 'framework').flatMap(({ folder, info, slices }) => {
    const said = textIn(info, 'MinimumOSVersion');
    // Systems of simulators began later; that they do not belong here is another rule's.
    const own = slices?.filter(({ platform }) => !isSimulator(platform));
    const newer = own?.find(({ minimumOs }) => said && minimumOs && isBelow(said, minimumOs));
    return remark(
      '90208',
      newer !== undefined &&
        `The executable of '${folder}' needs ${newer.minimumOs}, and its Info.plist says ${said}.`,
    );
  });

/** Where a library of Swift's own lies in the app, and where its original lies beside it. */
const swiftInApp = /^Payload\/[^/]+\.app\/Frameworks\/(libswift[^/]+\.dylib)$/;
const swiftBeside = /^SwiftSupport\/iphoneos\/(libswift[^/]+\.dylib)$/;
/** The newest ones, which bring single features to older systems, are not known to need originals. */
const swiftItself = 'libswiftCore.dylib';

const swiftHasItsOriginals: Rule = ({ found: { files } }) => {
  const paths = [...files.keys()];
  const namesLike = (pattern: RegExp) => paths.flatMap((path) => pattern.exec(path)?.[1] ?? []);
  const inApp = new Set(namesLike(swiftInApp));
  const hasFolder = paths.some((path) => path.startsWith('SwiftSupport/'));
  const astray = namesLike(swiftBeside).filter((name) => !inApp.has(name));
  return [
    ...remark(
      '90426',
      inApp.has(swiftItself) && !hasFolder && 'The folder SwiftSupport is missing.',
    ),
    ...remark(
      '90429',
      astray.length > 0 && `${astray.join(', ')} of SwiftSupport cannot be found in the app.`,
    ),
  ];
};

/** Libraries that are delivered with the app. */
export const libraryRules: readonly Rule[] = [
  minimumOfLibraries,
  librariesAreBuiltAsTheySay,
  swiftHasItsOriginals,
];
