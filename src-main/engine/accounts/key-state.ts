import type { KeyFeature, KeyRole } from '#shared/asc/roles';
import type { KeyCheck, MissedCheck } from '#shared/domain/account';
import type { ErrorCode } from '#shared/error-catalogue';
import { type AccountRow, type Changes, changed } from './account-book';
import type { Examination } from './doctor';
import { judgeRole } from './doctor-role';
import { withProof } from './learned';

/** How one check of its key changes an account: a check that reached nobody keeps the last result beside it. */
export function afterCheck(account: AccountRow, { report, proofs }: Examination): Changes {
  let known = account;
  for (const one of proofs) known = changed(known, withProof(known, one) ?? {});
  const judged = judgeRole(report, known);
  const { role, learned } = known;
  const isInconclusive = judged.outcome === 'not-reached';
  const last = account.report;
  return {
    ...testOf(judged),
    role,
    learned,
    report: judged,
    reportBefore: isInconclusive
      ? last?.outcome === 'not-reached'
        ? account.reportBefore
        : last
      : undefined,
    ...(worked(judged) && { workedAt: judged.at }),
  };
}

/** How an answer to a write changes an account; null when nothing new was learned. */
export function afterProof(
  account: AccountRow,
  feature: KeyFeature,
  isAllowed: boolean,
  at: string,
): Changes | null {
  const more = withProof(account, { feature, isAllowed, at });
  return more && { ...more, ...judgedAgain(changed(account, more)) };
}

/** A stated role may be a new one: what was proved of the old one no longer counts. */
export function afterStating(account: AccountRow, role: KeyRole | null): Changes {
  const change: Changes = {
    role: role === null ? undefined : { role, known: 'stated' },
    learned: undefined,
  };
  return { ...change, ...judgedAgain(changed(account, change)) };
}

function judgedAgain(account: AccountRow): Changes {
  const { report, reportBefore } = account;
  return {
    ...(report && { report: judgeRole(report, account) }),
    ...(reportBefore && { reportBefore: judgeRole(reportBefore, account) }),
  };
}

/** App Store Connect accepted the key, whatever else it refused. */
function worked({ results }: Examination['report']): boolean {
  return results.some(({ check, state }) => check === 'key' && state === 'passed');
}

/** The same result in the fields for whether the key works at all. */
function testOf({ outcome, at, appCount, error, results }: Examination['report']): {
  check?: KeyCheck;
  missed: MissedCheck | undefined;
} {
  if (error === null)
    return { check: { state: 'accepted', at, appCount: appCount ?? 0 }, missed: undefined };
  const isRefused = results.some(({ check, state }) => check === 'key' && state === 'failed');
  if (outcome === 'failed' && isRefused)
    return { check: { state: 'refused', at, code: error.code }, missed: undefined };
  return { missed: { at, code: error.code, detail: error.detail } };
}

/** Whether App Store Connect rejected the key itself. */
export function isKeyRefused(code: ErrorCode): boolean {
  return code === 'key-refused' || code === 'key-revoked' || code === 'issuer-id-wrong';
}
