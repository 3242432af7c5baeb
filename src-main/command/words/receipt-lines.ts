import type { Receipt } from '#shared/domain/receipt';
import { columns } from './columns';
import { clean, type Paint } from './paint';
import { asMoment, inBytes, shortSeal } from './quantities';

/** A receipt for people: what was published, what was written, what Apple said. */
export function receiptLines(receipt: Receipt, paint: Paint): string[] {
  const { app, package: sent, account } = receipt;
  return [
    '',
    paint.strong('Receipt'),
    ...columns(
      [
        ['App', clean(`${app.name} (${app.bundleId})`)],
        ['Build', clean(`${sent.version} (${sent.buildNumber}), ${inBytes(sent.size)}`)],
        ['SHA-256', sent.sha256 ?? 'not uploaded in this run'],
        ['Account', clean(`${account.name} (${account.keyId}), ${receipt.environment}`)],
        ['From, to', `${asMoment(receipt.startedAt)}, ${asMoment(receipt.endedAt)}`],
        ['Notes', receipt.notes.map(({ locale }) => locale).join(', ') || 'none'],
        ['Groups', clean(receipt.groups.join(', ') || 'none')],
        ['Beta review', receipt.reviewState ?? 'not submitted'],
        ...receipt.overrides.map(({ code, reason }): [string, string] => [
          'Passed over',
          clean(`${code}: ${reason}`),
        ]),
        ['Writes', String(receipt.steps.flatMap(({ writes }) => writes).length)],
        ['Seal', shortSeal(receipt.seal)],
      ],
      paint,
    ),
  ];
}
