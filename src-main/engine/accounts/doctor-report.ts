import {
  KeyCheckName,
  type KeyCheckResult,
  type KeyFixer,
  type KeyReport,
} from '#shared/domain/key-report';
import type { ErrorCode } from '#shared/error-catalogue';
import type { AppError } from '#shared/errors';
import { type Message, message } from '#shared/words/message';

/** What was seen while one key was checked. */
export interface Findings {
  /** The first failure. */
  error: AppError | null;
  /** Whether it came from the keychain or the key itself, before anything was sent. */
  isAboutFile: boolean;
  /** The proxy on the way, such as `10.0.0.1:3128`. */
  proxy: string | null;
  /** Whose certificate was shown instead of Apple’s. */
  interceptor: string | null;
  appCount: number | null;
  answeredInMs: number | null;
  clockBehindSeconds: number | null;
}

/** A smaller difference has never mattered: tokens are dated back by a minute. */
const clockMattersSeconds = 30;

/** The report of what was seen; its last line, the role, is judged by `judgeRole`. */
export function reportOf(findings: Findings, at: string): KeyReport {
  const { error, appCount, answeredInMs, clockBehindSeconds } = findings;
  const failed = error && failedCheck(findings, error);
  const place =
    failed === null ? KeyCheckName.options.length : KeyCheckName.options.indexOf(failed);
  const results = KeyCheckName.options.map((check, index): KeyCheckResult => {
    if (check === failed && error)
      return { check, state: 'failed', words: failure(check, error, findings) };
    if (index > place || check === 'role')
      return { check, state: 'not-checked', words: notChecked(check) };
    return check === 'clock'
      ? clockResult(findings)
      : { check, state: 'passed', words: passed(check, findings) };
  });
  return {
    at,
    outcome: error === null ? 'working' : isInconclusive(failed, error) ? 'not-reached' : 'failed',
    results,
    error,
    fixer: error && fixerOf(error.code),
    appCount,
    answeredInMs,
    clockBehindSeconds,
  };
}

const ofKey: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'key-refused',
  'key-revoked',
  'issuer-id-wrong',
]);
const ofTeam: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'agreement-missing',
  'membership-ended',
]);
const ofRole: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['role-too-small', 'request-forbidden']);
const ofKeychain: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'keychain-absent',
  'keychain-locked',
  'keychain-denied',
  'key-check-slow',
]);

function failedCheck({ isAboutFile }: Findings, { code }: AppError): KeyCheckName {
  if (isAboutFile) return 'key-file';
  if (ofKey.has(code)) return 'key';
  if (ofTeam.has(code)) return 'agreements';
  return ofRole.has(code) ? 'role' : 'connection';
}

/** Neither the keychain nor App Store Connect said anything about the key. */
function isInconclusive(failed: KeyCheckName | null, { code }: AppError): boolean {
  return failed === 'connection' || (failed === 'key-file' && ofKeychain.has(code));
}

const fixers: Partial<Record<ErrorCode, KeyFixer>> = {
  'key-revoked': 'admin',
  'role-too-small': 'admin',
  'request-forbidden': 'admin',
  'agreement-missing': 'account-holder',
  'membership-ended': 'account-holder',
  'network-certificate': 'it-administrator',
  'proxy-unreachable': 'it-administrator',
  'answer-unreadable': 'it-administrator',
  'server-error': 'apple',
  'answer-unexpected': 'apple',
};

function fixerOf(code: ErrorCode): KeyFixer {
  return fixers[code] ?? 'you';
}

function clockResult({ clockBehindSeconds }: Findings): KeyCheckResult {
  const check = 'clock';
  if (clockBehindSeconds === null) return { check, state: 'not-checked', words: notChecked(check) };
  if (Math.abs(clockBehindSeconds) < clockMattersSeconds)
    return { check, state: 'passed', words: message('key-check.clock.right') };
  // Measured to a second at best.
  const tens = Math.round(Math.abs(clockBehindSeconds) / 10);
  const params = { time: { duration: tens * 10_000 } };
  const words =
    clockBehindSeconds > 0
      ? message('key-check.clock.behind', params)
      : message('key-check.clock.ahead', params);
  return { check, state: 'warning', words };
}

function passed(check: KeyCheckName, { answeredInMs, proxy }: Findings): Message {
  switch (check) {
    case 'key-file':
      return message('key-check.key-file.passed');
    case 'key':
      return message('key-check.key.passed');
    case 'agreements':
      return message('key-check.agreements.passed');
    default: {
      const params = { ms: answeredInMs ?? 0 };
      return proxy === null
        ? message('key-check.connection.passed', params)
        : message('key-check.connection.passed-proxy', { ...params, proxy });
    }
  }
}

function notChecked(check: KeyCheckName): Message {
  return message(`key-check.${check}.not-checked`);
}

function failure(
  check: KeyCheckName,
  { code, title }: AppError,
  { interceptor }: Findings,
): KeyCheckResult['words'] {
  if (code === 'network-certificate' && interceptor !== null)
    return message('key-check.connection.intercepted', { issuer: interceptor });
  switch (code) {
    case 'key-refused':
    case 'key-revoked':
      return message('key-check.key.rejected');
    case 'issuer-id-wrong':
      return message('key-check.key.other-issuer');
    case 'agreement-missing':
      return message('key-check.agreements.missing');
    case 'membership-ended':
      return message('key-check.agreements.membership-ended');
    case 'network-unreachable':
    case 'network-name-unknown':
    case 'key-check-slow':
      return check === 'key-file'
        ? message('key-check.key-file.no-response')
        : message('key-check.connection.no-response');
    default:
      return title;
  }
}
