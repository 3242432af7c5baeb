import { executablePath } from '../read-bundle';
import { bundlesOf, codeOf, parentOf } from './bundles';
import { type Rule, type Rulings, refuses, remark, silence } from './rule';

/** Apple’s reader uses the last or the first of two values; both count as unreadable. */
const plistsAreRead: Rule = ({ found: { brokenBundles } }) =>
  brokenBundles.flatMap((folder) =>
    remark('90036', `The Info.plist of '${folder}' is missing or cannot be read.`),
  );

const resourcesNameNoExecutable: Rule = ({ found }) =>
  bundlesOf(found, 'resources').flatMap((bundle) => {
    const path = executablePath(bundle)?.normalize('NFC');
    return remark(
      '90535',
      path !== undefined &&
        !found.files.has(path) &&
        `The Info.plist of '${bundle.folder}' names an executable that is not there.`,
    );
  });

const nothingIsStray: Rule = ({ found }) =>
  found.strayBinaries.flatMap((path) =>
    remark('90171', `The binary file '${path}' is not permitted.`),
  );

/** A library counts as one only in a Frameworks folder. */
const librariesAreInPlace: Rule = ({ found }) =>
  bundlesOf(found, 'framework').flatMap(({ folder, slices }) =>
    remark(
      '90171',
      slices !== null &&
        !/\/Frameworks\/[^/]+$/.test(folder) &&
        `The binary file of '${folder}' is not permitted there.`,
    ),
  );

const frameworks = '/Frameworks/';

/** Every folder that contains a Frameworks folder. */
function foldersWithFrameworks(paths: Iterable<string>): Set<string> {
  const folders = new Set<string>();
  for (const path of paths) {
    for (let at = path.indexOf(frameworks); at >= 0; at = path.indexOf(frameworks, at + 1))
      folders.add(path.slice(0, at));
  }
  return folders;
}

/** Extensions and libraries use the app's libraries and contain none; a watch app may have its own. */
const nothingIsNested: Rule = ({ found }) => {
  const folders = foldersWithFrameworks(found.files.keys());
  const parents = new Set(codeOf(found).map(({ parent }) => parent));
  return bundlesOf(found, 'extension', 'framework').flatMap((bundle) => {
    const { folder } = bundle;
    if (parentOf(found, bundle)?.kind !== 'app') return [];
    return [
      ...remark('90205', parents.has(folder) && `'${folder}' has bundles nested in it.`),
      ...remark('90206', folders.has(folder) && `'${folder}' has a folder 'Frameworks'.`),
    ];
  });
};

const noMacosFilesAtTheRoot: Rule = ({ found }) => {
  const top = [...found.files.keys()].map((path) => /^\._[^/]+\/?/.exec(path)?.[0]);
  const disallowed = top.find((path) => path !== undefined);
  return remark(
    '90048',
    disallowed !== undefined && `The package has a disallowed path at its top, '${disallowed}'.`,
  );
};

/** Unicode’s category of control characters. */
const control = /\p{Cc}/u;

const namesAreOfLetters: Rule = ({ found }) =>
  [...found.files.keys()]
    .filter((path) => control.test(path))
    .flatMap((path) => remark('90328', `The name '${path}' has a control character.`));

/** The structure of the package. */
export const structureRulings = {
  'plist-key-repeated': refuses(plistsAreRead),
  'nested-plist-unreadable': refuses(plistsAreRead),
  'resource-bundle-executable': refuses(resourcesNameNoExecutable),
  'stray-binary': refuses(nothingIsStray),
  'framework-misplaced': refuses(librariesAreInPlace),
  'nested-code-in-bundle': refuses(nothingIsNested),
  'disallowed-files': refuses(noMacosFilesAtTheRoot),
  'control-character-in-name': refuses(namesAreOfLetters),
  'file-damaged': silence('no word of Apple’s about a damaged file is known that names only that'),
} satisfies Rulings;
