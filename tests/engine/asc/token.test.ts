import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose';
import { beforeEach, expect, it } from 'vitest';
import { type TokenIdentity, TokenSource } from '../../../src-main/engine/asc/token';

const issuerId = '57246542-96fe-1a63-e053-0824d011072a';
const minute = 60_000;

let publicKey: KeyObject;
let pem: string;
/** This computer's clock, and how often the key was used. */
let now: number;
let lent: number;

beforeEach(() => {
  const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  publicKey = pair.publicKey;
  pem = pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  now = Date.parse('2026-11-22T14:00:00.000Z');
  lent = 0;
});

function source(identity: Partial<TokenIdentity> = {}): TokenSource {
  return new TokenSource(
    (use) => {
      lent += 1;
      return use(pem, { keyId: '2X9R4HXF34', issuerId, ...identity });
    },
    { now: () => new Date(now), monotonic: () => now, sleep: async () => undefined },
  );
}

const seconds = (milliseconds: number) => Math.floor(milliseconds / 1000);

it('a token of a team key names its key and issuer, is for App Store Connect, and is signed with ES256', async () => {
  const token = await source().token();
  expect(decodeProtectedHeader(token)).toEqual({ alg: 'ES256', kid: '2X9R4HXF34', typ: 'JWT' });
  const { payload } = await jwtVerify(token, publicKey, { currentDate: new Date(now) });
  expect(payload).toEqual({
    iss: issuerId,
    aud: 'appstoreconnect-v1',
    iat: expect.any(Number),
    exp: expect.any(Number),
  });
});

it('a token of an individual key has the subject “user” in place of an issuer', async () => {
  const claims = decodeJwt(await source({ issuerId: null }).token());
  expect(claims.sub).toBe('user');
  expect(claims).not.toHaveProperty('iss');
});

it('a token is issued one minute in the past and lives ten minutes in total, so that a fast clock does no harm', async () => {
  const { iat = 0, exp = 0 } = decodeJwt(await source().token());
  expect(seconds(now) - iat).toBe(60);
  expect(exp - iat).toBe(600);
});

it('a token is cached while it is valid for at least another 90 seconds, and is renewed before it expires', async () => {
  const tokens = source();
  const first = await tokens.token();
  const { exp = 0 } = decodeJwt(first);
  now = (exp - 91) * 1000;
  expect(await tokens.token()).toBe(first);
  expect(lent).toBe(1);
  now = (exp - 90) * 1000;
  const second = await tokens.token();
  expect(decodeJwt(second).exp).toBeGreaterThan(exp);
  expect(lent).toBe(2);
});

it('a discarded token is not used again', async () => {
  const tokens = source();
  await tokens.token();
  tokens.drop();
  await tokens.token();
  expect(lent).toBe(2);
});

it('a token uses the server’s time once that is known, and ignores a difference of a second or two', async () => {
  const tokens = source();
  tokens.learn(new Date(now + 15 * minute).toUTCString());
  expect(tokens.skewSeconds).toBe(900);
  expect(decodeJwt(await tokens.token()).iat).toBe(seconds(now) + 900 - 60);
  tokens.learn(new Date(now + 2_000).toUTCString());
  expect(tokens.skewSeconds).toBe(0);
  tokens.learn('not a date');
  expect(tokens.skewSeconds).toBe(0);
});
