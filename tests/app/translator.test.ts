import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Reply, RequestChannel } from '#shared/ipc/contract';
import type { Question } from '#shared/words/confirm';
import { createConfirmer } from '../../src-main/app/confirm';
import { answerCall } from '../../src-main/app/ipc/answer-call';
import type { HandlerParts, Handlers } from '../../src-main/app/ipc/handlers';
import { translatorHandlers } from '../../src-main/app/ipc/translator-handlers';
import { createTranslator } from '../../src-main/app/translator';
import { fetchThrough } from '../../src-main/engine/proxy/fetch-through';
import { secretsInMemory } from '../helpers/rehearsal';
import { startTranslatorService, type TranslatorService } from '../helpers/translator-service';

let folder: string;
let service: TranslatorService;
let kept: Map<string, unknown>;
let secrets: ReturnType<typeof secretsInMemory>;
let questions: Question[];
let answer: boolean;
let chosen: string | null;
let logged: unknown[];
let handlers: Handlers;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-translator-'));
  service = await startTranslatorService();
  kept = new Map();
  secrets = secretsInMemory();
  questions = [];
  answer = true;
  chosen = join(folder, 'translate');
  logged = [];
  const ran = JSON.stringify(join(folder, 'ran'));
  await writeFile(
    chosen,
    `#!${process.execPath}
const fs = require('node:fs');
fs.appendFileSync(${ran}, JSON.stringify(process.argv.slice(2)) + '\\n');
const { targets } = JSON.parse(fs.readFileSync(0, 'utf8'));
process.stdout.write(JSON.stringify({ translations: targets.map((locale) => ({ locale, text: 'Done' })) }));`,
  );
  await chmod(chosen, 0o755);
  start();
});
afterEach(async () => {
  await service.close();
  await rm(folder, { recursive: true, force: true });
});

/** A start of the app: its settings file and keychain are those of the last one. */
function start(): void {
  const translator = createTranslator({
    store: { get: (name) => kept.get(name), set: (name, value) => void kept.set(name, value) },
    secrets,
    fetch: fetchThrough({ routesFor: async () => [null] }),
  });
  const confirmer = createConfirmer(async (question) => {
    questions.push(question);
    return answer;
  });
  handlers = translatorHandlers({
    translator,
    confirmer,
    chooseFile: async () => chosen,
  } as unknown as HandlerParts) as Handlers;
}

/** As the page sends it. */
const call = (channel: RequestChannel, params: unknown = {}): Promise<Reply<unknown>> =>
  answerCall(handlers, channel, params, (name, thrown) => logged.push(name, String(thrown)));
const codeOf = (reply: Reply<unknown>) => (reply.ok ? null : reply.error.code);
const request = {
  source: { locale: 'en-US', text: 'Try it.' },
  targets: ['de-DE'],
  app: { name: 'Orbit Notes', bundleId: null },
};
const useService = (change: object = {}) =>
  call('translator:use-service', { url: service.url, header: null, secret: null, ...change });
const runs = () =>
  readFile(join(folder, 'ran'), 'utf8').then(
    (text) => text.trim().split('\n').length,
    () => 0,
  );

it('nothing is sent and nothing is run while no translator is turned on', async () => {
  expect(codeOf(await call('translator:translate', request))).toBe('translator-off');
  answer = false;
  expect(await useService()).toEqual({ ok: true, value: null });
  expect(await call('translator:use-program', { arguments: [], keepsProgram: false })).toEqual({
    ok: true,
    value: null,
  });
  expect(codeOf(await call('translator:translate', request))).toBe('translator-off');
  expect(questions).toHaveLength(2);
  expect(service.requests).toEqual([]);
  expect(await runs()).toBe(0);
  expect(await call('translator:read')).toEqual({ ok: true, value: { kind: 'off' } });
});

it('a service is used after a person confirmed its address, and until it is turned off', async () => {
  await useService();
  expect(questions[0]?.message).toContain(new URL(service.url).host);
  expect(questions[0]?.detail).toContain(service.url);
  expect(service.requests).toEqual([]);
  expect(await call('translator:translate', request)).toMatchObject({
    ok: true,
    value: [{ locale: 'de-DE', text: 'de-DE: TRY IT.' }],
  });
  await call('translator:turn-off');
  expect(codeOf(await call('translator:translate', request))).toBe('translator-off');
  expect(service.requests).toHaveLength(1);
});

it('the question names the whole command, and each change of it asks again', async () => {
  const hidden = 'x\u202ey\nz';
  await call('translator:use-program', { arguments: ['--fast', hidden], keepsProgram: false });
  expect(questions[0]?.detail).toContain(`“${chosen}” “--fast” “x\ufffdy\ufffdz”`);
  expect(await call('translator:translate', request)).toMatchObject({
    value: [{ locale: 'de-DE', text: 'Done' }],
  });
  expect(await readFile(join(folder, 'ran'), 'utf8')).toBe(
    `${JSON.stringify(['--fast', hidden])}\n`,
  );
  answer = false;
  await call('translator:use-program', { arguments: ['--other'], keepsProgram: true });
  expect(questions[1]?.detail).toContain(`“${chosen}” “--other”`);
  expect(await call('translator:read')).toMatchObject({ value: { arguments: ['--fast', hidden] } });
});

it('the page can name no program, and has none run that a person did not choose', async () => {
  expect(
    codeOf(
      await call('translator:use-program', {
        program: '/bin/sh',
        arguments: [],
        keepsProgram: true,
      }),
    ),
  ).toBe('call-malformed');
  expect(codeOf(await call('translator:use-program', { arguments: [], keepsProgram: true }))).toBe(
    'translator-off',
  );
  expect(
    codeOf(
      await call('translator:use-program', { arguments: ['x'.repeat(501)], keepsProgram: false }),
    ),
  ).toBe('call-malformed');
  chosen = null;
  expect(await call('translator:use-program', { arguments: [], keepsProgram: false })).toEqual({
    ok: true,
    value: null,
  });
  expect(questions).toEqual([]);
});

it.each([
  ['a header that frames the request', { header: 'Content-Length', secret: '1' }],
  ['a header with a line break', { header: 'X-Key\r\nHost', secret: '1' }],
  ['a secret with a line break', { header: 'X-Key', secret: 'a\r\nX-Other: b' }],
  ['an address that is too long to be read', { url: `https://example.com/${'x'.repeat(1000)}` }],
  ['a field that does not exist', { method: 'PUT' }],
])('%s is refused before a person is asked', async (_name, change) => {
  expect(codeOf(await useService(change))).toBe('call-malformed');
  expect(questions).toEqual([]);
});

it('an address without TLS on another computer is refused before a person is asked', async () => {
  expect(codeOf(await useService({ url: 'http://example.com/' }))).toBe('translator-address');
  expect(questions).toEqual([]);
});

it('the secret is in the keychain alone, and never in settings, replies, errors or logs', async () => {
  const secret = 'own-s3cret-s3cret';
  const replies = [await useService({ header: 'Authorization', secret })];
  expect([...secrets.kept.values()]).toEqual([secret]);
  replies.push(await call('translator:read'), await call('translator:translate', request));
  service.answer(({ headers }, response) =>
    response.writeHead(500).end(`Wrong: ${headers.authorization}`),
  );
  replies.push(await call('translator:translate', request));
  service.answer(({ headers }, response) => response.end(`${headers.authorization}`));
  replies.push(await call('translator:translate', request));
  expect(service.requests.every(({ headers }) => headers.authorization === secret)).toBe(true);
  expect(service.requests).toHaveLength(3);
  const everything = JSON.stringify([replies, [...kept], questions, logged]);
  expect(everything).not.toContain('s3cret');
});

it('the secret of one service is never sent to another one', async () => {
  await useService({ header: 'X-Key', secret: 's3cret' });
  const other = await startTranslatorService();
  expect(codeOf(await useService({ url: other.url, header: 'X-Key' }))).toBe('translator-address');
  expect(codeOf(await useService({ header: 'X-Other' }))).toBe('translator-address');
  // Another path of the same service keeps it.
  expect(await useService({ url: `${service.url}/v2`, header: 'X-Key' })).toMatchObject({
    ok: true,
  });
  await call('translator:translate', request);
  expect(service.requests.at(-1)?.headers['x-key']).toBe('s3cret');
  await call('translator:turn-off');
  expect(secrets.kept.size).toBe(0);
  await useService({ url: other.url });
  await call('translator:translate', request);
  expect(other.requests.map(({ headers }) => headers['x-key'])).toEqual([undefined]);
  await other.close();
});

it('a translator that is on stays on at the next start', async () => {
  await useService();
  start();
  expect(await call('translator:read')).toMatchObject({
    value: { kind: 'http', url: service.url },
  });
});

it('a settings file with anything in it is a translator that is off', async () => {
  for (const state of ['on', { kind: 'command' }, { kind: 'http', url: 1 }]) {
    kept.set('translator', state);
    expect(codeOf(await call('translator:translate', request))).toBe('translator-off');
  }
  // Edited by hand: the address is checked again where it is used.
  kept.set('translator', { kind: 'http', url: 'http://example.com/', header: null });
  expect(codeOf(await call('translator:translate', request))).toBe('translator-address');
});

it('one thing is translated at a time, and stopping it lets the next one begin', async () => {
  await useService();
  let arrived: () => void = () => undefined;
  const isThere = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  service.answer(() => arrived());
  const first = call('translator:translate', request);
  await isThere;
  expect(codeOf(await call('translator:translate', request))).toBe('translator-busy');
  await call('translator:cancel');
  expect(codeOf(await first)).toBe('translator-canceled');
  service.answer((_, response) => response.end('{"translations":[]}'));
  expect(await call('translator:translate', request)).toMatchObject({ ok: true });
});

it('turning the translator off ends what is under way', async () => {
  await useService();
  const first = new Promise<Reply<unknown>>((resolve) => {
    service.answer(() => void call('translator:turn-off'));
    void call('translator:translate', request).then(resolve);
  });
  expect(codeOf(await first)).toBe('translator-canceled');
});

it.each([
  ['no text', { ...request, source: { locale: 'en-US', text: '' } }],
  ['no language', { ...request, targets: [] }],
  ['more languages than are asked for at once', { ...request, targets: Array(9).fill('de-DE') }],
  ['a text that is no note', { ...request, source: { locale: 'a', text: 'x'.repeat(20_001) } }],
  ['more than the translator gets', { ...request, notes: [] }],
])('a request with %s is refused', async (_name, params) => {
  await useService();
  expect(codeOf(await call('translator:translate', params))).toBe('call-malformed');
  expect(service.requests).toEqual([]);
});
