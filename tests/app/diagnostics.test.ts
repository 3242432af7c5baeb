import { generateKeyPairSync } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Diagnostics } from '#shared/domain/diagnostics';
import { toAppError } from '#shared/errors';
import { tendCrashDumps } from '../../src-main/app/diagnostics/crash-dumps';
import { createDiagnosticsFiles } from '../../src-main/app/diagnostics/diagnostics-files';
import { watchForUnexpectedEnd } from '../../src-main/app/diagnostics/unexpected-end';
import { createEngine } from '../../src-main/engine/create-engine';
import type { Engine } from '../../src-main/engine/engine';
import type { SecretStore } from '../../src-main/engine/ports';
import { secretsInMemory } from '../helpers/rehearsal';

const pem = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  .privateKey.export({ type: 'pkcs8', format: 'pem' })
  .toString();
const der = Buffer.from(pem.replaceAll(/-----[^-]+-----|\s/g, ''), 'base64');

let home: string;
let engine: Engine;
const secrets = secretsInMemory();
secrets.kept.set('proxy-password', pem);

const open = (kept: SecretStore): Engine =>
  createEngine({ home, secrets: kept, uploadWorker: new URL('file:///none') });

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'slipway-crashes-'));
  engine = open(secrets);
  await mkdir(join(home, 'crashes/pending'), { recursive: true });
});
afterEach(async () => {
  await engine.close();
  await rm(home, { recursive: true, force: true });
});

const logged: string[] = [];
const log = { info: () => undefined, warn: (said: string) => void logged.push(said) };

/** `number` tells the order: a higher one is newer. */
async function crash(number: number, memory: Buffer): Promise<void> {
  const path = join(home, 'crashes/pending', `${number}.dmp`);
  await writeFile(path, Buffer.concat([Buffer.from('MDMP'), Buffer.alloc(1000, number), memory]));
  await utimes(path, number, number);
}

let searched: readonly string[] = [];

async function tend(maker = engine.diagnostics): Promise<string[]> {
  await tendCrashDumps({
    home,
    maker,
    log,
    environment: {},
    searched: {
      read: () => searched,
      write(names) {
        searched = names;
      },
    },
  });
  return (await readdir(join(home, 'crashes/pending'))).sort();
}

it('a crash dump that has a key in any form is removed at the next start, and others are kept', async () => {
  searched = [];
  await crash(1, Buffer.from('nothing'));
  await crash(2, Buffer.from(pem));
  await crash(3, der.subarray(36, 68));
  await crash(4, Buffer.from(der.subarray(36, 68)).reverse());
  await crash(5, Buffer.from('more'));
  expect(await tend()).toEqual(['1.dmp', '5.dmp']);
  expect(logged).toContain('A crash dump was removed: it may contain a secret.');
});

it('at most ten dumps are kept, the newest', async () => {
  searched = [];
  for (let number = 11; number <= 25; number += 1) await crash(number, Buffer.alloc(0));
  const kept = await tend();
  expect(kept).toHaveLength(10);
  expect(kept[0]).toBe('16.dmp');
});

it('dumps that cannot be searched because the keychain is locked are removed, those searched before are kept', async () => {
  searched = [];
  await crash(1, Buffer.alloc(0));
  expect(await tend()).toEqual(['1.dmp']);
  await crash(2, Buffer.alloc(0));
  const locked = open({ ...secrets, use: () => Promise.reject(new Error('locked')) });
  expect(await tend(locked.diagnostics)).toEqual(['1.dmp']);
  await locked.close();
});

it('an end that nobody asked for is noticed at the next start, once, and a usual one is not', () => {
  const now = () => new Date('2026-12-01T05:46:00.000Z');
  const first = watchForUnexpectedEnd(home, now);
  expect(first.read()).toBeNull();
  const afterKill = watchForUnexpectedEnd(home, now);
  expect(afterKill.read()).toEqual({ what: 'app', at: '2026-12-01T05:46:00.000Z' });
  afterKill.dismiss();
  expect(afterKill.read()).toBeNull();
  afterKill.endsWell();
  expect(watchForUnexpectedEnd(home, now).read()).toBeNull();
});

it('a crash of the window is reported until it is dismissed', () => {
  const watched = watchForUnexpectedEnd(home, () => new Date(0));
  watched.windowCrashed();
  expect(watched.read()).toEqual({ what: 'window', at: '1970-01-01T00:00:00.000Z' });
  watched.dismiss();
  expect(watched.read()).toBeNull();
});

function files(path: string | null) {
  return createDiagnosticsFiles({
    maker: engine.diagnostics,
    host: () => ({
      program: 'app',
      version: '1',
      isPackaged: false,
      locale: 'en',
      displays: [],
      environment: {},
    }),
    choosePath: async (name) => path && join(path, name),
  });
}

it('what is saved is the preview, without the parts that were left out', async () => {
  const shown = files(home);
  const gathered: Diagnostics = await shown.gather();
  const name = (await shown.save(gathered.at, ['system'])) ?? '';
  expect(name).toMatch(/^Slipway diagnostics \d{4}-\d\d-\d\d \d{4}\.txt$/);
  const system = gathered.parts.find((part) => part.name === 'system')?.text ?? 'none';
  expect(await readFile(join(home, name), 'utf8')).toContain(system);
  expect(shown.saved()).toBe(join(home, name));
});

it('without a place nothing is written, and of an older preview neither', async () => {
  const shown = files(null);
  const first = await shown.gather();
  expect(await shown.save(first.at, ['system'])).toBeNull();
  const outdated = await shown.save('2000-01-01T00:00:00.000Z', ['system']).catch(toAppError);
  expect(outdated).toMatchObject({ code: 'diagnostics-outdated' });
  expect(shown.saved()).toBeNull();
});
