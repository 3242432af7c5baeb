import { type Finding, worstFirst } from '#shared/domain/finding';
import { overriddenFindings, overrideRequirement } from '#shared/domain/overriding';
import type { PackageInfo, Platform } from '#shared/domain/package-info';
import type { PackageChanges } from '#shared/domain/package-summary';
import type { PublishPlan } from '#shared/domain/publish-plan';
import { changedNames, changesInShort } from '#shared/words/changes';
import { formatSize, listed } from '#shared/words/format';
import { localeName } from '#shared/words/locale-name';
import { packageName } from '#shared/words/names';
import { say } from '#shared/words/say';
import { clean, type Paint } from './format';
import { columns } from './lines';

const platformNames: Readonly<Record<Platform, string>> = {
  IOS: 'iOS',
  TV_OS: 'tvOS',
  VISION_OS: 'visionOS',
  MAC_OS: 'macOS',
};

export function packageLines(info: PackageInfo, paint: Paint): string[] {
  const { signing } = info;
  const rows: [string, string | null][] = [
    [say('command.label.bundle-id'), info.bundleId],
    [say('command.label.platform'), platformWords(info)],
    [say('command.label.devices'), listed(info.deviceFamilies)],
    [say('command.label.size'), formatSize(info.size)],
    [say('command.label.sdk'), info.sdk],
    [say('command.label.encryption'), encryption(info)],
    [say('command.label.signing'), say(`command.package.signed.${signing.kind}`)],
    [
      say('command.label.team'),
      [signing.teamName, signing.teamId && `(${signing.teamId})`].filter(Boolean).join(' '),
    ],
    [say('command.label.profile'), withExpiry(signing.profileName, signing.profileExpires)],
    [
      say('command.label.certificate'),
      withExpiry(signing.certificateName, signing.certificateExpires),
    ],
    [
      say('command.label.extensions'),
      info.extensions.map((one) => one.bundleId ?? one.name ?? one.kind ?? '?').join(', '),
    ],
    [say('command.label.languages'), listed(info.locales.map(localeName))],
  ];
  const shown = rows.map(([label, value]) => [label, clean(value || '–')] as const);
  return [paint.strong(clean(packageName(info))), ...columns(shown, paint)];
}

function platformWords({ platform, minimumOsVersion: version }: PackageInfo): string | null {
  const name = platform && platformNames[platform];
  if (name === null || version === null) return name ?? version;
  return say('command.package.minimum-os', { platform: name, version });
}

function withExpiry(name: string | null, expires: string | null): string | null {
  if (expires === null) return name;
  return say('command.package.expires', { name: name ?? '?', day: { day: expires } });
}

function encryption({ usesNonExemptEncryption, misplacedEncryptionAnswer }: PackageInfo): string {
  if (usesNonExemptEncryption === null && misplacedEncryptionAnswer !== undefined)
    return say('command.package.encryption-misplaced', { value: misplacedEncryptionAnswer });
  const answer = usesNonExemptEncryption === null ? 'open' : usesNonExemptEncryption ? 'yes' : 'no';
  return say('command.package.encryption', { answer });
}

const marks = { blocker: '✗', warning: '!', note: '·' } as const;

export function findingLines(findings: readonly Finding[], paint: Paint): string[] {
  return worstFirst(findings).flatMap((finding) => [
    `${markOf(finding, paint)} ${paint.strong(clean(finding.title))} ${paint.dim(kindWords(finding))}`,
    `  ${clean(finding.where)}`,
    ...(finding.why === undefined ? [] : [`  ${clean(finding.why)}`]),
    `  → ${clean(finding.whatToDo)}`,
    ...(finding.command === undefined ? [] : [`  $ ${clean(finding.command)}`]),
    ...overrideLines(finding, paint),
  ]);
}

function kindWords({ severity, code }: Finding): string {
  return say('command.check.kind', { severity, code });
}

/** How to override a blocker; shown if one keeps the plan from being published. */
function overrideLines(finding: Finding, paint: Paint): string[] {
  const words = overrideWords(finding);
  return words === null ? [] : [paint.dim(`  ${words}`)];
}

function overrideWords(finding: Finding): string | null {
  if (finding.severity !== 'blocker') return null;
  const option = `--override ${finding.code}=REASON`;
  switch (overrideRequirement(finding)) {
    case 'never':
      return say('command.check.never');
    case 'word':
      return say('command.check.refused', { option });
    case 'reason':
      return say('command.check.override', { option });
    case 'not-needed':
      return null;
  }
}

function markOf(finding: Finding, paint: Paint): string {
  const mark = marks[finding.severity];
  if (finding.severity === 'blocker') return paint.bad(mark);
  return finding.severity === 'warning' ? paint.warn(mark) : paint.dim(mark);
}

const countKeys = {
  blocker: 'command.check.blockers',
  warning: 'command.check.warnings',
  note: 'command.check.notes',
} as const;

/** `2 blockers and 1 warning`, or that there are no problems. */
export function findingCount(findings: readonly Finding[]): string {
  const counts = (['blocker', 'warning', 'note'] as const).flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [say(countKeys[severity], { count })];
  });
  return counts.length === 0 ? say('command.check.none') : listed(counts);
}

/** `Orbit Notes 1.4.0 (42): 2 blockers` */
export function checkResult(name: string, findings: readonly Finding[]): string {
  return say('command.check.result', { package: clean(name), counts: findingCount(findings) });
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
    `${paint.warn('↷')} ${say('command.check.overridden', { title: clean(finding.title) })} ${paint.dim(`(${finding.code})`)}`,
    `  ${say('command.check.reason', { reason: clean(reason) })}`,
  ]);
}
