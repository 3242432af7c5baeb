import { afterEach, describe, expect, it } from 'vitest';
import { featureOf } from '../../../shared/domain/key-features';
import type { KeyFixer } from '../../../shared/domain/key-report';
import type { ErrorCode } from '../../../shared/error-catalogue';
import { type DoctorStage, doctorStage, line, states } from './doctor-stage';

const team = '2X9R4HXF34';

let stage: DoctorStage;
afterEach(() => stage.end());

const allPassed = {
  'key-file': 'passed',
  connection: 'passed',
  clock: 'passed',
  key: 'passed',
  agreements: 'passed',
};

/** What a first failure leaves of a report. */
const failedAt = {
  'key-file': { connection: 'not-checked', 'key-file': 'failed' },
  connection: { 'key-file': 'passed', connection: 'failed', clock: 'not-checked' },
  key: { connection: 'passed', clock: 'passed', key: 'failed', agreements: 'not-checked' },
  agreements: { key: 'passed', agreements: 'failed', role: 'not-checked' },
  role: { agreements: 'passed', role: 'failed' },
} as const;

describe('the key doctor', () => {
  it('a good key of an Admin passes every check, and its role is found', async () => {
    stage = await doctorStage([{ keyId: team, role: 'ADMIN' }]);
    const { id } = await stage.add(team);
    const report = await stage.check(id);
    expect(states(report)).toEqual({ ...allPassed, role: 'passed' });
    expect(report).toMatchObject({ outcome: 'working', error: null, fixer: null, appCount: 2 });
    expect(line(report, 'role')).toBe('Admin, 2 apps');
    const [account] = await stage.engine.accounts.list();
    expect(account?.role).toEqual({ role: 'ADMIN', known: 'found' });
  });

  it('a good key whose role nothing proves works, and its role stays open', async () => {
    stage = await doctorStage([{ keyId: team, role: 'APP_MANAGER' }]);
    const account = await stage.add(team);
    const report = await stage.check(account.id);
    expect(states(report)).toEqual({ ...allPassed, role: 'not-checked' });
    expect(report.outcome).toBe('working');
    expect(account.role).toBeUndefined();
    expect(featureOf(account, 'notes').can).toBe('unknown');
    expect(featureOf(account, 'users').can).toBe('no');
  });

  it.each<[string, string, ErrorCode, keyof typeof failedAt, KeyFixer]>([
    ['an agreement', 'agreement-missing', 'agreement-missing', 'agreements', 'account-holder'],
    [
      'an agreement in words',
      'agreement-missing:words',
      'agreement-missing',
      'agreements',
      'account-holder',
    ],
    ['an ended membership', 'membership-ended', 'membership-ended', 'agreements', 'account-holder'],
    ['a forbidden request', 'forbidden', 'role-too-small', 'role', 'admin'],
    ['server errors', 'server-error-before:/v1/apps*9', 'server-error', 'connection', 'apple'],
    ['a page of a gateway', 'html-body*9', 'server-error', 'connection', 'apple'],
    ['a rate limit', 'rate-limited:60*9', 'rate-limited', 'connection', 'you'],
  ])('%s is diagnosed as such, with who can fix it', async (_name, fault, code, at, fixer) => {
    stage = await doctorStage([{ keyId: team }]);
    const { id } = await stage.add(team);
    stage.practice.faults.add(fault);
    const report = await stage.check(id);
    expect(report).toMatchObject({ error: { code }, fixer });
    expect(states(report)).toMatchObject(failedAt[at]);
  });
});
