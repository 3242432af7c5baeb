import { formatSize, listed } from '#shared/words/format';
import { message } from '#shared/words/message';
import { packageName } from '#shared/words/names';
import { notifyPlan } from '#shared/words/notify';
import { say } from '#shared/words/say';
import type { PlanAssessment } from '../../engine/assess/plan-assessment';
import type { Connection } from '../../engine/connection';
import { clean, type Paint } from './format';
import { columns } from './lines';
import { findingCount, findingLines, overriddenLines } from './package-lines';

/** What would be sent, where to, and with which values. */
export function dryRunLines(
  assessment: PlanAssessment,
  connection: Connection,
  paint: Paint,
): string[] {
  const { opened, steps, findings, plan } = assessment;
  return [
    paint.strong(say('command.dry-run.title', { package: clean(packageName(opened.info)) })),
    ...columns(destinationRows(assessment, connection), paint),
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
    [say('command.label.package'), clean(`${opened.fileName}, ${formatSize(opened.info.size)}`)],
    ...plan.notes.map(({ locale, text }): [string, string] => [
      say('command.label.note', { code: locale }),
      clean(text),
    ]),
    [say('command.label.groups'), clean(listed(plan.groups) || say('command.none'))],
    [
      say('command.label.beta-review'),
      say(plan.submitForBetaReview ? 'command.review.submitted' : 'command.review.not-submitted'),
    ],
    [say('command.label.emails'), clean(notifyPlan(plan.notify))],
  ];
}

function withoutApp(error: PlanAssessment['error']): string {
  return error === null
    ? say('command.dry-run.app-unknown')
    : say('command.dry-run.app-unread', { error: error.title });
}
