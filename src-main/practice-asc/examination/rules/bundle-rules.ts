import { executablePath } from '../read-bundle';
import { bundlesOf, codeOf, parentOf } from './bundles';
import { type Rule, remark } from './rule';

const frameworks = '/Frameworks/';

/** What is no program counts as none; the words for a static library in its place are not known. */
const executablesAreThere: Rule = ({ found }) =>
  codeOf(found).flatMap(({ folder, slices }) =>
    remark('90207', slices === null && `The bundle '${folder}' has no executable.`),
  );

const types: Record<number, string> = { 1: 'OBJECT', 2: 'EXECUTE', 6: 'DYLIB', 8: 'BUNDLE' };

const executablesAreOfTheirType: Rule = ({ found }) =>
  codeOf(found).flatMap(({ folder, kind, slices }) => {
    const wanted = kind === 'framework' ? 6 : 2;
    const other = slices?.find(({ fileType }) => fileType !== null && fileType !== wanted);
    return remark(
      '90124',
      other !== undefined &&
        `The executable of '${folder}' is of the type ${types[other.fileType ?? 0] ?? 'unknown'}; only ${types[wanted]} is taken there.`,
    );
  });

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

/** A library counts as one only in a folder Frameworks. */
const librariesAreInPlace: Rule = ({ found }) =>
  bundlesOf(found, 'framework').flatMap(({ folder, slices }) =>
    remark(
      '90171',
      slices !== null &&
        !/\/Frameworks\/[^/]+$/.test(folder) &&
        `The binary file of '${folder}' is not permitted there.`,
    ),
  );

/** Every folder in which a folder Frameworks lies. */
function foldersWithFrameworks(paths: Iterable<string>): Set<string> {
  const folders = new Set<string>();
  for (const path of paths) {
    for (let at = path.indexOf(frameworks); at >= 0; at = path.indexOf(frameworks, at + 1))
      folders.add(path.slice(0, at));
  }
  return folders;
}

/** Extensions and libraries use those of the app and bring none along; a watch app's own may. */
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

/** How the package is put together. */
export const bundleRules: readonly Rule[] = [
  executablesAreThere,
  executablesAreOfTheirType,
  resourcesNameNoExecutable,
  nothingIsStray,
  librariesAreInPlace,
  nothingIsNested,
];
