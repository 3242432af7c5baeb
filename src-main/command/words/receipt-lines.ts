import type { Receipt } from '#shared/domain/receipt';
import { releaseText } from '#shared/words/confirm-app-store';
import { formatSize, formatWhole, listed } from '#shared/words/format';
import { partyText } from '#shared/words/hand-over';
import { inWords, say } from '#shared/words/say';
import { stateText } from '#shared/words/states';
import { fullTime } from '#shared/words/time';
import type { Verification } from '../../engine/receipt/verify-receipt';
import { clean, type Paint, shortSeal } from './format';
import { columns, environmentWords } from './lines';

/** A receipt for people: what was published, what was written, what Apple answered. */
export function receiptLines(receipt: Receipt, paint: Paint): string[] {
  const { app, package: sent, account } = receipt;
  const none = say('command.none');
  const writes = receipt.steps.flatMap((step) => step.writes).length;
  return [
    '',
    paint.strong(say('command.receipt.title')),
    ...columns(
      [
        [say('command.label.app'), clean(`${app.name} (${app.bundleId})`)],
        [
          say('command.label.build'),
          clean(
            // A run without a package has no file.
            sent.fileName === ''
              ? `${sent.version} (${sent.buildNumber})`
              : `${sent.version} (${sent.buildNumber}), ${formatSize(sent.size)}`,
          ),
        ],
        ['SHA-256', sent.sha256 ?? say('command.receipt.not-uploaded')],
        [
          say('command.label.account'),
          clean(`${account.name} (${account.keyId}), ${environmentWords(receipt.environment)}`),
        ],
        [say('command.label.started'), fullTime(receipt.startedAt)],
        [say('command.label.ended'), fullTime(receipt.endedAt)],
        [say('command.label.notes'), receipt.notes.map(({ locale }) => locale).join(', ') || none],
        [say('command.label.groups'), clean(listed(receipt.groups) || none)],
        [
          say('command.label.beta-review'),
          receipt.reviewState ?? say('command.review.not-submitted'),
        ],
        ...storeRows(receipt),
        ...partRows(receipt),
        ...receipt.overrides.map(({ code, reason }): [string, string] => [
          say('command.label.overridden'),
          clean(`${code}: ${reason}`),
        ]),
        [say('command.label.writes'), formatWhole(writes)],
        [say('command.label.seal'), shortSeal(receipt.seal)],
      ],
      paint,
    ),
  ];
}

function storeRows({ appStore }: Receipt): [string, string][] {
  if (appStore === undefined) return [];
  const { versionString, versionState, submissionId, submissionState, release, texts } = appStore;
  const none = say('command.none');
  return [
    [
      say('command.label.store-version'),
      clean(
        `${versionString ?? none} (${inWords(stateText('store-version', versionState ?? '–'))})`,
      ),
    ],
    [
      say('command.label.store-submission'),
      submissionId === null
        ? say('command.review.not-submitted')
        : clean(
            `${inWords(stateText('store-submission', submissionState ?? '–'))}, ${submissionId}`,
          ),
    ],
    [say('store-plan.release'), clean(releaseText(release))],
    [say('command.label.store-texts'), texts.map(({ locale }) => locale).join(', ') || none],
  ];
}

/** Who did what, in the order of their turns. */
function partRows({ parts = [] }: Receipt): [string, string][] {
  return parts.map(({ by, startedAt, endedAt, writes }) => [
    say('command.label.part'),
    clean(
      say('command.receipt.part', {
        who: partyText(by),
        from: fullTime(startedAt),
        until: fullTime(endedAt),
        count: writes.length,
      }),
    ),
  ]);
}

type Sound = Extract<Verification, { kind: 'sound' }>;

/** What was verified, the result, and what it does not prove. */
export function verificationLines(verification: Verification, paint: Paint): string[] {
  if (verification.kind === 'damaged') {
    const { detail } = verification;
    return [
      `${paint.bad('✗')} ${paint.strong(say('command.verify.changed', { detail }))}`,
      `  ${say('command.verify.first-mismatch')}`,
    ];
  }
  const { chain, seal } = verification.receipt;
  return [
    `${paint.good('✓')} ${paint.strong(say('command.verify.as-sealed'))}`,
    `  ${say('command.verify.sections', { count: chain.length, short: shortSeal(seal), seal })}`,
    journalLine(verification, paint),
    ...packageLines(verification, paint),
    paint.dim(`  ${say('command.verify.limits')}`),
  ];
}

function journalLine({ journal }: Sound, paint: Paint): string {
  switch (journal) {
    case 'same-seal':
      return `${paint.good('✓')} ${say('command.verify.same-seal')}`;
    case 'other-seal':
      return `${paint.bad('✗')} ${paint.strong(say('command.verify.other-seal'))}`;
    case 'handed-over':
      return `${paint.warn('!')} ${say('command.verify.handed-over')}`;
    case 'not-here':
      return `${paint.warn('!')} ${say('command.verify.no-journal')}`;
    case 'cannot-be-read':
      return `${paint.warn('!')} ${say('command.verify.journal-unreadable')}`;
  }
}

function packageLines({ package: compared, receipt }: Sound, paint: Paint): string[] {
  if (compared === null) return [];
  const { sha256 } = compared;
  if (compared.isSame)
    return [`${paint.good('✓')} ${say('command.verify.same-package', { sha256 })}`];
  const recorded = receipt.package.sha256;
  return [
    `${paint.bad('✗')} ${paint.strong(say('command.verify.other-package'))}`,
    `  ${recorded === null ? say('command.verify.receipt-no-sha256') : say('command.verify.receipt-sha256', { sha256: recorded })}`,
    `  ${say('command.verify.package-sha256', { sha256 })}`,
  ];
}
