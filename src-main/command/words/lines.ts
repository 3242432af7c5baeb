import type { Account } from '#shared/domain/account';
import type { Attention } from '#shared/domain/run-attention';
import type { ErrorCode } from '#shared/error-catalogue';
import type { AppError } from '#shared/errors';
import type { PracticeSummary } from '../../practice/practice-command';
import { asMoment, clean, type Paint } from './format';

/** Two aligned columns: a label and its value. */
export function columns(rows: readonly (readonly [string, string])[], paint: Paint): string[] {
  const width = Math.max(0, ...rows.map(([label]) => label.length));
  return rows.map(([label, text]) => `  ${paint.dim(label.padEnd(width))}  ${text}`);
}

export function accountLine(account: Account, paint: Paint): string {
  const issuer = account.issuerId ?? 'an individual key';
  return `${paint.strong(clean(account.name))}  ${account.keyId}  ${paint.dim(issuer)}  ${checkWords(account, paint)}`;
}

function checkWords({ check, missed }: Account, paint: Paint): string {
  const result = resultWords(check, paint);
  if (missed === undefined) return result;
  return `not reached ${asMoment(missed.at)} (${missed.code}); before that ${result}`;
}

function resultWords(check: Account['check'], paint: Paint): string {
  switch (check.state) {
    case 'not-tested':
      return paint.dim('not tested');
    case 'accepted':
      return `${paint.good('✓')} accepted ${asMoment(check.at)}, ${check.appCount} app${check.appCount === 1 ? '' : 's'}`;
    case 'refused':
      return `${paint.bad('✗')} refused ${asMoment(check.at)} (${check.code})`;
  }
}

/** The practice server's address and how to publish to it. */
export function practiceLines(server: PracticeSummary, paint: Paint): string[] {
  const { url, issuerId, keyId, privateKeyPath, apps } = server;
  return [
    paint.strong(
      `The practice App Store Connect is at ${url}. Nothing here goes to Apple. Ctrl-C ends it.`,
    ),
    ...columns(
      [
        ['Issuer ID', issuerId],
        ['Key ID', keyId],
        ['Private key', privateKeyPath],
        ['Apps', apps.map((app) => clean(`${app.name} (${app.bundleId})`)).join(', ')],
      ],
      paint,
    ),
    '',
    '  slipway sample sample.ipa',
    `  slipway publish sample.ipa --api-url ${url} --issuer-id ${issuerId} --private-key "${privateKeyPath}"`,
  ];
}

/** What happened, why, what to do, and the code, for people. */
export function errorLines(trouble: AppError, paint: Paint): string[] {
  const lines = [
    `${paint.bad('✗')} ${paint.strong(clean(trouble.title))} ${paint.dim(`(${trouble.code})`)}`,
  ];
  if (trouble.detail) lines.push(`  ${clean(trouble.detail)}`);
  if (trouble.whatToDo) lines.push(`  → ${clean(trouble.whatToDo)}`);
  if (trouble.apple?.requestId)
    lines.push(paint.dim(`  Apple’s request id: ${clean(trouble.apple.requestId)}`));
  return lines;
}

/** The error's fields for programs. */
export function asError(trouble: AppError) {
  const { code, title, detail, whatToDo, runId } = trouble;
  return { code, title, detail, whatToDo, ...(runId !== undefined && { runId }) };
}

/** The command that resumes the run that is in the way. */
const commandFor: Partial<Record<ErrorCode, string>> = {
  'build-being-published': 'Show it with: slipway show',
  'run-unfinished': 'Resume it with: slipway resume',
  'run-unfinished-other-file': 'Cancel it with: slipway cancel',
};

export function otherRunLines({ code, runId }: AppError): string[] {
  const command = commandFor[code];
  return command && runId ? [`  ${command} ${runId}`] : [];
}

/** At the end of a run’s line in the list: whether it needs attention. */
export function attentionWords(attention: Attention): string {
  switch (attention.state) {
    case 'needed':
      return '(needs attention)';
    case 'handled':
      return '(handled)';
    case 'replaced':
      return attention.by.buildNumber === null
        ? '(replaced by a newer build)'
        : `(replaced by build ${attention.by.buildNumber})`;
  }
}
