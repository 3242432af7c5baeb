import type { Account, Environment } from '#shared/domain/account';
import type { Attention } from '#shared/domain/run-attention';
import type { ErrorCode } from '#shared/error-catalogue';
import type { AppError } from '#shared/errors';
import { say } from '#shared/words/say';
import type { PracticeSummary } from '../../practice/practice-command';
import { clean, inQuotes, type Paint, padded, typed, widthOf } from './format';

/** Two aligned columns: a label and its value. */
export function columns(rows: readonly (readonly [string, string])[], paint: Paint): string[] {
  const width = Math.max(0, ...rows.map(([label]) => widthOf(label)));
  return rows.map(([label, text]) => `  ${paint.dim(padded(label, width))}  ${text}`);
}

/** Rows whose cells are aligned; the last of each is as long as it is. */
export function table(rows: readonly (readonly string[])[]): string[] {
  const widthAt = (column: number) => Math.max(...rows.map((row) => widthOf(row[column] ?? '')));
  return rows.map((row) =>
    row
      .map((cell, column) => padded(cell, widthAt(column)))
      .join('  ')
      .trimEnd(),
  );
}

export function accountLine(account: Account, paint: Paint): string {
  const issuer = account.issuerId ?? say('command.keys.individual');
  return `${paint.strong(clean(account.name))}  ${account.keyId}  ${paint.dim(issuer)}  ${checkWords(account, paint)}`;
}

function checkWords({ check, missed, needsKey }: Account, paint: Paint): string {
  if (needsKey === true) return `${paint.bad('✗')} ${say('command.keys.needs-key')}`;
  const result = resultWords(check, paint);
  if (missed === undefined) return result;
  return say('command.keys.missed', { at: { moment: missed.at }, code: missed.code, result });
}

function resultWords(check: Account['check'], paint: Paint): string {
  switch (check.state) {
    case 'not-tested':
      return paint.dim(say('command.keys.not-tested'));
    case 'accepted': {
      const { at, appCount: count } = check;
      return `${paint.good('✓')} ${say('command.keys.accepted', { at: { moment: at }, count })}`;
    }
    case 'refused': {
      const { at, code } = check;
      return `${paint.bad('✗')} ${say('command.keys.refused', { at: { moment: at }, code })}`;
    }
  }
}

/** The practice server's address and how to publish to it. */
export function practiceLines(server: PracticeSummary, paint: Paint): string[] {
  const { url, issuerId, keyId, privateKeyPath, apps } = server;
  const file = 'sample.ipa';
  const key = ['--issuer-id', issuerId, '--private-key', inQuotes(privateKeyPath)];
  return [
    paint.strong(say('command.practice.address', { url })),
    ...columns(
      [
        [say('command.label.issuer-id'), issuerId],
        [say('command.label.key-id'), keyId],
        [say('command.label.private-key'), privateKeyPath],
        [
          say('command.label.apps'),
          apps.map((app) => clean(`${app.name} (${app.bundleId})`)).join(', '),
        ],
      ],
      paint,
    ),
    '',
    `  ${typed('sample', file)}`,
    `  ${typed('publish', file, '--api-url', url, ...key)}`,
  ];
}

/** What happened, why, what to do, and the code, for people. */
export function errorLines(error: AppError, paint: Paint): string[] {
  const { title, code, detail, whatToDo, apple } = error;
  const lines = [`${paint.bad('✗')} ${paint.strong(clean(title))} ${paint.dim(`(${code})`)}`];
  if (detail) lines.push(`  ${clean(detail)}`);
  if (whatToDo) lines.push(`  → ${clean(whatToDo)}`);
  if (apple?.requestId) {
    const id = clean(apple.requestId);
    lines.push(paint.dim(`  ${say('command.error.apple-request', { id })}`));
  }
  return lines;
}

/** The error's fields for programs. */
export function asError(error: AppError) {
  const { code, title, detail, whatToDo, runId } = error;
  return { code, title, detail, whatToDo, ...(runId !== undefined && { runId }) };
}

/** For an error about another run: the command that continues with that run. */
export function otherRunLines({ code, runId }: AppError): string[] {
  const line = runId === undefined ? null : otherRunLine(code, runId);
  return line === null ? [] : [`  ${line}`];
}

function otherRunLine(code: ErrorCode, runId: string): string | null {
  switch (code) {
    case 'build-being-published':
      return say('command.other-run.show', { command: typed('show', runId) });
    case 'run-unfinished':
      return say('command.other-run.resume', { command: typed('resume', runId) });
    case 'run-unfinished-other-file':
      return say('command.other-run.cancel', { command: typed('cancel', runId) });
    default:
      return null;
  }
}

/** In the list of runs and in a receipt. */
export function environmentWords(environment: Environment): string {
  return say('command.environment', { environment });
}

/** At the end of a run’s line in the list: whether it needs attention. */
export function attentionWords(attention: Attention): string {
  switch (attention.state) {
    case 'needed':
      return say('command.runs.attention');
    case 'handled':
      return say('command.runs.handled');
    case 'replaced':
      return attention.by.buildNumber === null
        ? say('command.runs.replaced')
        : say('command.runs.replaced-by', { build: attention.by.buildNumber });
  }
}
