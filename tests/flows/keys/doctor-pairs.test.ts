import { afterEach, describe, expect, it } from 'vitest';
import { featureOf } from '../../../shared/domain/key-features';
import { inWords } from '../../../shared/words/say';
import {
  type DoctorStage,
  doctorStage,
  issuerId,
  line,
  otherIssuerId,
  states,
} from './doctor-stage';

const team = '2X9R4HXF34';
const otherTeam = '7T2XM4Q8K9';
const sibling = 'B4R9ZK2M7C';
const solo = '3Y8S5JYG45';

let stage: DoctorStage;
afterEach(() => stage.end());

/** Adds the key while nothing responds, so that its IDs are not compared. */
async function addUntested(
  keyId: string,
  change: Parameters<DoctorStage['add']>[1] = {},
): Promise<string> {
  stage.connected(false);
  const { id, check } = await stage.add(keyId, change);
  expect(check.state).toBe('not-tested');
  stage.connected(true);
  return id;
}

const rejected = { connection: 'passed', clock: 'passed', key: 'failed', role: 'not-checked' };

describe('a key that App Store Connect rejects', () => {
  it('a key that worked before is reported as revoked, with when it last worked', async () => {
    stage = await doctorStage([{ keyId: team }]);
    const { id, workedAt } = await stage.add(team);
    stage.revoke(team);
    for (const _again of [1, 2]) {
      const report = await stage.check(id);
      expect(states(report)).toMatchObject(rejected);
      expect(report).toMatchObject({
        outcome: 'failed',
        fixer: 'admin',
        error: { code: 'key-revoked', apple: { status: 401 } },
      });
    }
    const [account] = await stage.engine.accounts.list();
    expect(account).toMatchObject({ workedAt, check: { state: 'refused', code: 'key-revoked' } });
  });

  it('a key with the Issuer ID of another team is told which account has its own', async () => {
    stage = await doctorStage([
      { keyId: team },
      { keyId: sibling },
      { keyId: otherTeam, issuerId: otherIssuerId },
    ]);
    await stage.add(otherTeam);
    await stage.add(sibling);
    const id = await addUntested(team, { issuerId: otherIssuerId });
    const report = await stage.check(id);
    expect(report.error?.code).toBe('issuer-id-wrong');
    expect(inWords(report.error?.detail ?? '')).toContain(`“Key ${sibling}”, ${issuerId}`);
  });

  it('a team key added as an individual key is told its issuer, when another account has it', async () => {
    stage = await doctorStage([{ keyId: team }, { keyId: otherTeam }]);
    await stage.engine.accounts.add({
      name: 'Northwind Mail',
      keyId: otherTeam,
      issuerId,
      privateKeyPem: stage.pemOf(otherTeam),
    });
    const id = await addUntested(team, { issuerId: null });
    const report = await stage.check(id);
    expect(states(report)).toMatchObject(rejected);
    expect(report).toMatchObject({ fixer: 'you', error: { code: 'issuer-id-wrong' } });
    expect(inWords(report.error?.detail ?? '')).toBe(
      `Key ${team} works with the Issuer ID of “Northwind Mail”, ${issuerId}.`,
    );
  });

  it('an individual key with an Issuer ID is told that it has none', async () => {
    stage = await doctorStage([{ keyId: solo, issuerId: null }]);
    const id = await addUntested(solo, { issuerId });
    const report = await stage.check(id);
    expect(report).toMatchObject({ fixer: 'you', error: { code: 'issuer-id-wrong' } });
    expect(line(report, 'key')).toBe('Issuer ID doesn’t match');
    expect(inWords(report.error?.detail ?? '')).toContain('individual key');
  });

  it('a key file that belongs to another key ID is refused as a pair, and nothing more is claimed', async () => {
    stage = await doctorStage([{ keyId: team }, { keyId: otherTeam }]);
    stage.connected(false);
    const { id } = await stage.engine.accounts.add({
      name: 'Mixed up',
      keyId: team,
      issuerId,
      privateKeyPem: stage.pemOf(otherTeam),
    });
    stage.connected(true);
    const report = await stage.check(id);
    expect(report).toMatchObject({ fixer: 'you', error: { code: 'key-refused' } });
    expect(inWords(report.error?.whatToDo ?? '')).toContain('all three must belong');
  });

  it('a wrong pair is refused when it is added, with the same diagnosis, and not saved', async () => {
    stage = await doctorStage([{ keyId: solo, issuerId: null }]);
    await expect(stage.add(solo, { issuerId })).rejects.toMatchObject({
      error: { code: 'issuer-id-wrong' },
    });
    expect(await stage.engine.accounts.list()).toEqual([]);
    expect([...stage.secrets.kept.keys()]).toEqual([]);
  });

  it('a valid key that is rejected for a moment works at the next check', async () => {
    stage = await doctorStage([{ keyId: team }]);
    const { id } = await stage.add(team);
    stage.practice.faults.add('unauthorized-once*2');
    expect((await stage.check(id)).error?.code).toBe('key-revoked');
    expect(await stage.check(id)).toMatchObject({ outcome: 'working', error: null });
  });

  it.each([600, -600])(
    'a clock that is off by %i seconds is measured, corrected and named',
    async (seconds) => {
      stage = await doctorStage([{ keyId: team }]);
      stage.practice.faults.add(`clock-skew:${seconds}`);
      const { id } = await stage.add(team);
      const report = await stage.check(id);
      expect(states(report)).toMatchObject({
        clock: 'warning',
        key: 'passed',
        agreements: 'passed',
      });
      expect(report.outcome).toBe('working');
      expect(Math.abs((report.clockBehindSeconds ?? 0) - seconds)).toBeLessThanOrEqual(2);
      expect(line(report, 'clock')).toContain(seconds > 0 ? '10 min behind' : '10 min ahead');
    },
  );

  it('an individual key works, and what is closed to it is named', async () => {
    stage = await doctorStage([{ keyId: solo, issuerId: null, role: 'ADMIN' }]);
    const account = await stage.add(solo);
    expect(await stage.check(account.id)).toMatchObject({ outcome: 'working' });
    expect(featureOf(account, 'devices')).toMatchObject({ can: 'no', because: 'individual-key' });
    expect(featureOf(account, 'notes').can).toBe('unknown');
  });
});
