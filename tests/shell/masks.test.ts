import { generateKeyPairSync, sign } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { openLogger } from '../../src-main/shell/logger';
import { maskText, maskValue } from '../../src-main/shell/masks';

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

/** Whatever gives a key or a token away, in part or whole. */
const traces = [
  ...pem.split('\n').filter((line) => line.length > 16 && !line.startsWith('-')),
  ...sec1.split('\n').filter((line) => line.length > 16 && !line.startsWith('-')),
  jwt.split('.')[1] ?? '',
  jwt.split('.')[2] ?? '',
  'X-Signature=hush',
];

function expectNoTrace(text: string): void {
  for (const trace of traces) expect(text.includes(trace), `${trace} in ${text}`).toBe(false);
}

const secrets = [
  pem,
  pem.replaceAll('\n', '\r\n'),
  JSON.stringify(pem),
  sec1,
  der.toString('base64'),
  pem.slice(0, 150),
  jwt,
  `Bearer ${jwt}`,
  `authorization: Bearer ${jwt}`,
  `{"Authorization":"Bearer ${jwt}"}`,
  'https://uploads.example.com/part/1?X-Signature=hush&X-Date=1',
];

describe('a text', () => {
  it.each(secrets)('loses %j', (secret) => {
    expectNoTrace(maskText(secret));
    expectNoTrace(maskText(`before ${secret} after`));
  });

  it.each([
    'Apple asks for a pause at 14:02.',
    'MIGHTY words and a MIME type stay.',
    '/home/runner/Harbour.ipa',
    'https://appstoreconnect.apple.com/apps/123',
    'request 0f8fad5b-d9cb-469f-a165-70867728950e',
  ])('keeps %j', (text) => {
    expect(maskText(text)).toBe(text);
  });

  it('keeps what is around a secret', () => {
    expect(maskText('PUT https://u.example.com/p/1?X-Signature=hush failed')).toBe(
      'PUT https://u.example.com/p/1?[masked] failed',
    );
    expect(maskText('https://name:word@example.com/x')).toBe('https://[masked]@example.com/x');
  });
});

describe('anything that is logged', () => {
  it('loses secrets wherever they are planted', () => {
    const secret = fc.constantFrom(...secrets);
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

  it('may hold itself', () => {
    const round: Record<string, unknown> = {};
    round.itself = round;
    expect(JSON.stringify(maskValue(round))).toContain('[deeper]');
  });

  it('keeps what is worth knowing', () => {
    const facts = { status: 401, path: '/v1/apps', at: null, errors: [{ code: 'NOT_AUTHORIZED' }] };
    expect(maskValue(facts)).toEqual(facts);
  });
});

describe('the log', () => {
  const folder = mkdtempSync(join(tmpdir(), 'slipway-log-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is lines of JSON without secrets, and stays small', () => {
    const log = openLogger(folder, () => new Date(0));
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

  it('says nothing rather than fail', () => {
    expect(() => openLogger('/dev/null/logs').info('Nowhere to write')).not.toThrow();
  });
});
