import type { OpenedPackage } from '#shared/domain/opened-package';
import { sendsPackage } from '#shared/domain/publish-plan';
import type { Reach } from '#shared/domain/reach';
import { formatSize } from '#shared/words/format';
import { message } from '#shared/words/message';
import { packageName } from '#shared/words/names';
import { reachedPeople, reachedWhen } from '#shared/words/reach';
import { inSentences, inWords, say } from '#shared/words/say';
import type { PlanAssessment } from '../../engine/assess/plan-assessment';
import type { Connection } from '../../engine/connection';
import { clean, type Paint } from './format';
import { columns } from './lines';
import { findingCount, findingLines, overriddenLines } from './package-lines';
import { planRows } from './plan-lines';

/** What would be sent, where to, and with which values. */
export function dryRunLines(
  assessment: PlanAssessment,
  connection: Connection,
  reach: Reach | null,
  paint: Paint,
): string[] {
  const { info, steps, findings, plan } = assessment;
  return [
    paint.strong(say('command.dry-run.title', { package: clean(packageName(info)) })),
    ...columns(
      [...destinationRows(assessment, connection), ...reachRows(assessment, reach)],
      paint,
    ),
    '',
    ...columns(
      steps.map(({ title, sentence, isSkipped }) => [
        clean(title),
        clean(isSkipped ? message('command.dry-run.skipped', { reason: sentence }) : sentence),
      ]),
      paint,
    ),
    '',
    findingCount(findings),
    ...findingLines(findings, paint),
    ...overriddenLines(findings, plan, paint),
  ];
}

function destinationRows(
  { plan, opened, app, error }: PlanAssessment,
  connection: Connection,
): [string, string][] {
  return [
    [
      say('command.label.app'),
      clean(app ? `${app.name} (${app.bundleId}, ${app.id})` : withoutApp(error)),
    ],
    [say('command.label.server'), clean(connection.apiUrl)],
    [say('command.label.key'), clean(`${connection.name} (${connection.keyId})`)],
    ...(opened === null ? [] : [packageRow(opened)]),
    ...planRows(plan),
  ];
}

function reachRows({ plan, findings }: PlanAssessment, reach: Reach | null): [string, string][] {
  if (reach === null) return [];
  const sentences = [
    reachedPeople(reach),
    ...reachedWhen(reach.groups, {
      submitForBetaReview: plan.submitForBetaReview,
      notify: plan.notify,
      usesExistingBuild: !sendsPackage(plan),
      isInternalOnly: findings.some(({ code }) => code === 'build-internal-only'),
      isVersionApproved: findings.some(({ code }) => code === 'review-not-expected'),
    }),
  ];
  return [[say('command.label.testers'), clean(inSentences(...sentences.map(inWords)))]];
}

function packageRow({ fileName, info }: OpenedPackage): [string, string] {
  return [say('command.label.package'), clean(`${fileName}, ${formatSize(info.size)}`)];
}

function withoutApp(error: PlanAssessment['error']): string {
  return error === null
    ? say('command.dry-run.app-unknown')
    : say('command.dry-run.app-unread', { error: error.title });
}
