import { describe, expect, it } from 'vitest';
import { checkAllKeys, checkKey, setAccountColor } from '../../src-renderer/store/key-actions';
import { useSnapshots } from '../../src-renderer/store/snapshots';
import { useWindow } from '../../src-renderer/store/window';
import { bridgeDouble, ok, refused } from '../helpers/bridge-double';
import { sampleAccount } from '../helpers/sample-plan';

const main = bridgeDouble();
const northwind = sampleAccount({
  id: 'northwind',
  name: 'Northwind',
  environment: 'live',
  check: { state: 'refused', at: '2026-11-22T14:00:00.000Z', code: 'key-revoked' },
});

describe('checking keys', () => {
  it('a key that was checked is named with its state', async () => {
    main.answer({
      'accounts:check': () => ok([northwind]),
      'accounts:list': () => ok([northwind]),
    });
    await checkKey('northwind');
    expect(main.paramsOf('accounts:check')).toEqual([{ accountId: 'northwind' }]);
    expect(useWindow.getState().said).toBe('Northwind: Revoked');
  });

  it('all keys are checked by one request, and only what there is is counted', async () => {
    main.answer({
      'accounts:check': () => ok([northwind]),
      'accounts:list': () => ok([northwind]),
    });
    await checkAllKeys();
    expect(main.paramsOf('accounts:check')).toEqual([{ accountId: null }]);
    expect(useWindow.getState().said).toBe('Checked: 1 blocker');
  });

  it('a check that was refused says why', async () => {
    main.answer({
      'accounts:check': () => refused('account-not-found'),
      'accounts:list': () => ok([]),
    });
    await checkAllKeys();
    expect(useWindow.getState().toasts.map(({ text }) => text)[0]).toContain('The test says so.');
  });

  it('a color is kept by main, and the accounts are read again', async () => {
    const pink = { ...northwind, color: 'pink' } as const;
    main.answer({ 'accounts:set-color': () => ok(pink), 'accounts:list': () => ok([pink]) });
    expect(await setAccountColor('northwind', 'pink')).toBeNull();
    expect(useSnapshots.getState().accounts[0]?.color).toBe('pink');
  });
});
