import { formatSize } from '#shared/words/format';
import { packageName } from '#shared/words/names';
import { notifyIntention } from '#shared/words/notify';
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
    paint.strong(`Dry run of ${clean(packageName(opened.info))}. Nothing is sent.`),
    ...columns(destinationRows(assessment, connection), paint),
    '',
    ...columns(
      steps.map(({ title, sentence, isSkipped }) => [
        clean(title),
        clean(isSkipped ? `skipped: ${sentence}` : sentence),
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
  { plan, opened, app, trouble }: PlanAssessment,
  connection: Connection,
): [string, string][] {
  return [
    ['App', app ? clean(`${app.name} (${app.bundleId}, ${app.id})`) : withoutApp(trouble)],
    ['Server', clean(connection.apiUrl)],
    ['Key', clean(`${connection.name} (${connection.keyId})`)],
    ['Package', clean(`${opened.fileName}, ${formatSize(opened.info.size)}`)],
    ...plan.notes.map(({ locale, text }): [string, string] => [`Note ${locale}`, clean(text)]),
    ['Groups', clean(plan.groups.join(', ') || 'none')],
    ['Beta review', plan.submitForBetaReview ? 'submitted' : 'not submitted'],
    ['Emails', notifyIntention(plan.notify)],
  ];
}

function withoutApp(trouble: PlanAssessment['trouble']): string {
  return trouble === null ? 'not at this account' : `could not be asked for: ${trouble.title}`;
}
