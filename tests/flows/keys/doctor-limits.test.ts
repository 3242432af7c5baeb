import { afterEach, describe, expect, it } from 'vitest';
import type { ErrorCode } from '../../../shared/error-catalogue';
import { AppException, appError } from '../../../shared/errors';
import type { SecretStore } from '../../../src-main/engine/ports';
import { secretsInMemory } from '../../helpers/rehearsal';
import { type DoctorStage, doctorStage, issuerId, line, states } from './doctor-stage';

const team = '2X9R4HXF34';
const other = '7T2XM4Q8K9';
const ten = Array.from({ length: 10 }, (_, index) => ({ keyId: `TENKEYS10${index}` }));

let stage: DoctorStage;
afterEach(() => stage.end());

/** A keychain that can be made to fail, or to wait for a person. */
function fragileSecrets() {
  const secrets = secretsInMemory();
  let trouble: ErrorCode | 'waits' | null = null;
  const store: ReturnType<typeof secretsInMemory> = {
    ...secrets,
    async use(id, use) {
      if (trouble === 'waits') return new Promise(() => undefined);
      if (trouble !== null) throw new AppException(appError(trouble, 'The test says so.'));
      return secrets.use(id, use);
    },
  } satisfies SecretStore & { kept: unknown };
  return {
    store,
    make: (is: typeof trouble) => {
      trouble = is;
    },
  };
}

describe('a check of several keys', () => {
  it('a check of all keys shows which are not done, and gives up only on the one that hangs', async () => {
    stage = await doctorStage(ten);
    for (const { keyId } of ten) await stage.add(keyId);
    stage.hang((keyId) => keyId === ten[1]?.keyId);
    const accounts = await stage.engine.accounts.check(null);
    expect(stage.checking.some((pending) => pending.length === 10)).toBe(true);
    expect(stage.checking.at(-1)).toEqual([]);
    const outcomes = accounts.map(({ report }) => report?.outcome);
    expect(outcomes.filter((outcome) => outcome === 'working')).toHaveLength(9);
    const slow = accounts[1];
    expect(slow?.report).toMatchObject({
      outcome: 'not-reached',
      error: { code: 'key-check-slow' },
      fixer: 'you',
    });
    expect(slow?.reportBefore?.outcome).toBe('working');
    expect(slow?.check.state).toBe('accepted');
  });

  it('a key that is being checked is not checked a second time at once', async () => {
    stage = await doctorStage([{ keyId: team }]);
    const { id } = await stage.add(team);
    const before = stage.practice.requests.length;
    const [one, other] = await Promise.all([stage.check(id), stage.check(id)]);
    expect(one).toEqual(other);
    expect(stage.practice.requests.length - before).toBe(2);
  });

  it('results of keys that end at the same moment are all saved', async () => {
    stage = await doctorStage(ten);
    for (const { keyId } of ten) await stage.add(keyId);
    const reports = (await stage.engine.accounts.check(null)).map(({ report }) => report);
    await stage.reopen();
    expect((await stage.engine.accounts.list()).map(({ report }) => report)).toEqual(reports);
  });
});

describe('an account that changes while its key is checked', () => {
  it('the result of a replaced key is not kept for the new one', async () => {
    stage = await doctorStage([{ keyId: team }, { keyId: other }]);
    const { id } = await stage.add(team);
    stage.revoke(team);
    const release = stage.hold(team);
    const checking = stage.engine.accounts.check([id]);
    await release.reached;
    await stage.engine.accounts.replace(id, {
      keyId: other,
      issuerId,
      privateKeyPem: stage.pemOf(other),
    });
    release.go();
    const [account] = await checking;
    expect(account).toMatchObject({ keyId: other, report: { outcome: 'working', error: null } });
  });

  it('an account that is deleted meanwhile is left out, and the others have their results', async () => {
    stage = await doctorStage([{ keyId: team }, { keyId: other }]);
    const { id } = await stage.add(team);
    await stage.add(other);
    const release = stage.hold(team);
    const checking = stage.engine.accounts.check(null);
    await release.reached;
    await stage.engine.accounts.remove(id);
    release.go();
    expect((await checking).map(({ keyId }) => keyId)).toEqual([other]);
  });
});

describe('a check that reaches nobody', () => {
  it('without a network the last good report stays beside the new one, also after several tries', async () => {
    stage = await doctorStage([{ keyId: team }]);
    const { id } = await stage.add(team);
    const good = await stage.check(id);
    stage.connected(false);
    for (const _again of [1, 2]) {
      const report = await stage.check(id);
      expect(report).toMatchObject({ outcome: 'not-reached', fixer: 'you' });
      expect(states(report)).toMatchObject({ 'key-file': 'passed', connection: 'failed' });
      expect(line(report, 'connection')).toBe('App Store Connect not reached');
    }
    expect((await stage.engine.accounts.list())[0]).toMatchObject({
      reportBefore: good,
      check: { state: 'accepted' },
    });
    stage.connected(true);
    await stage.check(id);
    expect((await stage.engine.accounts.list())[0]?.reportBefore).toBeUndefined();
  });

  it.each<[ErrorCode, string]>([
    ['keychain-locked', 'not-reached'],
    ['keychain-absent', 'not-reached'],
    ['keychain-denied', 'not-reached'],
    ['key-needed', 'failed'],
  ])('%s is found before anything is sent', async (code, outcome) => {
    const { store, make } = fragileSecrets();
    stage = await doctorStage([{ keyId: team }], { secrets: store });
    const { id } = await stage.add(team);
    make(code);
    const before = stage.practice.requests.length;
    const report = await stage.check(id);
    expect(report).toMatchObject({ outcome, error: { code }, fixer: 'you', answeredInMs: null });
    expect(states(report)).toMatchObject({ 'key-file': 'failed', connection: 'not-checked' });
    expect(stage.practice.requests.length).toBe(before);
  });

  it('a keychain that waits for a person is given up, and says so', async () => {
    const { store, make } = fragileSecrets();
    stage = await doctorStage(ten, { secrets: store });
    for (const { keyId } of ten.slice(0, 2)) await stage.add(keyId);
    make('waits');
    const [account] = await stage.engine.accounts.check(null);
    expect(account?.report).toMatchObject({ error: { code: 'key-check-slow' } });
    expect(account?.report && line(account.report, 'key-file')).toBe('Keychain doesn’t respond');
  });
});

describe('the first use of a key each day', () => {
  it('a key is checked once a day, and again when the last check reached nobody', async () => {
    let now = new Date('2026-11-30T09:00:00');
    const clock = {
      now: () => now,
      monotonic: () => performance.now(),
      sleep: async () => undefined,
    };
    stage = await doctorStage([{ keyId: team }], { clock });
    const { id } = await stage.add(team);
    const asked = async (): Promise<number> => {
      const before = stage.practice.requests.length;
      await stage.engine.accounts.checkDaily(id);
      return stage.practice.requests.length - before;
    };
    expect(await asked()).toBe(0);
    now = new Date('2026-12-01T09:00:00');
    stage.connected(false);
    expect(await asked()).toBe(0);
    stage.connected(true);
    expect(await asked()).toBeGreaterThan(0);
    expect(await asked()).toBe(0);
  });
});
