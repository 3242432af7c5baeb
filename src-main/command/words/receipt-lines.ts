import type { Receipt } from '#shared/domain/receipt';
import { formatSize } from '#shared/words/format';
import type { Verification } from '../../engine/receipt/verify-receipt';
import { asMoment, clean, type Paint, shortSeal } from './format';
import { columns } from './lines';

/** A receipt for people: what was published, what was written, what Apple answered. */
export function receiptLines(receipt: Receipt, paint: Paint): string[] {
  const { app, package: sent, account } = receipt;
  return [
    '',
    paint.strong('Receipt'),
    ...columns(
      [
        ['App', clean(`${app.name} (${app.bundleId})`)],
        ['Build', clean(`${sent.version} (${sent.buildNumber}), ${formatSize(sent.size)}`)],
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

type Sound = Extract<Verification, { kind: 'sound' }>;

/** What was verified, the result, and what it does not prove. */
export function verificationLines(verification: Verification, paint: Paint): string[] {
  if (verification.kind === 'damaged') {
    const { section, detail } = verification;
    return [
      `${paint.bad('✗')} ${paint.strong(`The receipt was changed: “${section}” ${detail}.`)}`,
      '  It is the first section that does not match; what comes after it is not judged.',
    ];
  }
  return [
    `${paint.good('✓')} ${paint.strong('The receipt is byte for byte as it was sealed.')}`,
    `  Each of its ${verification.receipt.chain.length} sections fits the chain. Seal ${shortSeal(verification.receipt.seal)} (${verification.receipt.seal})`,
    journalLine(verification, paint),
    ...packageLines(verification, paint),
    paint.dim('  This shows damage and careless edits. Somebody who computes the whole chain anew'),
    paint.dim('  can forge a receipt, but not with the seal that was told when the run ended.'),
  ];
}

function journalLine({ journal }: Sound, paint: Paint): string {
  switch (journal) {
    case 'same-seal':
      return `${paint.good('✓')} The run’s journal keeps the same seal.`;
    case 'other-seal':
      return `${paint.bad('✗')} ${paint.strong('The run’s journal keeps another seal: the receipt was made anew.')}`;
    case 'not-here':
      return `${paint.warn('!')} The run’s journal is not here: compare the seal with the one that was told when the run ended.`;
    case 'cannot-be-read':
      return `${paint.warn('!')} The run’s journal cannot be read: compare the seal with the one that was told when the run ended.`;
  }
}

function packageLines({ package: compared, receipt }: Sound, paint: Paint): string[] {
  if (compared === null) return [];
  if (compared.isSame)
    return [`${paint.good('✓')} The package is the one in the receipt: SHA-256 ${compared.sha256}`];
  const told = receipt.package.sha256 ?? 'none, because the run took up a build that was there';
  return [
    `${paint.bad('✗')} ${paint.strong('The package is not the one in the receipt.')}`,
    `  In the receipt: ${told}`,
    `  This package:   ${compared.sha256}`,
  ];
}
