import { generateKeyPairSync, sign } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { openLogger } from '../../../src-main/engine/diagnostics/logger';
import { maskText, maskValue } from '../../../src-main/engine/diagnostics/mask';

const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const der = privateKey.export({ type: 'pkcs8', format: 'der' });
const sec1 = privateKey.export({ type: 'sec1', format: 'pem' }).toString();
const jwt = ((parts: string) =>
  `${parts}.${sign('sha256', Buffer.from(parts), { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`)(
  [{ alg: 'ES256', kid: 'ABCDE12345' }, { aud: 'appstoreconnect-v1' }]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.'),
);

/** Anything that reveals a key or a token, completely or in part. */
const traces = [
  ...pem.split('\n').filter((line) => line.length > 16 && !line.startsWith('-')),
  ...sec1.split('\n').filter((line) => line.length > 16 && !line.startsWith('-')),
  jwt.split('.')[1] ?? '',
  jwt.split('.')[2] ?? '',
  'X-Signature=hush',
  'opaque-0123456789',
];

function expectNoTrace(text: string): void {
  // Neither the trace nor the text is in the message.
  expect(traces.findIndex((trace) => text.includes(trace))).toBe(-1);
}

/** Each with a name: the titles of tests are in reports, which are no place for a key. */
const secrets: [string, string][] = [
  ['a key as PEM', pem],
  ['one with the line ends of Windows', pem.replaceAll('\n', '\r\n')],
  ['one in JSON', JSON.stringify(pem)],
  ['a SEC 1 key', sec1],
  ['a key as Base64', der.toString('base64')],
  ['the beginning of a key', pem.slice(0, 150)],
  ['a token', jwt],
  ['a token after Bearer', `Bearer ${jwt}`],
  ['another token after Bearer', 'Bearer opaque-0123456789'],
  ['a header', `authorization: Bearer ${jwt}`],
  ['a header in JSON', `{"Authorization":"Bearer ${jwt}"}`],
  ['an address', 'https://uploads.example.com/part/1?X-Signature=hush&X-Date=1'],
];

describe('a text', () => {
  it.each(secrets)('masking removes %s', (_name, secret) => {
    expectNoTrace(maskText(secret));
    expectNoTrace(maskText(`before ${secret} after`));
  });

  it.each([
    'Apple asks for a pause at 14:02.',
    'MIGHTY words and a MIME type stay.',
    '/home/runner/Harbour.ipa',
    'https://appstoreconnect.apple.com/apps/123',
    'request 0f8fad5b-d9cb-469f-a165-70867728950e',
  ])('masking keeps %j', (text) => {
    expect(maskText(text)).toBe(text);
  });

  it('masking keeps the text around a secret', () => {
    expect(maskText('PUT https://u.example.com/p/1?X-Signature=hush failed')).toBe(
      'PUT https://u.example.com/p/1?[masked] failed',
    );
    expect(maskText('https://name:word@example.com/x')).toBe('https://[masked]@example.com/x');
  });
});

describe('anything that is logged', () => {
  it('logging masks secrets in every nested value', () => {
    const secret = fc.constantFrom(...secrets.map(([, text]) => text));
    const around = fc.string();
    const planted = fc.oneof(
      secret,
      fc.tuple(around, secret, around).map(([before, kept, after]) => `${before} ${kept} ${after}`),
      secret.map((kept) => new Error(kept)),
      secret.map((kept) => new Error('outer', { cause: new Error('inner', { cause: kept }) })),
      secret.map((kept) =>
        Object.assign(new Error('with more'), { request: { headers: { authorization: kept } } }),
      ),
      secret.map((kept) => [[{ deep: [kept] }]]),
      secret.map((kept) => Buffer.from(kept)),
      secret.map((kept) => ({ [kept]: 1 })),
      secret.map((kept) => new Map([['key', kept]])),
      secret.map((kept) => new Headers({ authorization: kept.replaceAll(/\s/g, '') })),
      secret.map((kept) => ({ privateKeyPem: kept, nested: { token: kept } })),
    );
    fc.assert(
      fc.property(planted, (value) => expectNoTrace(JSON.stringify(maskValue({ value })))),
      { numRuns: 500 },
    );
  });

  it.each([
    'authorization',
    'Proxy-Authorization',
    'password',
    'secret',
    'clientSecret',
    'token',
    'access_token',
    'privateKey',
    'private_key',
    'pem',
    'jwt',
    'set-cookie',
  ])('logging masks every field named %s', (field) => {
    for (const value of ['plain words', 42, ['plain words'], { deep: 'plain words' }])
      expect(maskValue({ request: { [field]: value } })).toEqual({
        request: { [field]: '[masked]' },
      });
  });

  it('logging accepts a value that contains itself', () => {
    const round: Record<string, unknown> = {};
    round.itself = round;
    expect(JSON.stringify(maskValue(round))).toContain('[deeper]');
  });

  it('logging keeps useful values', () => {
    const facts = { status: 401, path: '/v1/apps', at: null, errors: [{ code: 'NOT_AUTHORIZED' }] };
    expect(maskValue(facts)).toEqual(facts);
  });
});

describe('the log', () => {
  const folder = mkdtempSync(join(tmpdir(), 'slipway-log-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('the log is lines of JSON without secrets, and stays small', () => {
    const log = openLogger(folder, 'app', () => new Date(0));
    log.info('Signed', { pem, jwt, error: new Error(`with ${jwt}`) });
    const [line] = readFileSync(join(folder, 'slipway.log'), 'utf8').split('\n');
    expect(JSON.parse(line ?? '')).toMatchObject({
      at: '1970-01-01T00:00:00.000Z',
      level: 'info',
      message: 'Signed',
    });
    expectNoTrace(line ?? '');
    for (let count = 0; count < 200; count += 1) log.warn('Long', { text: 'x '.repeat(5000) });
    expect(readdirSync(folder).sort()).toEqual(['slipway.1.log', 'slipway.log']);
  });

  it.skipIf(process.platform === 'win32')(
    'the log and its folder are readable by their owner alone',
    () => {
      const own = join(folder, 'logs');
      openLogger(own).info('Started');
      expect(statSync(own).mode & 0o777).toBe(0o700);
      expect(statSync(join(own, 'slipway.log')).mode & 0o777).toBe(0o600);
    },
  );

  it('the log is silent when it cannot be written', () => {
    expect(() => openLogger('/dev/null/logs').info('Nowhere to write')).not.toThrow();
  });
});
