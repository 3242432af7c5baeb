import { chmod, mkdir, readdir, stat } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type Practice, startPractice } from '../../src-main/practice/server';
import { clientFor } from './client/plain-client';
import { makeFolder, start } from './client/start';
import { sendPart, startUpload } from './client/upload';

/** `fetch` does not allow some headers; this sends exactly the given ones. */
function askAs(
  { url }: Practice,
  headers: Record<string, string>,
  path = '/v1/apps',
): Promise<{ status: number; text: string; headers: NodeJS.Dict<string | string[]> }> {
  return new Promise((resolve, reject) => {
    const sent = request(new URL(path, url), { headers }, (answer) => {
      let text = '';
      answer.on('data', (piece) => {
        text += String(piece);
      });
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, text, headers: answer.headers }),
      );
    });
    sent.on('error', reject);
    sent.end();
  });
}

test.each([
  'practice.evil.test',
  'practice.evil.test:80',
  '127.0.0.1.evil.test',
  'evil.test@127.0.0.1',
  '169.254.1.1',
  '[::2]',
  'localhost/x',
])('a request for the host “%s” is refused, whatever its token', async (host) => {
  const { practice, client } = await start();
  expect((await client.get('/v1/apps')).status).toBe(200);
  for (const path of ['/v1/apps', '/parts/x/1']) {
    const answer = await askAs(practice, { host }, path);
    expect(answer.status).toBe(421);
    expect(JSON.parse(answer.text).errors[0].detail).toContain('127.0.0.1');
  }
});

test('the server answers under every name of this computer, with and without a port', async () => {
  const { practice } = await start();
  const { port } = new URL(practice.url);
  for (const name of ['127.0.0.1', 'localhost', 'LOCALHOST', '[::1]'])
    for (const host of [name, `${name}:${port}`, `${name}:1`])
      expect((await askAs(practice, { host })).status, host).toBe(401);
});

test.each([
  [{ origin: 'https://evil.test' }],
  [{ origin: 'null' }],
  [{ origin: 'file://' }],
  [{ 'sec-fetch-site': 'cross-site' }],
  [{ 'sec-fetch-site': 'same-site' }],
])('a web page that sends %j is refused and gets no CORS permission', async (headers) => {
  const { practice } = await start();
  const answer = await askAs(practice, headers);
  expect(answer.status).toBe(403);
  expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual(
    [],
  );
});

test('a page on this computer still needs a token', async () => {
  const { practice } = await start();
  expect((await askAs(practice, { origin: 'http://localhost:3000' })).status).toBe(401);
});

test('a request without a valid token uses up no fault', async () => {
  const faults = ['unauthorized-once', 'html-body', 'server-error-before:/v1', 'rate-limited'];
  const { practice, client } = await start({ faults });
  const set = practice.faults.list().map((fault) => ({ ...fault }));
  for (const authorization of ['', 'Bearer x.y.z'])
    for (const path of ['/v1/apps', '/v1/nowhere'])
      expect((await askAs(practice, { authorization }, path)).status).toBe(401);
  expect(practice.faults.list()).toEqual(set);
  expect((await client.get('/v1/apps')).status).toBe(503);
  expect((await client.get('/v1/apps')).status).toBe(500);
  expect((await client.get('/v1/apps')).status).toBe(401);
  expect((await client.get('/v1/apps')).status).toBe(429);
  expect(practice.faults.list()).toEqual([]);
});

test('an address that was not handed out uses up no fault of the storage', async () => {
  const { practice, client } = await start();
  const { operations, bytes } = await startUpload(client);
  practice.faults.add('server-error-before:/parts');
  const real = new URL(operations[0].url);
  const guessed = `${real.pathname}?expires=${real.searchParams.get('expires')}&signature=0`;
  expect((await askAs(practice, {}, guessed)).status).toBe(403);
  expect(practice.faults.list()).toHaveLength(1);
  expect((await sendPart(operations[0], bytes)).status).toBe(500);
  expect(practice.faults.list()).toEqual([]);
});

/** Everything below a folder with its permissions: `world.json 600`. */
async function modesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true });
  const modes = ['.', ...names].map(async (name) => {
    const { mode } = await stat(join(folder, name));
    return [name, (mode & 0o777).toString(8)] as const;
  });
  return (await Promise.all(modes))
    .filter(([, mode]) => mode !== '600' && mode !== '700')
    .map((pair) => pair.join(' '));
}

test.skipIf(process.platform === 'win32')('only the owner can read a practice world', async () => {
  const folder = join(await makeFolder(), 'server');
  const before = process.umask(0);
  onTestFinished(() => void process.umask(before));
  const practice = await startPractice({ folder, speed: 1, keepState: true });
  const { operations, bytes } = await startUpload(await clientFor(practice));
  await sendPart(operations[0], bytes);
  await practice.close();
  expect(await modesIn(folder)).toEqual([]);
});

test.skipIf(process.platform === 'win32')(
  'files that an older Slipway left open to others are closed',
  async () => {
    const folder = await makeFolder();
    await mkdir(join(folder, 'received'), { mode: 0o755 });
    await (await startPractice({ folder, speed: 1, keepState: true })).close();
    await chmod(join(folder, 'world.json'), 0o644);
    await (await startPractice({ folder, speed: 1, keepState: true })).close();
    expect(await modesIn(folder)).toEqual([]);
  },
);
