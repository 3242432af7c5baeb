import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  hasTrace,
  maskShapes,
  maskTraces,
  tracesOf,
} from '../../../src-main/engine/diagnostics/find-secrets';
import { findTrace, tracesOf as tracesOfKey } from '../../helpers/secret-search';

const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const password = 'correct horse/battery=9';
const webhook = 'https://hooks.example.com/services/T0AB12CD3/B0EF45GH6/kPz8wQm2Rv7xYt4LsNd1';
const signing = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const secrets = [pem, password, JSON.stringify({ url: webhook, secret: signing })];
const traces = tracesOf(secrets);

/** How a text may be written somewhere else, each by the platform's own means. */
const spellings: Record<string, (text: string) => string> = {
  plain: (text) => text,
  escaped: (text) => JSON.stringify(text),
  'escaped twice': (text) => JSON.stringify(JSON.stringify({ text })),
  'percent-encoded': encodeURIComponent,
  base64: (text) => Buffer.from(text).toString('base64'),
  'base64 behind one byte': (text) => Buffer.from(`:${text}`).toString('base64'),
  'base64 behind two bytes': (text) => Buffer.from(`a:${text}`).toString('base64'),
  base64url: (text) => Buffer.from(`user:${text}`).toString('base64url'),
  hex: (text) => Buffer.from(text).toString('hex'),
  'upper hex': (text) => Buffer.from(text).toString('hex').toUpperCase(),
  'base64 of two bytes each': (text) => Buffer.from(text, 'utf16le').toString('base64'),
};

/** What must be gone of each: a long piece from its middle. */
const hearts = {
  [pem]: pem.split('\n')[1]?.slice(30) ?? '',
  [password]: password,
  [webhook]: 'kPz8wQm2Rv7xYt4LsNd1',
  [signing]: signing.slice(6),
};

describe('known secrets', () => {
  it('a secret is masked wherever it stands and however it is written', () => {
    const around = fc.string({ unit: fc.constantFrom(...'ab {}":,\n12') });
    fc.assert(
      fc.property(
        around,
        fc.constantFrom(pem, password, webhook, signing),
        fc.constantFrom(...Object.keys(spellings)),
        around,
        (before, secret, spelling, after) => {
          const spell = spellings[spelling] ?? String;
          const { text, count } = maskTraces(`${before}${spell(secret)}${after}`, traces);
          expect(count).toBeGreaterThan(0);
          const heart = spell(hearts[secret] ?? '').replaceAll(/^"|"$/g, '');
          expect(text.includes(heart), text).toBe(false);
          expect(text.includes(hearts[secret] ?? ''), text).toBe(false);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('every form of a private key is masked, also its number alone and its bytes', () => {
    for (const trace of tracesOfKey(pem)) {
      const { text } = maskTraces(`before ${trace} after`, traces);
      expect(findTrace(text, [trace])).toBeNull();
      expect(text).toContain('before');
    }
    const scalar = Buffer.from(
      createPrivateKey(pem).export({ format: 'jwk' }).d ?? '',
      'base64url',
    );
    const dump = (bytes: Buffer) => Buffer.concat([Buffer.alloc(99, 7), bytes, Buffer.alloc(9)]);
    expect(hasTrace(dump(scalar), traces)).toBe(true);
    expect(hasTrace(dump(Buffer.from(scalar).reverse()), traces)).toBe(true);
    expect(hasTrace(dump(Buffer.alloc(32, 5)), traces)).toBe(false);
  });

  it('a secret that was cut or wrapped is masked piece by piece', () => {
    const wrapped = pem.replaceAll('\n', '').replace(/.{40}/g, '$&\n  ');
    const { text } = maskTraces(wrapped, traces);
    for (const line of pem.split('\n').slice(1, 4))
      for (let at = 0; at + 20 <= line.length; at += 1)
        expect(text.includes(line.slice(at, at + 20))).toBe(false);
  });

  it('text without secrets stays as it is', () => {
    const text =
      'https://hooks.example.com refused: 404, services, whsec, battery, correct. /services/T0AB';
    expect(maskTraces(text, traces)).toEqual({ text, count: 0 });
  });
});

describe('unknown secrets', () => {
  it.each([
    ['{"password":"hush hush","user":"me"}', '{"password":"[masked]","user":"me"}'],
    ['proxy password=hush and more', 'proxy password=[masked] and more'],
    ['Set-Cookie: hush; Path=/', 'Set-Cookie: [masked]; Path=/'],
    ['{"api_key": "ab\\"cd"}', '{"api_key": "[masked]"}'],
    ['Bearer opaque-0123456789', 'Bearer [masked]'],
    ['https://hooks.slack.com/services/T1/B2/x3 failed', '[masked] failed'],
    ['https://acme.webhook.office.com/webhookb2/a@b/IncomingWebhook/c/d failed', '[masked] failed'],
    ['https://discord.com/api/webhooks/1/abc failed', '[masked] failed'],
    [
      'https://u.example.com/p/1?X-Signature=hush failed',
      'https://u.example.com/p/1?[masked] failed',
    ],
  ])('%s', (text, masked) => {
    expect(maskShapes(text)).toEqual({ text: masked, count: 1 });
    expect(maskShapes(masked)).toEqual({ text: masked, count: 0 });
  });

  it('ordinary lines stay as they are', () => {
    const text = 'secretsSearchedFor: 5\nstep-failed step=upload code=key-needed\nkeychain: open';
    expect(maskShapes(text)).toEqual({ text, count: 0 });
  });
});
