import { type Finding, worstFirst } from '#shared/domain/finding';
import { overriddenFindings, overrideRequirement } from '#shared/domain/overriding';
import type { PackageInfo } from '#shared/domain/package-info';
import type { PackageChanges } from '#shared/domain/package-summary';
import type { PublishPlan } from '#shared/domain/publish-plan';
import { changedNames, changesInShort } from '#shared/words/changes';
import { formatSize } from '#shared/words/format';
import { packageName } from '#shared/words/names';
import { clean, type Paint } from './format';
import { columns } from './lines';

export function packageLines(info: PackageInfo, paint: Paint): string[] {
  const { signing } = info;
  const rows: [string, string | null][] = [
    ['Bundle ID', info.bundleId],
    [
      'Platform',
      [info.platform, info.minimumOsVersion && `${info.minimumOsVersion} or later`]
        .filter(Boolean)
        .join(' '),
    ],
    ['Devices', info.deviceFamilies.join(', ')],
    ['Size', formatSize(info.size)],
    ['Built with SDK', info.sdk],
    ['Non-exempt encryption', encryption(info)],
    ['Signing', signing.kind],
    ['Team', [signing.teamName, signing.teamId && `(${signing.teamId})`].filter(Boolean).join(' ')],
    [
      'Profile',
      [signing.profileName, signing.profileExpires && `until ${signing.profileExpires}`]
        .filter(Boolean)
        .join(', '),
    ],
    [
      'Certificate',
      [signing.certificateName, signing.certificateExpires && `until ${signing.certificateExpires}`]
        .filter(Boolean)
        .join(', '),
    ],
    [
      'Extensions',
      info.extensions.map((one) => one.bundleId ?? one.name ?? one.kind ?? '?').join(', '),
    ],
    ['Locales', info.locales.join(', ')],
  ];
  const told = rows.map(([label, value]) => [label, clean(value || '–')] as const);
  return [paint.strong(clean(packageName(info))), ...columns(told, paint)];
}

function encryption({ usesNonExemptEncryption, misplacedEncryptionAnswer }: PackageInfo): string {
  if (usesNonExemptEncryption !== null) return usesNonExemptEncryption ? 'yes' : 'no';
  return misplacedEncryptionAnswer === undefined
    ? 'not answered in the package'
    : `not answered: the key is there as ${misplacedEncryptionAnswer}, not as a Boolean`;
}

const marks = { blocker: '✗', warning: '!', note: '·' } as const;

export function findingLines(findings: readonly Finding[], paint: Paint): string[] {
  return worstFirst(findings).flatMap((finding) => [
    `${markOf(finding, paint)} ${paint.strong(clean(finding.title))} ${paint.dim(`(${finding.severity}, ${finding.code})`)}`,
    `  ${clean(finding.where)}`,
    ...(finding.why === undefined ? [] : [`  ${clean(finding.why)}`]),
    `  → ${clean(finding.whatToDo)}`,
    ...(finding.command === undefined ? [] : [`  $ ${clean(finding.command)}`]),
    ...overrideLines(finding, paint),
  ]);
}

/** How to override a blocker; shown if one keeps the plan from being published. */
function overrideLines(finding: Finding, paint: Paint): string[] {
  if (finding.severity !== 'blocker') return [];
  const option = `--override ${finding.code}=REASON`;
  const words = {
    never: 'This cannot be passed over.',
    word: `Apple refuses this. ${option} sends this very file all the same, and spends its build number.`,
    reason: `${option} publishes this very file past it.`,
    'not-needed': '',
  };
  return [paint.dim(`  ${words[overrideRequirement(finding)]}`)];
}

function markOf(finding: Finding, paint: Paint): string {
  const mark = marks[finding.severity];
  if (finding.severity === 'blocker') return paint.bad(mark);
  return finding.severity === 'warning' ? paint.warn(mark) : paint.dim(mark);
}

/** `2 blockers, 1 warning`, or that nothing was found. */
export function findingCount(findings: readonly Finding[]): string {
  const counts = (['blocker', 'warning', 'note'] as const)
    .map((severity) => ({
      severity,
      count: findings.filter((finding) => finding.severity === severity).length,
    }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => `${count} ${severity}${count === 1 ? '' : 's'}`);
  return counts.join(', ') || 'nothing found';
}

/** What is new since the last published package of this app; nothing for the first one. */
export function changeLines(changes: PackageChanges | null, paint: Paint): string[] {
  if (changes === null || changes.changes.length === 0) return [];
  return [
    clean(changesInShort(changes.since, changes.changes)),
    ...changes.changes.flatMap(changedNames).map((name) => paint.dim(`  ${clean(name)}`)),
  ];
}

/** Which checks were overridden, with the reasons; empty if none was. */
export function overriddenLines(
  findings: readonly Finding[],
  { overrides }: Pick<PublishPlan, 'overrides'>,
  paint: Paint,
): string[] {
  return overriddenFindings(findings, overrides).flatMap(({ finding, reason }) => [
    `${paint.warn('↷')} Passed over: ${clean(finding.title)} ${paint.dim(`(${finding.code})`)}`,
    `  because ${clean(reason)}`,
  ]);
}
