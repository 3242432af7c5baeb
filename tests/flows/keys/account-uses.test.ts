import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { usesOfAccount } from '../../../shared/domain/account-uses';
import { AppException } from '../../../shared/errors';
import { deleteKeyQuestion } from '../../../shared/words/confirm';
import { samplePreset } from '../../helpers/sample-preset';
import { type DoctorStage, doctorStage } from './doctor-stage';

let stage: DoctorStage;

beforeEach(async () => {
  stage = await doctorStage([{ keyId: 'AAAA000001' }, { keyId: 'PRAC000002' }]);
});
afterEach(() => stage.end());

async function findAccount(accountId: string) {
  const found = (await stage.engine.accounts.list()).find(({ id }) => id === accountId);
  if (found === undefined) throw new Error('There is no such account.');
  return found;
}

describe('what an account is used for', () => {
  it('a run sets when its key was last used, and checking the key does not', async () => {
    const { id } = await stage.attach('PRAC000002');
    await stage.check(id);
    expect((await findAccount(id)).lastUsedAt).toBeUndefined();
    const connection = await stage.engine.accounts.connection(id);
    const plan = { packagePath: await stage.sample(), groups: ['QA'] };
    const run = await stage.engine.runs.start(connection, plan);
    await stage.engine.runs.settled(run.id);
    expect((await findAccount(id)).lastUsedAt).toBeDefined();
  });

  it('the color of an account is kept, and can be removed', async () => {
    const { id } = await stage.add('AAAA000001');
    await stage.engine.accounts.setColor(id, 'teal');
    await stage.engine.accounts.rename(id, 'Northwind');
    expect(await findAccount(id)).toMatchObject({ name: 'Northwind', color: 'teal' });
    await stage.engine.accounts.setColor(id, null);
    expect((await findAccount(id)).color).toBeUndefined();
  });

  it('deleting a key leaves its presets without an account and not armed, and others as they are', async () => {
    const { id } = await stage.add('AAAA000001');
    const { presets } = stage.engine;
    await presets.save(samplePreset({ accountId: id }));
    presets.arm('preset-1', 'drop', true);
    await presets.save(
      samplePreset({ id: 'preset-2', name: 'Mail', bundleId: 'com.northwind.mail' }),
    );
    await stage.engine.accounts.remove(id);
    expect(presets.byId('preset-1')).toMatchObject({ accountId: null, armed: { drop: false } });
    expect(presets.byId('preset-2').accountId).toBe('account-1');
  });

  it('the question before deleting names the presets and apps, and warns of the last copy', async () => {
    const account = await stage.add('AAAA000001');
    await stage.engine.presets.save(samplePreset({ accountId: account.id, appName: 'Orbit' }));
    const uses = usesOfAccount(account.id, [], stage.engine.presets.list().presets);
    const { detail } = deleteKeyQuestion(account, uses);
    expect(detail).toContain('This may be the last copy.');
    expect(detail).toContain('Published with this key: “Orbit”.');
    expect(detail).toContain('need another key before they publish again: “Orbit Notes”.');
    stage.revoke('AAAA000001');
    await stage.check(account.id);
    const backedUpAt = '2026-11-20T10:00:00.000Z';
    const safe = deleteKeyQuestion({ ...account, backedUpAt }, uses, true).detail;
    expect(safe).toMatch(/Last backed up: .*2026/);
    expect(safe).toContain('in use for publishing');
    expect(safe).not.toContain('last copy');
    const afterwards = deleteKeyQuestion(await findAccount(account.id), uses).detail;
    expect(afterwards).toContain('App Store Connect no longer accepts this key.');
    expect(afterwards).not.toContain('last copy');
  });

  it('a key is not deleted while a run works with it', async () => {
    const { id } = await stage.attach('PRAC000002');
    const connection = await stage.engine.accounts.connection(id);
    const plan = { packagePath: await stage.sample(), groups: ['QA'] };
    const run = await stage.engine.runs.start(connection, plan);
    const codeOf = (thrown: unknown) => thrown instanceof AppException && thrown.error.code;
    expect(await stage.engine.accounts.remove(id).catch(codeOf)).toBe('key-in-use');
    await stage.engine.runs.settled(run.id);
  });
});
