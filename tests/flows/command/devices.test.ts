import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { fiftyLines, knownUdid, udidOf } from '../../engine/devices/device-file';
import { ask, keyOptions, type PracticeSide, startPracticeSide } from './practice-side';
import { slipway, temporaryFolder } from './slipway-process';

let side: PracticeSide;
let home: string;
beforeEach(async () => {
  home = await temporaryFolder();
  side = await startPracticeSide(await temporaryFolder());
});

const devices = (...words: string[]) => slipway(['devices', ...words, ...keyOptions(side)], home);

const listed = async (): Promise<number> => (await ask(side, '/v1/devices?limit=200')).data.length;

test('devices are added, listed, disabled by name and enabled by UDID, in words and as JSON', async () => {
  const udid = udidOf(500);
  const added = await devices('add', 'Desk phone', udid.toLowerCase());
  expect([added.status, added.stdout]).toEqual([
    0,
    'Desk phone is registered. Create your profiles again to include it.\n',
  ]);
  const again = await devices('add', 'Desk phone', udid, '--json');
  expect(again.lines).toMatchObject([{ outcome: 'already-registered', device: { udid } }]);
  expect((await devices('disable', 'Desk phone')).stdout).toContain('Desk phone is disabled');
  expect((await devices('list')).stdout).toMatch(
    new RegExp(`Desk phone +${udid} +iPhone +Disabled`),
  );
  const enabled = await devices('enable', udid.replace('-', ''), '--json');
  expect(enabled.lines).toMatchObject([{ name: 'Desk phone', status: 'ENABLED' }]);
});

test('what cannot be a device is refused before anything is sent', async () => {
  const before = await listed();
  const wrong = await devices(
    'add',
    'Simulator',
    '4C4C4544-0042-3510-8051-B4C04F583132',
    '--platform',
    'ios',
  );
  expect(wrong.stderr).toContain('Simulators can’t be registered');
  expect(wrong.status).toBe(1);
  expect((await devices('add', 'Phone', udidOf(1), '--platform', 'windows')).status).toBe(2);
  const unknown = await devices('disable', 'Nobody', '--json');
  expect(unknown.lines).toMatchObject([{ error: { code: 'device-not-found' } }]);
  expect(await listed()).toBe(before);
});

test('an import shows every line, sends nothing with --dry-run, asks otherwise, and can be repeated', async () => {
  const file = join(home, 'devices.txt');
  await writeFile(file, fiftyLines());
  const before = await listed();
  const dry = await devices('import', file, '--dry-run', '--read-only');
  expect(dry.stdout).toContain(
    '45 new devices in 50 lines. 1 is already registered. 2 are repeated. 2 can’t be used.',
  );
  expect(dry.stdout).toMatch(/^24 .*Can’t be used +This looks like an IMEI, not a UDID\.$/m);
  expect(dry.stderr).toContain('Nothing was sent.');
  expect(dry.status).toBe(1);
  expect((await devices('import', file)).status).toBe(2);
  expect((await devices('import', file, '--yes', '--read-only')).status).toBe(2);
  expect(await listed()).toBe(before);

  const done = await devices('import', file, '--yes');
  expect(done.stdout).toContain('45 devices were registered.');
  expect(done.status).toBe(1);
  expect(await listed()).toBe(before + 45);
  const repeated = await devices('import', file, '--yes', '--json');
  expect(repeated.lines).toMatchObject([{ fileName: 'devices.txt', results: null }]);
  expect(await listed()).toBe(before + 45);
});

test('an import without a fault ends with 0; one that Apple refuses names each device', async () => {
  const file = join(home, 'two.csv');
  await writeFile(file, `name,udid\nOne,${udidOf(601)}\nKnown,${knownUdid}\n`);
  expect((await devices('import', file)).status).toBe(0);
  const full = await startPracticeSide(await temporaryFolder(), '--fault', 'device-limit');
  await writeFile(file, `name,udid\nTwo,${udidOf(602)}\nThree,${udidOf(603)}\n`);
  const refused = await slipway(['devices', 'import', file, '--yes', ...keyOptions(full)], home);
  expect(refused.stdout).toMatch(
    /^Not registered +Two .*maximum number of registered iPhone devices/m,
  );
  expect(refused.stdout).toMatch(/^Not registered +Three /m);
  expect(refused.stdout).toContain('2 devices were not registered.');
  expect(refused.status).toBe(1);
});
