import type { Intended } from '../plan/dry-run';
import { columns } from './columns';
import { findingCount, findingLines } from './finding-lines';
import { packageName } from './package-lines';
import { clean, type Paint } from './paint';
import { passedOverLines } from './passed-over-lines';
import { inBytes } from './quantities';

/** What would be sent, where to, and with which values. */
export function dryRunLines(intended: Intended, paint: Paint): string[] {
  const { opened, steps, findings } = intended;
  return [
    paint.strong(`Dry run of ${packageName(opened.info)}. Nothing is sent.`),
    ...columns(destinationRows(intended), paint),
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
    ...passedOverLines(findings, intended.plan, paint),
  ];
}

function destinationRows({ plan, connection, opened, destination }: Intended): [string, string][] {
  const app = destination?.app;
  return [
    ['App', app ? clean(`${app.name} (${app.bundleId}, ${app.id})`) : 'not at this account'],
    ['Server', clean(connection.apiUrl)],
    ['Key', clean(`${connection.name} (${connection.keyId})`)],
    ['Package', clean(`${opened.fileName}, ${inBytes(opened.info.size)}`)],
    ...plan.notes.map(({ locale, text }): [string, string] => [`Note ${locale}`, clean(text)]),
    ['Groups', clean(plan.groups.join(', ') || 'none')],
    ['Beta review', plan.submitForBetaReview ? 'submitted' : 'not submitted'],
  ];
}
