import { beforeEach, expect, it } from 'vitest';
import type { Account } from '#shared/domain/account';
import type { Device, DeviceFile } from '#shared/domain/device';
import {
  addDevice,
  changeDevice,
  chooseDevicesAccount,
  closeImport,
  importDevices,
  readDevices,
  takeDroppedDevices,
} from '../../src-renderer/store/device-actions';
import { emptyDevices, useDevices } from '../../src-renderer/store/devices';
import { useSnapshots } from '../../src-renderer/store/snapshots';
import { useWindow } from '../../src-renderer/store/window';
import {
  matchingDevices,
  placesUsed,
  safeWords,
  sortedDevices,
} from '../../src-renderer/words/device';
import { bridgeDouble, ok, refused } from '../helpers/bridge-double';

const main = bridgeDouble();

const account = (id: string): Account => ({
  id,
  name: id,
  environment: 'practice',
  keyId: 'PRAC000001',
  issuerId: null,
  check: { state: 'not-tested' },
});

const device = (id: string, more: Partial<Device> = {}): Device => ({
  id,
  name: id,
  udid: `00008150-00000000000000${id}`,
  platform: 'IOS',
  deviceClass: 'IPHONE',
  model: null,
  status: 'ENABLED',
  addedAt: null,
  ...more,
});

const fresh = { name: 'A1', udid: '00008150-00000000000000A1', platform: 'IOS' } as const;
const file: DeviceFile = {
  fileName: 'devices.txt',
  lines: [{ line: 1, name: 'A1', udid: fresh.udid, state: 'new', reason: null, device: fresh }],
};

beforeEach(() => {
  useDevices.setState(emptyDevices, true);
  useSnapshots.setState({ accounts: [account('one'), account('two')] });
});

it('devices of another account are never shown under the chosen one, even if they arrive late', async () => {
  chooseDevicesAccount('one');
  const lists = main.wait('devices:list');
  const first = readDevices();
  chooseDevicesAccount('two');
  const second = readDevices();
  await lists.answer(1, ok([device('B1')]));
  await lists.answer(0, ok([device('A1')]));
  await Promise.all([first, second]);
  expect(useDevices.getState().devices?.map(({ id }) => id)).toEqual(['B1']);
});

it('a list that cannot be read again keeps what was read before', async () => {
  main.answer({ 'devices:list': () => ok([device('A1')]) });
  await readDevices();
  main.answer({ 'devices:list': () => refused('network-unreachable') });
  await readDevices();
  const { devices, error, isReading } = useDevices.getState();
  expect([devices?.length, error?.of, isReading]).toEqual([1, 'list', false]);
});

it('a device that is added is listed at once; an error is returned and changes nothing', async () => {
  main.answer({
    'devices:list': () => ok([]),
    'devices:add': () =>
      ok({
        name: 'A1',
        udid: fresh.udid,
        outcome: 'registered',
        device: device('A1'),
        error: null,
      }),
  });
  await readDevices();
  expect(await addDevice(fresh)).toBeNull();
  expect(useDevices.getState().devices).toEqual([device('A1')]);
  main.answer({ 'devices:add': () => refused('device-places-used') });
  expect(await addDevice(fresh)).toMatchObject({ code: 'device-places-used' });
  expect(useDevices.getState().devices).toHaveLength(1);
});

it('a disabled device can be enabled again by undo', async () => {
  main.answer({
    'devices:list': () => ok([device('A1')]),
    'devices:change': ({ change }) => ok(device('A1', { status: change.status ?? null })),
  });
  await readDevices();
  await changeDevice(device('A1'), { status: 'DISABLED' });
  expect(useDevices.getState().devices?.[0]?.status).toBe('DISABLED');
  useWindow.getState().toasts.at(-1)?.undo?.();
  await expect.poll(() => useDevices.getState().devices?.[0]?.status).toBe('ENABLED');
});

it('a declined import goes back to the preview; one whose sheet was closed is reported by a toast', async () => {
  main.answer({ 'devices:list': () => ok([]), 'devices:import': () => ok(null) });
  await readDevices();
  await importDevices(file);
  expect(useDevices.getState().import).toMatchObject({ step: 'preview', isDeclined: true });
  const sent = main.wait('devices:import');
  const done = importDevices(file);
  closeImport();
  const result = { name: 'A1', udid: fresh.udid, device: device('A1'), error: null };
  await sent.answer(0, ok([{ ...result, outcome: 'registered' }]));
  await done;
  expect(useDevices.getState().import).toBeNull();
  expect(useWindow.getState().toasts.at(-1)?.text).toContain('1 device was registered.');
  expect(useDevices.getState().devices).toHaveLength(1);
});

it('a dropped file that is no text is refused without asking main to read it', async () => {
  await takeDroppedDevices('/home/me/devices.xlsx', 'devices.xlsx');
  expect(useDevices.getState().error).toMatchObject({ of: 'file' });
  expect(main.channels()).toEqual([]);
});

it('devices are found by every word, and sorted by numbers and by instants', () => {
  const some = [
    device('10', { name: 'Phone 10', addedAt: '2026-03-01T00:30:00.000-08:00' }),
    device('9', { name: 'Phone 9', addedAt: '2026-03-01T01:00:00.000-07:00' }),
  ];
  expect(matchingDevices(some, 'phone 00008150-0000000000000010').map(({ id }) => id)).toEqual([
    '10',
  ]);
  const names = (column: string, direction: 'ascending' | 'descending') =>
    sortedDevices(some, column, direction).map(({ id }) => id);
  expect(names('name', 'ascending')).toEqual(['9', '10']);
  expect(names('added', 'ascending')).toEqual(['9', '10']);
  expect(names('added', 'descending')).toEqual(['10', '9']);
});

it('places that are used are counted for each kind, also those of disabled devices', () => {
  const some = [
    device('1', { deviceClass: 'IPHONE' }),
    device('2', { deviceClass: 'IPHONE', status: 'DISABLED' }),
    device('3', { deviceClass: 'MAC' }),
    device('4', { deviceClass: 'SOMETHING_NEW' }),
  ];
  expect(placesUsed(some)).toBe('Places used: iPhone 2 of 100 · Mac 1 of 100');
  expect(placesUsed(some.slice(3))).toBe('');
});

it('only a refusal is certain to have changed nothing', () => {
  const apple = { status: 409, errors: [], requestId: null };
  const error = {
    code: 'request-refused',
    title: '',
    detail: '',
    whatToDo: '',
    retryable: false,
  } as const;
  expect(safeWords({ ...error, apple }, 'change', true)).toBe('Nothing was changed.');
  expect(safeWords({ ...error, apple: null }, 'change', true)).toBeNull();
});
