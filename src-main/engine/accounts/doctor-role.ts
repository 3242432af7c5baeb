import type { KeyFeature } from '#shared/asc/roles';
import type { Account } from '#shared/domain/account';
import { featureOf } from '#shared/domain/key-features';
import type { KeyCheckResult, KeyReport } from '#shared/domain/key-report';
import { message } from '#shared/words/message';
import { roleName } from '#shared/words/roles';

type KeyFacts = Pick<Account, 'issuerId' | 'role' | 'learned'>;

/** What publishing a build takes, beside reading. */
const publishing: readonly KeyFeature[] = [
  'upload',
  'notes',
  'groups',
  'beta-review',
  'testers',
  'compliance',
];

/** The report with its line about the role: judged again whenever more is known, without asking anyone. */
export function judgeRole(report: KeyReport, account: KeyFacts): KeyReport {
  if (report.error !== null) return report;
  const missing = publishing.filter((feature) => featureOf(account, feature).can === 'no');
  const line = roleLine(report, account, missing);
  return {
    ...report,
    outcome: missing.length === 0 ? 'working' : 'limited',
    fixer: missing.length === 0 ? null : 'admin',
    results: report.results.map((result) => (result.check === 'role' ? line : result)),
  };
}

function roleLine(
  { appCount }: KeyReport,
  { role }: KeyFacts,
  missing: readonly KeyFeature[],
): KeyCheckResult {
  const check = 'role';
  const count = appCount ?? 0;
  if (role === undefined)
    return missing.length === 0
      ? { check, state: 'not-checked', words: message('key-check.role.unknown', { count }) }
      : { check, state: 'warning', words: message('key-check.role.too-small', { count }) };
  const params = { role: roleName(role.role), count };
  return {
    check,
    state: missing.length === 0 ? 'passed' : 'warning',
    words: message('key-check.role.known', params),
  };
}
