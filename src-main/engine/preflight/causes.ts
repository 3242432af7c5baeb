import type { PackageRuleCode } from '#shared/asc/package-rules';
import type { PackageContents } from '../package/package-contents';
import { textOf } from '../package/plist/value';
import { printable } from '../package/refusal';
import { appSlice, askedFor } from './bundle-code';
import { nestedOnly, programs } from './bundles';
import type { PackageFinding } from './check';

/** A finding that explains others about the same bundle, or about its contents. */
interface Cause {
  code: PackageRuleCode;
  explains: readonly PackageRuleCode[];
  /** Whether it explains them in this package; default: always. */
  waits?(pkg: PackageContents): boolean;
}

/** What a new export for the App Store regenerates. */
const signatures: readonly PackageRuleCode[] = [
  'aps-environment-development',
  'beta-reports-missing',
  'certificate-expired',
  'code-identifier-differs',
  'code-not-signed',
  'entitlement-app-id-differs',
  'entitlement-not-in-profile',
  'get-task-allow',
  'nested-profile-missing',
  'profile-app-id-differs',
  'profile-expired',
  'profile-expires-soon',
  'sealed-file-missing',
  'signer-not-distribution',
  'signer-not-in-profile',
  'signing-not-app-store',
];
const ofOtherSystems: readonly PackageRuleCode[] = [
  'arm64-missing',
  'code-for-other-system',
  'framework-minimum-os-differs',
  'framework-minimum-os-invalid',
];
const underOldId: readonly PackageRuleCode[] = [
  'code-identifier-differs',
  'entitlement-app-id-differs',
];
const namedAfterApp: readonly PackageRuleCode[] = [
  'extension-id-outside-app',
  'watch-app-id-malformed',
  'watch-app-keys',
];

/** In order of evaluation: a finding that is explained away explains nothing itself. */
const causes: readonly Cause[] = [
  {
    code: 'platform-simulator',
    explains: [
      ...signatures,
      ...ofOtherSystems,
      'nested-platform-simulator',
      'signing-missing',
      'simulator-slice',
    ],
  },
  { code: 'signing-missing', explains: signatures },
  { code: 'signing-not-app-store', explains: signatures },
  { code: 'code-not-signed', explains: ['sealed-file-missing'] },
  { code: 'nested-platform-simulator', explains: ['simulator-slice', ...ofOtherSystems] },
  { code: 'simulator-slice', explains: ofOtherSystems },
  { code: 'code-for-other-system', explains: ofOtherSystems },
  { code: 'profile-app-id-differs', explains: namedAfterApp, waits: wasRenamed },
  { code: 'profile-app-id-differs', explains: [...underOldId, 'entitlement-not-in-profile'] },
  { code: 'entitlement-app-id-differs', explains: namedAfterApp, waits: wasRenamed },
  { code: 'entitlement-app-id-differs', explains: underOldId },
  {
    code: 'icon-missing',
    explains: ['alternate-icon-missing', 'icon-name-missing', 'icon-size-missing'],
  },
  { code: 'icon-missing', explains: ['large-icon-missing'] },
  { code: 'icon-name-missing', explains: ['icon-size-missing', 'large-icon-missing'] },
  { code: 'version-malformed', explains: ['nested-version-malformed'], waits: versionsAgree },
  { code: 'build-number-malformed', explains: ['nested-version-malformed'], waits: versionsAgree },
];

/** The findings without those that another one explains: each cause is reported once. */
export function withoutConsequences(
  pkg: PackageContents,
  findings: readonly PackageFinding[],
): PackageFinding[] {
  const left = new Set(findings);
  for (const { code, explains, waits } of causes) {
    const cause = [...left].find((one) => one.code === code);
    if (cause === undefined || waits?.(pkg) === false) continue;
    const folder = bundleOf(pkg, cause);
    for (const finding of left) {
      const isInside = finding !== cause && finding.where.startsWith(folder);
      if (isInside && explains.includes(finding.code)) left.delete(finding);
    }
  }
  return [...left];
}

/** The closest bundle that contains the place of a finding, as places are printed. */
function bundleOf(pkg: PackageContents, { where }: PackageFinding): string {
  const around = pkg.bundles
    .map(({ path }) => printable(path))
    .filter((path) => where.startsWith(path));
  return around.sort((a, b) => b.length - a.length)[0] ?? printable(pkg.appPath);
}

/** Whether the IDs of everything inside the app start with the ID that the app was signed with. */
function wasRenamed(pkg: PackageContents): boolean {
  const signature = appSlice(pkg)?.signature;
  const asked = signature && askedFor(signature);
  const full = asked && textOf(asked, 'application-identifier');
  if (!full) return false;
  const former = full.slice(full.indexOf('.') + 1);
  const inside = nestedOnly(programs(pkg)).map(({ infoPlist }) =>
    textOf(infoPlist, 'CFBundleIdentifier'),
  );
  return inside.length > 0 && inside.every((id) => id?.startsWith(`${former}.`));
}

/** Whether everything inside the app has the app's exact version and build number, as one setting gives them to all. */
function versionsAgree(pkg: PackageContents): boolean {
  const keys = ['CFBundleShortVersionString', 'CFBundleVersion'];
  return nestedOnly(programs(pkg)).every(({ infoPlist }) =>
    keys.every((key) => textOf(infoPlist, key) === textOf(pkg.infoPlist, key)),
  );
}
