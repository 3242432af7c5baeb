import { generateKeyPairSync } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import type { NewDevice } from '#shared/domain/device';
import { AppException } from '#shared/errors';
import { inWords } from '#shared/words/say';
import { type Rehearsal, type RehearsalOptions, rehearse } from '../../helpers/rehearsal';
import { fiftyLines, knownUdid, udidOf } from './device-file';

let stage: Rehearsal;
afterEach(() => stage.end());

async function open(options: RehearsalOptions = {}) {
  stage = await rehearse(options);
  return stage.engine.devices;
}

const phone = (number: number): NewDevice => ({
  name: `Phone ${number}`,
  udid: udidOf(number),
  platform: 'IOS',
});

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'none',
    (thrown: unknown) => (thrown instanceof AppException ? thrown.error.code : String(thrown)),
  );

const posts = () => stage.practice.requests.filter(({ method }) => method === 'POST');

async function file(text: string | Buffer, name = 'devices.txt'): Promise<string> {
  const path = join(stage.folder, name);
  await writeFile(path, text);
  return path;
}

it('the devices of the team are listed with their state, across pages', async () => {
  const devices = await open();
  const all = await devices.list(stage.connection);
  expect(all.map(({ name, status }) => [name, status])).toEqual([
    ['Test phone 1', 'ENABLED'],
    ['Test phone 2', 'ENABLED'],
    ['Test tablet', 'ENABLED'],
    ['Drawer phone', 'DISABLED'],
  ]);
  expect(all[0]).toMatchObject({ udid: knownUdid, model: 'iPhone 16', deviceClass: 'IPHONE' });
});

it('a device is registered once; a second time it counts as already registered and nothing changes', async () => {
  const devices = await open();
  const first = await devices.add(stage.connection, { ...phone(1), name: ' Phone 1 ' });
  expect(first).toMatchObject({
    outcome: 'registered',
    device: { name: 'Phone 1', udid: udidOf(1) },
  });
  const again = { ...phone(1), name: 'Other name', udid: udidOf(1).replace('-', '').toLowerCase() };
  expect(await devices.add(stage.connection, again)).toMatchObject({
    outcome: 'already-registered',
    device: { name: 'Phone 1' },
  });
  expect(await devices.list(stage.connection)).toHaveLength(5);
});

it('what Apple is known to refuse is not sent', async () => {
  const devices = await open();
  for (const wrong of [
    { udid: 'F2LX1234ABCD' },
    { udid: '' },
    { name: ' ' },
    { name: 'n'.repeat(51) },
  ])
    expect(await codeOf(devices.add(stage.connection, { ...phone(1), ...wrong }))).toBe(
      'device-malformed',
    );
  expect(posts()).toEqual([]);
});

it.each([
  'lost-answer:POST /v1/devices',
  'server-error-after:POST /v1/devices',
  'empty-created:/v1/devices',
])('a registration whose answer is lost is found again, and happens once (%s)', async (fault) => {
  const devices = await open({ practice: { faults: [fault] }, checksSchemas: false });
  const made = await devices.add(stage.connection, phone(1));
  expect(made).toMatchObject({ outcome: 'registered', device: { name: 'Phone 1' } });
  expect(await devices.list(stage.connection)).toHaveLength(5);
});

it('a registration that never arrived is sent again', async () => {
  const devices = await open({ practice: { faults: ['server-error-before:POST /v1/devices'] } });
  expect(await devices.add(stage.connection, phone(1))).toMatchObject({ outcome: 'registered' });
});

it('a device is renamed, disabled and enabled, also when the answer is lost', async () => {
  const devices = await open({ practice: { faults: ['lost-answer:PATCH /v1/devices'] } });
  const id = (await devices.list(stage.connection))[0]?.id ?? '';
  const change = (to: Parameters<typeof devices.change>[2]) =>
    devices.change(stage.connection, id, to);
  expect(await change({ status: 'DISABLED' })).toMatchObject({ status: 'DISABLED' });
  expect(await change({ name: ' Desk ' })).toMatchObject({ name: 'Desk', status: 'DISABLED' });
  expect(await change({ status: 'ENABLED' })).toMatchObject({ name: 'Desk', status: 'ENABLED' });
  expect(await codeOf(change({ name: '' }))).toBe('device-malformed');
});

it('a year without places is reported in Apple’s words, with its own advice', async () => {
  const devices = await open({ practice: { faults: ['device-limit'] } });
  const thrown = await devices.add(stage.connection, phone(1)).catch((error: unknown) => error);
  expect(thrown).toBeInstanceOf(AppException);
  const { error } = thrown as AppException;
  expect(error.code).toBe('device-places-used');
  expect(inWords(error.detail)).toContain('maximum number of registered iPhone devices');
});

it('the practice team has a hundred places for its iPhones, and disabled ones keep theirs', async () => {
  const devices = await open({ practice: { faults: ['hourly-limit:100000'] } });
  const many = Array.from({ length: 99 }, (_, at) => phone(at + 1));
  const results = await devices.addAll(stage.connection, many);
  // Three iPhones are there before, one of them disabled.
  expect(results.filter(({ outcome }) => outcome === 'registered')).toHaveLength(97);
  expect(results.at(-1)).toMatchObject({
    outcome: 'failed',
    error: { code: 'device-places-used' },
  });
  const mac = {
    name: 'Mac',
    udid: '4C4C4544-0042-3510-8051-B4C04F583132',
    platform: 'MAC_OS',
  } as const;
  expect(await devices.add(stage.connection, mac)).toMatchObject({ outcome: 'registered' });
});

it('fifty lines are compared with the account, registered one by one, and the same file again changes nothing', async () => {
  const devices = await open();
  const path = await file(fiftyLines());
  const preview = await devices.readFile(stage.connection, path);
  const count = (state: string) => preview.lines.filter((line) => line.state === state).length;
  expect(['new', 'registered', 'repeated', 'malformed'].map(count)).toEqual([45, 1, 2, 2]);
  expect(posts()).toEqual([]);
  const fresh = preview.lines.flatMap(({ device }) => (device === null ? [] : [device]));
  const results = await devices.addAll(stage.connection, fresh);
  expect(results.map(({ outcome }) => outcome)).toEqual(fresh.map(() => 'registered'));
  expect(await devices.list(stage.connection)).toHaveLength(49);
  const again = await devices.readFile(stage.connection, path);
  expect(again.lines.filter(({ state }) => state === 'registered')).toHaveLength(46);
  const repeated = await devices.addAll(stage.connection, fresh);
  expect(new Set(repeated.map(({ outcome }) => outcome))).toEqual(new Set(['already-registered']));
  expect(await devices.list(stage.connection)).toHaveLength(49);
});

it('a device that fails does not stop the others', async () => {
  const devices = await open({ practice: { faults: ['missing-once:/v1/devices'] } });
  const results = await devices.addAll(stage.connection, [phone(1), phone(2), phone(3)]);
  expect(results.map(({ outcome }) => outcome)).toEqual(['failed', 'registered', 'registered']);
});

it('an error that every device would meet ends the import, and the rest is named as not tried', async () => {
  const devices = await open({ practice: { faults: ['forbidden:POST /v1/devices'] } });
  const results = await devices.addAll(stage.connection, [phone(1), phone(2), phone(3)]);
  expect(results.map(({ outcome, error }) => [outcome, error?.code])).toEqual([
    ['failed', 'role-too-small'],
    ['not-tried', 'role-too-small'],
    ['not-tried', 'role-too-small'],
  ]);
  expect(posts()).toHaveLength(1);
});

it.each([
  [
    'a key whose role is too small',
    'DEVELOPER',
    '69a6de70-03db-47e3-e053-5b8c7c11a4d1',
    'App Manager or Admin',
  ],
  ['an individual key', 'ADMIN', null, 'Use a team key'],
] as const)('%s is told what devices need', async (_name, role, issuerId, advice) => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const publicKeyPem = String(publicKey.export({ type: 'spki', format: 'pem' }));
  const key = { keyId: 'PRAC00TEST', issuerId, publicKeyPem, role };
  const devices = await open({ practice: { keys: [key] } });
  const privateKeyFile = await file(
    String(privateKey.export({ type: 'pkcs8', format: 'pem' })),
    'key.p8',
  );
  const connection = { ...stage.connection, keyId: key.keyId, issuerId, privateKeyFile };
  const thrown = await devices.add(connection, phone(1)).catch((error: unknown) => error);
  expect(thrown).toBeInstanceOf(AppException);
  const { error } = thrown as AppException;
  expect(error.code).toBe('role-too-small');
  expect(inWords(error.whatToDo)).toContain(advice);
});

it('a new device that Apple still processes keeps that state', async () => {
  const devices = await open({ practice: { faults: ['device-processing'] }, checksSchemas: false });
  expect(await devices.add(stage.connection, phone(1))).toMatchObject({
    outcome: 'registered',
    device: { status: 'PROCESSING' },
  });
});

it('rows with nothing but an ID, and states that are not known yet, are listed as they are', async () => {
  const devices = await open({ practice: { faults: ['sparse-rows:all'] }, checksSchemas: false });
  const bare = await devices.list(stage.connection);
  expect(bare.map(({ name, udid, status }) => [name, udid, status])).toEqual(
    bare.map(() => ['', '', null]),
  );
  const preview = await devices.readFile(stage.connection, await file(`${udidOf(1)} Phone`));
  expect(preview.lines.map(({ state }) => state)).toEqual(['new']);
});

it('a file that holds no devices is refused with the reason, before anything is sent', async () => {
  const devices = await open();
  await mkdir(join(stage.folder, 'folder'));
  const reasons: string[] = [];
  for (const path of [
    join(stage.folder, 'gone.txt'),
    join(stage.folder, 'folder'),
    await file('', 'empty.txt'),
    await file(Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0]), 'table.xlsx'),
    await file('no device\nat all', 'letter.txt'),
    await file(' '.repeat(1024 * 1024 + 1), 'huge.txt'),
  ]) {
    const thrown = await devices.readFile(stage.connection, path).catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(AppException);
    const { error } = thrown as AppException;
    expect(error.code).toBe('devices-unreadable');
    reasons.push(inWords(error.detail));
  }
  expect(reasons).toEqual([
    'gone.txt can’t be opened (ENOENT).',
    'folder is not a file.',
    'empty.txt has no devices in it.',
    'table.xlsx is not a text file.',
    'No line of letter.txt has a valid UDID.',
    'huge.txt is larger than 1 MB.',
  ]);
  expect(stage.practice.requests).toEqual([]);
});
