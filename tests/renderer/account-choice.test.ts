import { describe, expect, it } from 'vitest';
import type { Account } from '#shared/domain/account';
import { knownAccountFor } from '../../src-renderer/store/account-choice';
import { useSnapshots } from '../../src-renderer/store/snapshots';
import { samplePackage, sampleRun } from '../helpers/sample-run';

function account(id: string, environment: Account['environment']): Account {
  const keyId = environment === 'practice' ? 'PRACAB12CD' : '2X9R4HXF34';
  return { id, name: id, environment, keyId, issuerId: null, check: { state: 'not-tested' } };
}

const practice = account('practice', 'practice');
const northwind = account('northwind', 'live');
const { settings } = useSnapshots.getState();
const opened = { info: samplePackage };

describe('choosing the account for a package', () => {
  it('a package goes to the practice account only while there is no live key', () => {
    const known = { accounts: [practice], settings, runs: {} };
    expect(knownAccountFor(opened, known)).toBe('practice');
    expect(knownAccountFor(opened, { ...known, accounts: [practice, northwind] })).toBeNull();
  });

  it('a package goes to the account in use, whichever it is', () => {
    const accounts = [practice, northwind];
    for (const { id } of accounts) {
      const known = { accounts, settings: { ...settings, activeAccountId: id }, runs: {} };
      expect(knownAccountFor(opened, known)).toBe(id);
    }
  });

  it('a package goes to the live account that the app was published with before', () => {
    const used = { id: northwind.id, name: northwind.name, keyId: northwind.keyId };
    const app = { id: '1', name: 'Orbit Notes' };
    const before = sampleRun({ environment: 'live', account: used, app });
    const known = { accounts: [practice, northwind], settings, runs: { [before.id]: before } };
    expect(knownAccountFor(opened, known)).toBe('northwind');
    const other = { info: { ...samplePackage, bundleId: 'com.example.other' } };
    expect(knownAccountFor(other, known)).toBeNull();
    expect(knownAccountFor(opened, { ...known, accounts: [practice] })).toBe('practice');
  });
});
