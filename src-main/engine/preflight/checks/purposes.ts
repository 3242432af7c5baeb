import { type PurposeString, purposeStrings } from '#shared/asc/purpose-strings';
import { message, type Value } from '#shared/words/message';
import type { MachOSlice, PackageContents } from '../../package/package-contents';
import { textOf } from '../../package/plist/value';
import { askedFor, executableOf } from '../bundle-code';
import { programs, type ReadBundle } from '../bundles';
import { type Check, type Checks, fileName, inPlistOf, warning } from '../check';

/**
 * Error 90683: Apple checks linked code, also in frameworks and in the stub of a watch app. A
 * warning, because the table is ours and Apple may not check all linked code.
 */
const purposeStringMissing: Check = (pkg) => {
  if (pkg.info.platform !== 'IOS') return null;
  const found = programs(pkg)
    .filter(({ kind }) => kind !== 'watch-app')
    .map((bundle) => ({ bundle, purposes: missingIn(pkg, bundle) }))
    .filter(({ purposes }) => purposes.length > 0);
  const [first, ...others] = found;
  const purpose = first?.purposes[0];
  if (!first || !purpose) return null;
  const { bundle, purposes } = first;
  const [key = ''] = purpose.keys;
  return warning({
    where: inPlistOf(bundle, purpose.keys.find((name) => name in bundle.infoPlist) ?? key),
    title: message('finding.purpose-string-missing.title', {
      name: fileName(bundle.path),
      purposes: { list: purposes.map(({ name }) => message(`purpose.${name}`)) },
    }),
    whatToDo:
      others.length === 0
        ? message('finding.purpose-string-missing.fix', { keys: keysOf(purposes) })
        : message('finding.purpose-string-missing.fix-others', {
            keys: keysOf(purposes),
            others: {
              list: others.map((one) =>
                message('finding.purpose-string-missing.other', {
                  name: fileName(one.bundle.path),
                  keys: keysOf(one.purposes),
                }),
              ),
            },
          }),
    command: `/usr/libexec/PlistBuddy -c "Add :${key} string 'Why the app needs this access'" Info.plist`,
  });
};

function keysOf(purposes: readonly PurposeString[]): Value {
  return { list: purposes.map(({ keys }) => ({ list: [...keys], or: true })) };
}

function missingIn(pkg: PackageContents, bundle: ReadBundle): PurposeString[] {
  const slices = slicesFor(pkg, bundle);
  return purposeStrings.filter(
    (one) =>
      !one.keys.some((key) => textOf(bundle.infoPlist, key) !== null) &&
      slices.some((slice) => canAsk(slice, one)),
  );
}

/** Purpose strings for frameworks go in the app, those of an extension in the extension. */
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

/** Purpose strings, which explain to people why the app needs access. */
export const purposeChecks = {
  'purpose-string-missing': purposeStringMissing,
} satisfies Checks;
