import { existsSync } from 'node:fs';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { TranslationRequest } from '#shared/domain/translator';
import { AppException, appError, toAppError } from '#shared/errors';
import { inWords } from '#shared/words/say';
import { fetchThrough } from '../../../src-main/engine/proxy/fetch-through';
import {
  lostPlaceholders,
  readReply,
  requestText,
} from '../../../src-main/engine/translate/exchange';
import { postRequest, readEndpoint } from '../../../src-main/engine/translate/post-request';
import { runProgram } from '../../../src-main/engine/translate/run-program';
import { ownCertificate } from '../../helpers/own-certificate';
import { startTranslatorService, type TranslatorService } from '../../helpers/translator-service';

const request: TranslationRequest = {
  source: { locale: 'en-US', text: 'Try {version} offline.' },
  targets: ['de-DE', 'fr-FR'],
  app: { name: 'Orbit Notes', bundleId: 'com.northwind.orbit' },
};
const never = new AbortController().signal;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-translate-'));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

async function errorOf(work: Promise<unknown>) {
  const thrown = await work.then(
    () => null,
    (reason) => toAppError(reason),
  );
  return { code: thrown?.code, detail: inWords(thrown?.detail ?? '') };
}

describe('a program that translates', () => {
  async function script(text: string): Promise<string> {
    const path = join(folder, 'my translator');
    await writeFile(path, `#!${process.execPath}\n${text}`);
    await chmod(path, 0o755);
    return path;
  }
  /** The child of a program writes into this file again and again. */
  const stopsWriting = (file: string) =>
    vi.waitFor(
      async () => {
        const before = await readFile(file, 'utf8');
        await new Promise((resolve) => setTimeout(resolve, 150));
        expect(await readFile(file, 'utf8')).toBe(before);
      },
      { timeout: 20_000 },
    );
  const run = (
    program: string,
    args: string[] = [],
    signal = never,
    limits?: { bytes: number; ms: number },
  ) => runProgram({ program, arguments: args }, requestText(request), signal, limits);

  it('a program gets the note as JSON and its arguments without a shell', async () => {
    const program = await script(`
      const fs = require('node:fs');
      const input = JSON.parse(fs.readFileSync(0, 'utf8'));
      process.stdout.write(JSON.stringify({ input, args: process.argv.slice(2) }));`);
    const args = ['$(touch proof)', 'a b', '; ls', '*'];
    expect(JSON.parse(await run(program, args))).toEqual({ input: request, args });
  });

  it('a program does not get what would change how Electron and Node run', async () => {
    vi.stubEnv('ELECTRON_RUN_AS_NODE', '1');
    vi.stubEnv('SLIPWAY_HOME', '/tmp/x');
    vi.stubEnv('OWN_TOKEN', 'kept');
    const program = await script('process.stdout.write(JSON.stringify(process.env))');
    const env = JSON.parse(await run(program));
    expect(env).toMatchObject({ OWN_TOKEN: 'kept' });
    expect(env).not.toHaveProperty('ELECTRON_RUN_AS_NODE');
    expect(env).not.toHaveProperty('SLIPWAY_HOME');
  });

  it('a program that fails is named with its status and its last words', async () => {
    const program = await script("console.error('No credit left.'); process.exit(3)");
    expect(await errorOf(run(program))).toEqual({
      code: 'translator-failed',
      detail: 'my translator exited with status 3: No credit left.',
    });
    expect(await errorOf(run(join(folder, 'gone')))).toMatchObject({ code: 'translator-missing' });
    await chmod(program, 0o644);
    expect((await errorOf(run(program))).detail).toContain('EACCES');
  });

  it('a program that hangs is ended with all that it started', async () => {
    const alive = join(folder, 'alive');
    const program = await script(`
      const { spawn } = require('node:child_process');
      const again = \`setInterval(() => require('node:fs').writeFileSync(\${JSON.stringify(${JSON.stringify(alive)})}, String(Date.now())), 20)\`;
      spawn(process.execPath, ['-e', again], { stdio: 'inherit' });
      setInterval(() => {}, 1000);`);
    const controller = new AbortController();
    const ended = errorOf(run(program, [], controller.signal));
    await vi.waitFor(() => expect(existsSync(alive)).toBe(true), { timeout: 20_000 });
    controller.abort(new AppException(appError('translator-canceled', 'Stopped.')));
    expect((await ended).code).toBe('translator-canceled');
    await stopsWriting(alive);
    const slow = await errorOf(run(program, [], never, { bytes: 1000, ms: 200 }));
    expect(slow.code).toBe('translator-slow');
  });

  it('a program that leaves something in the background is answered by, and leaves nothing', async () => {
    const alive = join(folder, 'alive');
    // Ends only once what it started writes.
    const program = await script(`
      const { spawn } = require('node:child_process');
      const fs = require('node:fs');
      const file = ${JSON.stringify(alive)};
      const again = \`setInterval(() => require('node:fs').writeFileSync(\${JSON.stringify(file)}, String(Date.now())), 20)\`;
      spawn(process.execPath, ['-e', again], { stdio: 'inherit' }).unref();
      process.stdout.write('{"translations":[]}');
      const wait = setInterval(() => { if (fs.existsSync(file)) { clearInterval(wait); process.exit(0); } }, 10);`);
    expect(await run(program, [], never, { bytes: 1000, ms: 60_000 })).toBe('{"translations":[]}');
    await stopsWriting(alive);
  });

  it('a program that writes without end is ended', async () => {
    const program = await script(`
      const piece = 'x'.repeat(65536);
      const more = () => { while (process.stdout.write(piece)); process.stdout.once('drain', more); };
      more();`);
    const { code, detail } = await errorOf(run(program, [], never, { bytes: 200_000, ms: 60_000 }));
    expect([code, detail]).toEqual(['translator-answer', 'The response is larger than 200 kB.']);
  });

  it('a program that does not read its input can answer', async () => {
    const program = await script("process.stdin.destroy(); process.stdout.write('{}')");
    expect(await run(program)).toBe('{}');
  });
});

describe('a service that translates', () => {
  let service: TranslatorService;
  let other: TranslatorService;
  const fetch = fetchThrough({ routesFor: async () => [null] });
  beforeEach(async () => {
    [service, other] = await Promise.all([startTranslatorService(), startTranslatorService()]);
  });
  afterEach(() => Promise.all([service.close(), other.close()]));
  const post = (
    header: { name: string; secret: string } | null = null,
    limits?: { bytes: number; ms: number },
    signal = never,
  ) =>
    postRequest(
      fetch,
      { url: readEndpoint(service.url), header },
      requestText(request),
      signal,
      limits,
    );

  it('a service gets the note as JSON, and the secret in the header that a person named', async () => {
    const reply = await post({ name: 'Authorization', secret: 'Bearer s3cret' });
    expect(readReply(reply, request)).toEqual([
      { locale: 'de-DE', text: 'de-DE: TRY {version} OFFLINE.', problem: null },
      { locale: 'fr-FR', text: 'fr-FR: TRY {version} OFFLINE.', problem: null },
    ]);
    expect(service.requests).toHaveLength(1);
    const [posted] = service.requests;
    expect(JSON.parse(posted?.body ?? '')).toEqual(request);
    expect(posted?.headers).toMatchObject({
      'content-type': 'application/json',
      authorization: 'Bearer s3cret',
    });
  });

  it('a redirect is not followed, so that note and secret stay with the named service', async () => {
    for (const status of [301, 302, 303, 307, 308]) {
      service.answer((_, response) => response.writeHead(status, { location: other.url }).end());
      const { code, detail } = await errorOf(post({ name: 'X-Key', secret: 's3cret' }));
      expect([code, detail.includes('redirects')]).toEqual(['translator-failed', true]);
    }
    expect(other.requests).toEqual([]);
  });

  it('what a service says about a failure is shown without the secret', async () => {
    service.answer(({ headers }, response) =>
      response.writeHead(403).end(`The key ${headers['x-key']} has expired.`),
    );
    const { code, detail } = await errorOf(post({ name: 'X-Key', secret: 's3cret' }));
    expect(code).toBe('translator-failed');
    expect(detail).toContain('status 403: The key ••• has expired.');
  });

  it('a service that is silent, slow, endless or gone ends in an error with a code', async () => {
    const limits = { bytes: 50_000, ms: 300 };
    service.answer(() => undefined);
    expect((await errorOf(post(null, limits))).code).toBe('translator-slow');
    service.answer((_, response) => {
      const timer = setInterval(() => response.write(' '), 50);
      response.on('close', () => clearInterval(timer));
    });
    expect((await errorOf(post(null, limits))).code).toBe('translator-slow');
    service.answer((_, response) => response.end('x'.repeat(100_000)));
    expect((await errorOf(post(null, { ...limits, ms: 60_000 }))).code).toBe('translator-answer');
    await service.close();
    expect((await errorOf(post())).code).toBe('translator-unreachable');
  });

  it('a certificate that this computer does not trust is named, and gets nothing', async () => {
    const secure = await startTranslatorService(ownCertificate('127.0.0.1'));
    const work = postRequest(
      fetch,
      { url: readEndpoint(secure.url), header: null },
      requestText(request),
      never,
    );
    const error = toAppError(await work.catch((thrown) => thrown));
    await secure.close();
    expect(error).toMatchObject({ code: 'translator-unreachable' });
    expect(inWords(error.detail)).toMatch(
      /^127\.0\.0\.1:\d+ showed a certificate .*DEPTH_ZERO_SELF_SIGNED_CERT/,
    );
    expect(inWords(error.whatToDo)).toContain('that your system trusts');
    expect(secure.requests).toEqual([]);
  });

  it('a translation that a person stops ends at once', async () => {
    const controller = new AbortController();
    service.answer(() => controller.abort(new AppException(appError('translator-canceled', ''))));
    expect((await errorOf(post(null, undefined, controller.signal))).code).toBe(
      'translator-canceled',
    );
  });

  it.each([
    'http://example.com/translate',
    'ftp://example.com',
    'https://me:secret@example.com',
    'file:///etc/passwd',
    'example.com',
    '',
    'http://10.0.0.1/',
    'http://localhost.example.com/',
  ])('notes are never sent to %j', (typed) => {
    expect(() => readEndpoint(typed)).toThrow(AppException);
  });

  it.each([
    'https://example.com/t?a=1',
    'http://localhost:11434/t',
    'http://[::1]:80/',
    'http://127.0.0.1:9/t',
  ])('%j is an address that a person can choose', (typed) => {
    expect(readEndpoint(`  ${typed}#part `).href).toBe(new URL(typed).href);
  });
});

describe('the reply of a translator', () => {
  const reply = (translations: unknown) => readReply(JSON.stringify({ translations }), request);
  const problems = (translations: unknown) =>
    reply(translations).map(({ problem }) => (problem === null ? null : inWords(problem)));

  it.each([
    ['', 'The response is empty.'],
    ['<html>Sorry</html>', 'The response is not JSON. It begins with: <html>Sorry</html>'],
    [
      '{"translations": {"de-DE": "x"}}',
      'The response has no “translations” array with “locale” and “text” in each item.',
    ],
    ['[]', 'The response has no “translations” array with “locale” and “text” in each item.'],
    ['{"translations": [', 'The response is not JSON. It begins with: {"translations": ['],
  ])('a reply of %j is refused whole', async (text, detail) => {
    expect(await errorOf(Promise.resolve().then(() => readReply(text, request)))).toEqual({
      code: 'translator-answer',
      detail,
    });
  });

  it('each language has its own outcome, and one that was not asked for is not used', () => {
    const good = { locale: 'de-DE', text: 'Versuch {version}.' };
    expect(problems([good, { locale: 'fi', text: 'Kokeile {version}.' }])).toEqual([
      null,
      'The response has no translation for this language.',
    ]);
    expect(problems([good, { locale: 'fr_fr', text: '{version}' }])[1]).toBe(
      'The response uses “fr_fr” instead of the requested language code.',
    );
    expect(problems([good, { locale: 'fr-FR' }])[1]).toBe(
      'The response has no text for this language.',
    );
    expect(problems([good, { locale: 'fr-FR', text: ' ' }])[1]).toBe('The translation is empty.');
    expect(
      problems([good, { locale: 'fr-FR', text: `{version}${'x'.repeat(20_000)}` }])[1],
    ).toContain('20,009 characters');
  });

  it('a translation that changed a placeholder is not used', () => {
    expect(problems([{ locale: 'de-DE', text: 'Versuch {Version}.' }])[0]).toBe(
      'The translation changed {version} and {Version} and was not used.',
    );
    expect(lostPlaceholders('{a} {a} {b}', '{b} {a}')).toEqual(['{a}']);
    expect(lostPlaceholders('No braces', 'Keine {neue}')).toEqual(['{neue}']);
  });

  it('a text with emoji or 4,001 characters is kept as it is, for the editor to mark', () => {
    const text = `🚀 ${'x'.repeat(4000)} {version}`;
    expect(reply([{ locale: 'de-DE', text }])[0]).toMatchObject({ text, problem: null });
  });

  it('line breaks and accents are as the editor holds them', () => {
    expect(reply([{ locale: 'de-DE', text: '  u\u0308ber\r\n{version}\n' }])[0]?.text).toBe(
      'über\n{version}',
    );
  });
});
