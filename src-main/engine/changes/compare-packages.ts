import type {
  ChangedList,
  ChangedValue,
  PackageChange,
  PackageSummary,
} from '#shared/domain/package-summary';

/** A size is told from half a percent on: another archive of the same app is never of the same size. */
const leastGrowth = 0.005;

/** In what two packages of one app differ. What nobody read of one of them is no difference. */
export function comparePackages(before: PackageSummary, after: PackageSummary): PackageChange[] {
  return [
    changedValue('minimum-os', before.minimumOs, after.minimumOs),
    changedValue('sdk', before.sdk, after.sdk),
    changedList('permissions', before.permissions, after.permissions),
    changedList('entitlements', before.entitlements, after.entitlements),
    changedList('associated-domains', before.associatedDomains, after.associatedDomains),
    changedList('extensions', before.extensions, after.extensions),
    changedList('frameworks', before.frameworks, after.frameworks),
    changedList('device-families', before.deviceFamilies, after.deviceFamilies),
    changedList('locales', before.locales, after.locales),
    changedSize(before.size, after.size),
  ].filter((change) => change !== null);
}

function changedValue(
  what: ChangedValue,
  before: string | null,
  after: string | null,
): PackageChange | null {
  if (before === null || after === null || before === after) return null;
  return { what, before, after };
}

function changedSize(before: number, after: number): PackageChange | null {
  if (before <= 0 || Math.abs(after / before - 1) < leastGrowth) return null;
  return { what: 'size', before: String(before), after: String(after) };
}

function changedList(
  what: ChangedList,
  before: readonly string[] | null,
  after: readonly string[] | null,
): PackageChange | null {
  if (before === null || after === null) return null;
  const added = after.filter((one) => !before.includes(one));
  const removed = before.filter((one) => !after.includes(one));
  return added.length + removed.length === 0 ? null : { what, added, removed };
}
