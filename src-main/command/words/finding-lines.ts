import { type Finding, worstFirst } from '#shared/domain/finding';
import { passingOf } from '#shared/domain/overriding';
import { clean, type Paint } from './paint';

const marks = { blocker: '✗', warning: '!', note: '·' } as const;

export function findingLines(findings: readonly Finding[], paint: Paint): string[] {
  return worstFirst(findings).flatMap((finding) => [
    `${markOf(finding, paint)} ${paint.strong(clean(finding.title))} ${paint.dim(`(${finding.severity}, ${finding.code})`)}`,
    `  ${clean(finding.where)}`,
    ...(finding.why === undefined ? [] : [`  ${clean(finding.why)}`]),
    `  → ${clean(finding.whatToDo)}`,
    ...(finding.command === undefined ? [] : [`  $ ${clean(finding.command)}`]),
    ...passingLines(finding, paint),
  ]);
}

/** What it takes to publish past a blocker; said where one stands in the way. */
function passingLines(finding: Finding, paint: Paint): string[] {
  if (finding.severity !== 'blocker') return [];
  const option = `--override ${finding.code}=REASON`;
  const words = {
    never: 'This cannot be passed over.',
    word: `Apple refuses this. ${option} sends this very file all the same, and spends its build number.`,
    reason: `${option} publishes this very file past it.`,
    'not-needed': '',
  };
  return [paint.dim(`  ${words[passingOf(finding)]}`)];
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
