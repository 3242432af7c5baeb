import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildUploads, keyOptions, type PracticeSide, startPracticeSide } from './practice-side';
import { startRecordingProxy } from './recording-proxy';
import { slipway, temporaryFolder } from './slipway-process';

async function sampleIn(folder: string, ...options: string[]): Promise<string> {
  const file = join(folder, 'sample.ipa');
  await slipway(['sample', file, ...options], folder);
  return file;
}

/** A valid key that no server knows. */
async function strangeKey(folder: string): Promise<{ keyId: string; privateKeyPath: string }> {
  const privateKeyPath = join(folder, 'AuthKey_PRACZZ99ZZ.p8');
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  await writeFile(privateKeyPath, privateKey.export({ type: 'pkcs8', format: 'pem' }), {
    mode: 0o600,
  });
  return { keyId: 'PRACZZ99ZZ', privateKeyPath };
}

async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 1;
}

test('a blocker ends with status 3, and the server only got reads', async () => {
  const folder = await temporaryFolder();
  const side = await startPracticeSide(folder);
  const file = await sampleIn(folder);
  const proxy = await startRecordingProxy(side.url);
  const key = keyOptions({ ...side, url: proxy.url });
  const { status, lines } = await slipway(
    ['publish', file, '--json', '--group', 'Nobody', ...key],
    folder,
  );
  proxy.close();
  expect(lines.at(-1)).toMatchObject({ event: 'run-ended', outcome: 'blocked', receipt: null });
  expect(lines.at(-1).findings.map((one: { code: string }) => one.code)).toContain(
    'group-not-found',
  );
  expect(status).toBe(3);
  expect(proxy.requests.filter((one) => !one.startsWith('GET '))).toEqual([]);
});

test('check with a key reports what the server knows, and a blocker gives status 3', async () => {
  const folder = await temporaryFolder();
  const side = await startPracticeSide(folder);
  const file = await sampleIn(folder, '--bundle-id', 'app.slipway.unheard-of');
  const { status, lines } = await slipway(['check', file, '--json', ...keyOptions(side)], folder);
  expect(lines[0].findings[0]).toMatchObject({ code: 'app-not-found', severity: 'blocker' });
  expect(status).toBe(3);
});

test('the limit for the build to appear ends with status 4, and the run can be resumed', async () => {
  const folder = await temporaryFolder();
  const side = await startPracticeSide(folder, '--fault', 'build-never-appears');
  const file = await sampleIn(folder);
  const { status, lines } = await slipway(
    ['publish', file, '--json', '--find-build-minutes', '0.05', ...keyOptions(side)],
    folder,
  );
  expect(lines.at(-1)).toMatchObject({
    outcome: 'stopped-waiting',
    receipt: null,
    resumable: true,
  });
  expect(status).toBe(4);
});

test('an upload that Apple refuses is reported with what to do, and without an offer to resume', async () => {
  const folder = await temporaryFolder();
  const side = await startPracticeSide(folder, '--fault', 'delivery-fails:90683');
  const file = await sampleIn(folder);
  const { status, lines, stderr } = await slipway(
    ['publish', file, '--json', ...keyOptions(side)],
    folder,
  );
  expect(lines.at(-1)).toMatchObject({
    outcome: 'failed',
    error: {
      code: 'delivery-failed',
      whatToDo: expect.stringContaining('increase the build number'),
    },
    resumable: false,
  });
  expect(stderr).toContain('90683');
  expect(stderr).toContain('increase the build number');
  expect(stderr).toContain('This run can’t be resumed.');
  expect(stderr).not.toContain('slipway resume');
  expect(status).toBe(1);
});

test.each<[string, (side: PracticeSide, folder: string) => Promise<Partial<PracticeSide>>]>([
  ['a wrong issuer ID', async () => ({ issuerId: randomUUID() })],
  ['a key that the server does not know', async (_, folder) => strangeKey(folder)],
])('publishing with %s ends with status 5', async (_, change) => {
  const folder = await temporaryFolder();
  const side = await startPracticeSide(folder);
  const file = await sampleIn(folder);
  const wrong = { ...side, ...(await change(side, folder)) };
  const { status, lines, stderr } = await slipway(
    ['publish', file, '--json', ...keyOptions(wrong)],
    folder,
  );
  expect(lines.at(-1)).toMatchObject({
    event: 'run-ended',
    outcome: 'failed',
    error: { code: 'key-refused' },
  });
  expect(stderr).toMatch(/rejected the key/);
  expect(status).toBe(5);
  expect(await buildUploads(side, side.apps[0]?.bundleId ?? '')).toEqual([]);
});

test('publishing without any server ends with status 1 and says so', async () => {
  const folder = await temporaryFolder();
  const file = await sampleIn(folder);
  const { privateKeyPath } = await strangeKey(folder);
  const url = `http://127.0.0.1:${await closedPort()}`;
  const key = ['--api-url', url, '--issuer-id', randomUUID(), '--private-key', privateKeyPath];
  const { status, lines } = await slipway(['publish', file, '--json', ...key], folder);
  expect(lines.at(-1)).toMatchObject({ outcome: 'failed', error: { code: 'network-unreachable' } });
  expect(status).toBe(1);
});

test('a key file that is not a key is reported before anything starts', async () => {
  const folder = await temporaryFolder();
  const file = await sampleIn(folder);
  const rubbish = join(folder, 'AuthKey_PRACZZ99ZZ.p8');
  await writeFile(rubbish, 'this is not a key');
  const key = [
    '--api-url',
    'http://127.0.0.1:1',
    '--issuer-id',
    randomUUID(),
    '--private-key',
    rubbish,
  ];
  const { status, lines } = await slipway(['publish', file, '--json', ...key], folder);
  expect(lines).toMatchObject([
    { event: 'run-ended', outcome: 'failed', runId: null, error: { code: 'key-not-pem' } },
  ]);
  expect(status).toBe(1);
});

test.each(['show', 'resume', 'cancel'])(
  '%s of a run that does not exist ends with status 1',
  async (name) => {
    const { status, stderr } = await slipway(
      [name, '20300101-000000-abcdef'],
      await temporaryFolder(),
    );
    expect(stderr).toMatch(/Run not found/);
    expect(status).toBe(1);
  },
);

test('a run that waits for permission to email testers ends with status 8, and “notify” finishes it', async () => {
  const folder = await temporaryFolder();
  const side = await startPracticeSide(folder);
  const file = await sampleIn(folder);
  const asks = ['--group', 'Design', '--notify', 'when-confirmed'];
  const asked = await slipway(['publish', file, '--json', ...asks, ...keyOptions(side)], folder);
  const ended = asked.lines.at(-1);
  expect(ended).toMatchObject({ outcome: 'ready-to-notify', exitStatus: 8, receipt: null });
  expect(asked.status).toBe(8);
  expect(asked.stderr).toContain(`slipway notify ${ended.runId}`);

  const notified = await slipway(['notify', ended.runId, '--json', ...keyOptions(side)], folder);
  expect(notified.lines.at(-1)).toMatchObject({ outcome: 'done', exitStatus: 0 });
  expect(notified.status).toBe(0);
  const again = await slipway(['notify', ended.runId, '--json', ...keyOptions(side)], folder);
  expect(again.lines.at(-1)).toMatchObject({ error: { code: 'run-not-ready-to-notify' } });
  expect(again.status).toBe(1);
});

test('an invalid time for emails is a usage error and names the valid format', async () => {
  const folder = await temporaryFolder();
  const file = await sampleIn(folder);
  const { status, stderr } = await slipway(['publish', file, '--notify', 'tomorrow'], folder);
  expect(status).toBe(2);
  expect(stderr).toMatch(/automatic, when-confirmed, none or a time/);
});

test('a run without its notes ends with status 9 before testers, and “resume --notes” finishes it', async () => {
  const folder = await temporaryFolder();
  const side = await startPracticeSide(folder);
  const file = await sampleIn(folder);
  const later = ['--notes-later', '--group', 'Design'];
  const asked = await slipway(['publish', file, '--json', ...later, ...keyOptions(side)], folder);
  const ended = asked.lines.at(-1);
  expect(ended).toMatchObject({ outcome: 'waiting-for-notes', exitStatus: 9, receipt: null });
  expect(asked.status).toBe(9);
  expect(asked.stderr).toContain(`slipway resume ${ended.runId} --notes FILE`);

  const early = await slipway(['resume', ended.runId, '--json', ...keyOptions(side)], folder);
  expect(early.lines.at(-1)).toMatchObject({ error: { code: 'run-not-resumable' } });

  const notes = join(folder, 'release_notes.json');
  await writeFile(notes, JSON.stringify({ 'en-US': 'Offline search.' }));
  const resumed = await slipway(
    ['resume', ended.runId, '--json', '--notes', notes, ...keyOptions(side)],
    folder,
  );
  expect(resumed.lines.at(-1)).toMatchObject({ outcome: 'done', exitStatus: 0 });
  expect(resumed.status).toBe(0);
});
