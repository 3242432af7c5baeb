import type { MachOSlice, PackageContents } from '../../package/package-contents';
import { textOf } from '../../package/plist/plist-fields';
import { programs, type ReadBundle } from '../bundles';
import { archiveAgain, type Check, inPlistOf, quoted, warning } from '../check';
import { askedFor, executableOf } from '../executables';
import { type PurposeString, purposeStrings } from '../tables/purpose-strings';

/**
 * Error 90683: Apple asks by what is linked, also in frameworks and in the stub of a watch app. A
 * warning, because the table is ours and what is linked need not be what Apple looks at.
 */
export const purposeStringMissing: Check = (pkg) => {
  if (pkg.info.platform !== 'IOS') return null;
  for (const bundle of programs(pkg).filter(({ kind }) => kind !== 'watch-app')) {
    const slices = slicesFor(pkg, bundle);
    const purpose = purposeStrings.find(
      (one) =>
        !one.keys.some((key) => textOf(bundle.infoPlist, key) !== null) &&
        slices.some((slice) => canAsk(slice, one)),
    );
    if (purpose === undefined) continue;
    const [key = ''] = purpose.keys;
    return warning('purpose-string-missing', {
      where: inPlistOf(bundle, purpose.keys.find((name) => name in bundle.infoPlist) ?? key),
      title: `${quoted(bundle.path)} has code for ${purpose.name}, and does not tell people why`,
      whatToDo: `Write under ${purpose.keys.join(' or ')} in Info.plist what the app does with it, also when a library brings the code along; ${archiveAgain}`,
      command: `/usr/libexec/PlistBuddy -c "Add :${key} string 'Why the app wants ${purpose.name}'" Info.plist`,
    });
  }
  return null;
};

/** An app answers for its frameworks, an extension for itself. */
function slicesFor(pkg: PackageContents, bundle: ReadBundle): MachOSlice[] {
  const own = executableOf(pkg, bundle)?.slices ?? [];
  const frameworks = `${bundle.path}Frameworks/`;
  const linked = pkg.machOs.filter(({ path }) => path.startsWith(frameworks));
  return bundle.kind === 'app' ? [...own, ...linked.flatMap(({ slices }) => slices)] : own;
}

function canAsk({ undefinedSymbols, signature }: MachOSlice, purpose: PurposeString): boolean {
  const asked = signature === null ? null : askedFor(signature);
  return (
    purpose.symbols.some((symbol) => undefinedSymbols.has(symbol)) ||
    purpose.entitlements.some((key) => asked !== null && key in asked)
  );
}
