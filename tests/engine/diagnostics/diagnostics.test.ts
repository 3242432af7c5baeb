import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { DiagnosticsPartName } from '#shared/domain/diagnostics';
import { appError } from '#shared/errors';
import { runHandlers } from '../../../src-main/app/ipc/run-handlers';
import { createEngine } from '../../../src-main/engine/create-engine';
import type { HostFacts } from '../../../src-main/engine/diagnostics/facts';
import { openLogger } from '../../../src-main/engine/diagnostics/logger';
import type { Engine } from '../../../src-main/engine/engine';
import type { SecretStore } from '../../../src-main/engine/ports';
import type { NewRunEvent } from '../../../src-main/engine/publish/run-event';
import { keepRun } from '../../e2e/support/kept-runs';
import { secretsInMemory } from '../../helpers/rehearsal';
import { findTrace, tracesOf } from '../../helpers/secret-search';

const newKey = (): string =>
  generateKeyPairSync('ec', { namedCurve: 'P-256' })
    .privateKey.export({ type: 'pkcs8', format: 'pem' })
    .toString();

const all = DiagnosticsPartName.options;
const host: HostFacts = {
  program: 'command',
  version: '9.8.7',
  isPackaged: false,
  locale: 'en-GB',
  displays: [{ width: 1280, height: 720, scale: 2 }],
  environment: {},
};

let home: string;
let engine: Engine;
let secrets: SecretStore & { kept: Map<string, string> };

function open(with_: SecretStore = secrets): Engine {
  engine = createEngine({ home, secrets: with_, uploadWorker: new URL('file:///none') });
  return engine;
}

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'slipway-diagnostics-'));
  secrets = secretsInMemory();
  open();
});
afterEach(async () => {
  await engine.close();
  await rm(home, { recursive: true, force: true });
});

async function fileOf(facts: HostFacts = host): Promise<string> {
  const gathered = await engine.diagnostics.gather(facts);
  return engine.diagnostics.write(gathered, all, facts);
}

/** App Store Connect is not reached from here, so that the key is kept as not tested. */
async function addAccount(privateKeyPem: string, storage: 'keychain' | 'session'): Promise<void> {
  const ids = { name: 'Team', keyId: 'AB12CD34EF', issuerId: null };
  await engine.accounts.add({ ...ids, privateKeyPem, storage });
}

const failure = (said: string): NewRunEvent => ({
  type: 'step-failed',
  step: 'upload',
  error: appError('request-refused', said, {
    apple: {
      status: 409,
      errors: [{ code: 'ENTITY_ERROR', title: said, detail: said, source: null }],
      requestId: 'REQ-1234',
    },
  }),
});

it('the file has every part, the versions, the outline of a run and the log', async () => {
  await keepRun(home, { buildNumber: '42', minutesAgo: 5, events: [[1, failure('Refused')]] });
  openLogger(join(home, 'logs')).warn('A request was repeated.', { status: 503 });
  const file = await fileOf();
  for (const name of all) expect(file).toContain(`\n[${name}]\n`);
  expect(file).toContain('slipway: 9.8.7');
  expect(file).toContain(`node: ${process.versions.node}`);
  expect(file).toContain('displays: 1280x720@2');
  expect(file).toMatch(/run \S+ practice interrupted bundleId=com.northwind.orbit version=1.4.0/);
  expect(file).toMatch(
    /step-failed step=upload status=409 requestId=REQ-1234 code=request-refused apple=ENTITY_ERROR/,
  );
  expect(file).toContain('A request was repeated.');
});

it('the file has no notes, group names, tester addresses, account names or paths with a person’s name', async () => {
  const path = join(homedir(), 'builds/Orbit.ipa');
  await keepRun(home, {
    buildNumber: '42',
    minutesAgo: 5,
    plan: { packagePath: path, groups: ['Secret circle'] },
    events: [
      [1, { type: 'write-intended', what: 'group Secret circle' }],
      [2, { type: 'note-changed-elsewhere', locale: 'de-DE', text: 'Text of someone' }],
      [
        3,
        { type: 'group-read-back', name: 'Secret circle', isInternal: false, isAutomatic: false },
      ],
      [4, failure('anna@example.com is not a tester')],
    ],
  });
  openLogger(join(home, 'logs')).warn('Not sent.', {
    to: 'anna@example.com',
    path,
    other: '/Users/someone/Desktop/x.ipa',
  });
  const file = await fileOf();
  expect(file).toContain('note-changed-elsewhere');
  expect(file).toContain('~/builds/Orbit.ipa');
  expect(file).toContain('/Users/[user]/Desktop');
  expect(file).not.toMatch(/Secret circle|Text of someone|Offline search|anna@|Rehearsal team/);
  expect(file).not.toContain(homedir());
  expect(file).not.toContain(`/${userInfo().username}/`);
});

it('no secret that is planted anywhere is in the file, and each is counted', async () => {
  const live = newKey();
  const practice = newKey();
  await mkdir(join(home, 'practice/server'), { recursive: true });
  await writeFile(join(home, 'practice/server/AuthKey_PRACAB12CD.p8'), practice);
  await addAccount(live, 'keychain');
  secrets.kept.set('proxy-password', 'open-sesame/42');
  secrets.kept.set('translator-secret', 'tr-0123456789abcdef');
  await engine.messages.add(
    {
      name: 'Releases',
      service: 'json',
      events: ['failed'],
      bundleIds: null,
      includesPractice: false,
      includesNotes: false,
    },
    {
      url: 'https://hooks.example.com/services/T0AB12CD3/kPz8wQm2Rv7xYt4LsNd1',
      secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
    },
  );
  const environment = {
    CI_DEPLOY_TOKEN: 'glpat-abcdefgh1234',
    HTTPS_PROXY: 'http://u:envpass99@p:1',
  };
  const planted = [
    ...tracesOf(live),
    ...tracesOf(practice),
    'open-sesame/42',
    'tr-0123456789abcdef',
    'https://x.example/services/T0AB12CD3/kPz8wQm2Rv7xYt4LsNd1',
    'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
    'glpat-abcdefgh1234',
    'envpass99',
  ];
  const spelled = planted.flatMap((text) => [
    text,
    encodeURIComponent(text),
    Buffer.from(text).toString('base64'),
    Buffer.from(`u:${text}`).toString('base64'),
    Buffer.from(text).toString('hex'),
  ]);
  const hearts = [...planted.filter((text) => !text.startsWith('https')), 'kPz8wQm2Rv7xYt4LsNd1'];
  await mkdir(join(home, 'logs'), { recursive: true });
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...spelled),
      fc.constantFrom(...spelled),
      async (one, other) => {
        await rm(join(home, 'practice/runs'), { recursive: true, force: true });
        // Unmasked, as nothing in Slipway writes it: the search is the last line of defense.
        await writeFile(
          join(home, 'logs/slipway.log'),
          `{"message":${JSON.stringify(one)}} ${other}\n`,
        );
        await writeFile(
          join(home, 'settings.json'),
          JSON.stringify({ settings: { theme: one, language: other, recentActions: [one] } }),
        );
        await keepRun(home, {
          buildNumber: '42',
          minutesAgo: 5,
          events: [
            [1, failure(one)],
            [2, { type: 'build-found', buildId: other }],
            [3, { type: 'step-reported', step: 'process', sentence: one, limitAt: null }],
          ],
        });
        const gathered = await engine.diagnostics.gather({ ...host, environment });
        const file = await engine.diagnostics.write(gathered, all, { ...host, environment });
        expect(findTrace(file, hearts)).toBeNull();
        expect(
          findTrace(
            file,
            hearts.map((text) => Buffer.from(text).toString('hex')),
          ),
        ).toBeNull();
        expect(
          findTrace(
            file,
            hearts
              .map((text) => Buffer.from(text).toString('base64').slice(0, -4))
              .filter((text) => text !== ''),
          ),
        ).toBeNull();
        expect(gathered.parts.find(({ name }) => name === 'log')?.masked).toBeGreaterThan(0);
        expect(gathered.secrets).toBe(7);
      },
    ),
    { numRuns: 40 },
  );
});

it('no UDID of a device is in the file, in a log or in the log of a run, whatever its form', async () => {
  const hex = (length: number) => randomBytes(length / 2).toString('hex');
  const [long, short, bare] = [hex(40), `${hex(8)}-${hex(16)}`.toUpperCase(), hex(24)];
  const ofMac = randomUUID().toUpperCase();
  const ids = [randomUUID(), hex(64), hex(32)];
  const said = [
    `A device with number '${short}' already exists on this team.`,
    `UDID: ${long}; ${bare}, device ID ${ofMac} (request ${ids.join(' ')})`,
  ].join(' ');
  await keepRun(home, { buildNumber: '42', minutesAgo: 5, events: [[1, failure(said)]] });
  openLogger(join(home, 'logs')).warn(said, { udid: ofMac, nested: { at: [long, ...ids] } });
  const line = await readFile(join(home, 'logs/slipway.log'), 'utf8');
  const [run] = await engine.runs.list();
  const handlers = runHandlers({ engine } as Parameters<typeof runHandlers>[0]);
  const log = JSON.stringify(await handlers['runs:log']({ runId: run?.id ?? '' }));
  for (const [place, text] of Object.entries({ file: await fileOf(), line, log })) {
    for (const value of [long, short, bare, ofMac])
      expect(text.toLowerCase().includes(value.toLowerCase()), place).toBe(false);
  }
  // IDs and checksums, which support asks for, stay.
  for (const id of ids) for (const text of [line, log]) expect(text).toContain(id);
});

it('a key that is kept for this session is searched for too', async () => {
  const pem = newKey();
  await addAccount(pem, 'session');
  const gathered = await engine.diagnostics.gather(host);
  expect(gathered.secrets).toBe(1);
});

it('without the keychain the file says so, and what looks like a secret is masked all the same', async () => {
  await engine.close();
  const locked = { ...secrets, use: () => Promise.reject(new Error('locked')) };
  open(locked);
  openLogger(join(home, 'logs'));
  await mkdir(join(home, 'logs'), { recursive: true });
  await writeFile(join(home, 'logs/slipway.log'), `${newKey()} password=hush-hush\n`);
  const gathered = await engine.diagnostics.gather(host);
  expect(gathered.unsearched).not.toBeNull();
  const file = await engine.diagnostics.write(gathered, all, host);
  expect(file).toContain('keychainNotSearched: unexpected');
  expect(file).not.toMatch(/hush|BEGIN PRIVATE|MIGHAg/);
});

it('parts that are left out are not in the file, which names them', async () => {
  openLogger(join(home, 'logs')).warn('A line of the log.');
  const gathered = await engine.diagnostics.gather(host);
  const file = await engine.diagnostics.write(gathered, ['system', 'settings'], host);
  expect(file).toContain('leftOut: connection, accounts, crashes, runs, log');
  expect(file).not.toContain('A line of the log.');
  expect(file).not.toContain('[log]');
});

it('a long log keeps its newest lines, and the file stays below a megabyte', async () => {
  const log = openLogger(join(home, 'logs'));
  for (let line = 0; line < 3000; line += 1) log.info(`Line ${line} ${'x'.repeat(400)}`);
  for (let run = 0; run < 22; run += 1)
    await keepRun(home, {
      buildNumber: `${run}`,
      minutesAgo: 60 - run,
      events: Array.from({ length: 5 }, (_, second) => [
        second,
        { type: 'delivery-seen', state: `PROCESSING-${second}`, errors: [], warnings: [] },
      ]),
    });
  const file = await fileOf();
  expect(Buffer.byteLength(file)).toBeLessThan(1_000_000);
  expect(file).toContain('Line 2999 ');
  expect(file).not.toContain('Line 0 ');
  expect(file).toContain('buildNumber=21');
  expect(file).not.toContain('buildNumber=0 ');
});

it('a secret that becomes known after the preview is not written', async () => {
  await mkdir(join(home, 'logs'), { recursive: true });
  await writeFile(join(home, 'logs/slipway.log'), 'it said later-known-word and more\n');
  const gathered = await engine.diagnostics.gather(host);
  secrets.kept.set('proxy-password', 'later-known-word');
  const file = await engine.diagnostics.write(gathered, all, host);
  expect(file).toContain('it said [masked] and more');
});
