import type { Batch } from '#shared/domain/batch';
import { inWords, say } from '#shared/words/say';

/** What a spreadsheet would take for a formula, and what breaks a row (RFC 4180). */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The results of a batch as CSV: a row for each app. */
export function batchCsv({ items }: Batch): string {
  const head = [
    say('batch.column.app'),
    say('batch.column.bundle-id'),
    say('batch.column.version'),
    say('batch.column.build'),
    say('batch.column.account'),
    say('batch.column.state'),
    say('batch.column.run'),
    say('batch.column.problem'),
    say('batch.column.file'),
  ];
  const rows = items.map(({ build, account, state, runId, error, packagePath }) => [
    build?.name ?? '',
    build?.bundleId ?? '',
    build?.version ?? '',
    build?.buildNumber ?? '',
    account?.name ?? '',
    say(`batch.state.${state}`),
    runId ?? '',
    error === null ? '' : inWords(error.title),
    packagePath,
  ]);
  return [head, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}
