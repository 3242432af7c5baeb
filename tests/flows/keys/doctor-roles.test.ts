import { afterEach, describe, expect, it, vi } from 'vitest';
import type { KeyRole } from '../../../shared/asc/roles';
import type { Account } from '../../../shared/domain/account';
import { featureOf } from '../../../shared/domain/key-features';
import type { PublishPlanInput } from '../../../shared/domain/publish-plan';
import type { PublishRun } from '../../../shared/domain/publish-run';
import { inWords } from '../../../shared/words/say';
import { type DoctorStage, doctorStage, line } from './doctor-stage';

const team = '2X9R4HXF34';
const practiceKey = 'PRACROLE01';
const notes = [{ locale: 'en-US', text: 'New login.' }];

let stage: DoctorStage;
afterEach(() => stage.end());

const current = async (): Promise<Account> => {
  const [account] = await stage.engine.accounts.list();
  if (account === undefined) throw new Error('There is no account.');
  return account;
};

async function publish(plan: Partial<PublishPlanInput>): Promise<PublishRun> {
  const { id } = await current();
  const connection = await stage.engine.accounts.connection(id);
  const packagePath = await stage.sample(
    plan.scope === 'skip-upload' ? { version: '1.3.2', build: '41' } : {},
  );
  const run = await stage.engine.runs.start(connection, { packagePath, ...plan });
  return stage.engine.runs.settled(run.id);
}

const begin = async (actual: KeyRole, stated?: KeyRole): Promise<Account> => {
  stage = await doctorStage([{ keyId: team, role: actual }]);
  return stage.add(team, stated ? { role: stated } : {});
};

/** The same with a key that may upload to the practice server. */
const beginUploading = async (actual: KeyRole, stated: KeyRole | null = null): Promise<Account> => {
  stage = await doctorStage([{ keyId: practiceKey, role: actual }]);
  const { id } = await stage.attach(practiceKey);
  return stage.engine.accounts.stateRole(id, stated);
};

/** Which features the account is known to have, or not to have. */
const known = (account: Account) =>
  (['upload', 'notes', 'groups', 'beta-review'] as const).map(
    (feature) => featureOf(account, feature).can,
  );

describe('what a key’s role allows', () => {
  it('a stated role that is too small blocks the plan before anything is sent', async () => {
    const account = await begin('DEVELOPER', 'DEVELOPER');
    expect(account.report).toMatchObject({ outcome: 'limited', fixer: 'admin', error: null });
    expect(account.report && line(account.report, 'role')).toBe('Developer, 2 apps');
    const before = stage.practice.requests.length;
    const run = await publish({ notes, submitForBetaReview: true });
    expect(run.status).toMatchObject({
      state: 'blocked',
      findings: [{ code: 'role-too-small', severity: 'blocker' }],
    });
    const [finding] = run.findings.filter(({ code }) => code === 'role-too-small');
    expect(inWords(finding?.title ?? '')).toBe(
      'The key can’t edit What to Test or submit for beta review',
    );
    expect(inWords(finding?.whatToDo ?? '')).toContain('App Manager');
    expect(stage.practice.requests.length).toBe(before);
  });

  it('a stated role that allows the upload does not block the upload alone', async () => {
    await beginUploading('DEVELOPER', 'DEVELOPER');
    const run = await publish({ scope: 'upload-only' });
    expect(run.status).toMatchObject({ state: 'done' });
  });

  it('an unknown role is learned from the first refusal, and blocks the next plan', async () => {
    const account = await beginUploading('DEVELOPER');
    expect(known(account)).toEqual(['unknown', 'unknown', 'unknown', 'unknown']);
    expect((await publish({ notes })).status).toMatchObject({
      state: 'failed',
      error: { code: 'role-too-small' },
    });
    const learned = await current();
    expect(learned.role).toEqual({ role: 'DEVELOPER', known: 'found' });
    expect(known(learned)).toEqual(['yes', 'no', 'no', 'no']);
    expect(learned.report?.outcome).toBe('limited');
    const connection = await stage.engine.accounts.connection(learned.id);
    const packagePath = await stage.sample({ build: '99', fileName: 'next.ipa' });
    const { blockers } = await stage.engine.plans.assess(connection, {
      packagePath,
      submitForBetaReview: true,
    });
    expect(blockers.map(({ code }) => code)).toEqual(['role-too-small']);
  });

  it('an unknown role is learned from the first write that only a manager may do', async () => {
    await begin('APP_MANAGER');
    expect((await publish({ scope: 'skip-upload', notes })).status.state).toBe('done');
    await vi.waitFor(async () =>
      expect((await current()).role).toEqual({ role: 'APP_MANAGER', known: 'found' }),
    );
    const account = await current();
    expect(known(account)).toEqual(['yes', 'yes', 'yes', 'yes']);
    expect(account.report?.outcome).toBe('working');
  });

  it('a stated role that a write contradicts is replaced by what is found', async () => {
    await beginUploading('DEVELOPER', 'APP_MANAGER');
    await publish({ notes });
    await vi.waitFor(async () =>
      expect((await current()).role).toEqual({ role: 'DEVELOPER', known: 'found' }),
    );
  });

  it('a stated role corrects what was learned of an earlier one', async () => {
    await begin('DEVELOPER');
    await publish({ notes });
    const { id } = await current();
    const stated = await stage.engine.accounts.stateRole(id, 'APP_MANAGER');
    expect(stated.role).toEqual({ role: 'APP_MANAGER', known: 'stated' });
    expect(known(stated)).toEqual(['yes', 'yes', 'yes', 'yes']);
    expect(stated.report?.outcome).toBe('working');
  });

  it('a known role can be overridden with a reason, since Apple may have changed it', async () => {
    await begin('APP_MANAGER', 'DEVELOPER');
    const run = await publish({
      scope: 'skip-upload',
      notes,
      overrides: [{ code: 'role-too-small', reason: 'The key was made App Manager today' }],
    });
    expect(run.status.state).toBe('done');
    expect((await current()).role).toEqual({ role: 'APP_MANAGER', known: 'found' });
  });

  it('a refusal no longer counts once the key is proved to be an Admin’s', async () => {
    stage = await doctorStage([{ keyId: team, role: 'ADMIN' }]);
    const { id } = await stage.add(team);
    stage.practice.faults.add('forbidden:POST /v1/betaBuildLocalizations');
    stage.practice.faults.add('forbidden:PATCH /v1/betaBuildLocalizations');
    expect((await publish({ scope: 'skip-upload', notes })).status.state).toBe('failed');
    // What a run learns is written beside it.
    await vi.waitFor(async () => expect(known(await current())[1]).toBe('no'));
    stage.practice.faults.clear();
    await stage.check(id);
    expect(known(await current())).toEqual(['yes', 'yes', 'yes', 'yes']);
  });

  it('a role that may not even read is found, and who can change it is named', async () => {
    const account = await begin('FINANCE');
    expect(account.report).toMatchObject({
      outcome: 'failed',
      fixer: 'admin',
      error: { code: 'role-too-small' },
    });
    expect(featureOf(account, 'read').can).toBe('no');
  });

  it('an individual key never learns from a refusal, which may be about one app', async () => {
    stage = await doctorStage([{ keyId: team, issuerId: null, role: 'DEVELOPER' }]);
    await stage.add(team);
    expect((await publish({ notes })).status.state).toBe('failed');
    const account = await current();
    expect(account.role).toBeUndefined();
    expect(known(account)[1]).toBe('unknown');
  });
});
