import { createHmac, generateKeyPairSync } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { expect, test } from 'vitest';
import type { Practice, Role } from '../../src-main/practice-asc/server';
import { clientWith } from './client/plain-client';
import { start } from './client/start';
import { signToken, type TokenParts } from './client/token';
import { reserveUpload } from './client/upload';

function newKey() {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return {
    privatePem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicPem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  };
}

async function askWith(practice: Practice, authorization: string | undefined) {
  const headers = authorization === undefined ? {} : { authorization };
  const response = await fetch(`${practice.url}/v1/apps`, { headers });
  return { status: response.status, text: await response.text() };
}

async function askSpoilt(practice: Practice, spoilt: Partial<TokenParts>, pem?: string) {
  const key = pem ?? (await readFile(practice.privateKeyPath, 'utf8'));
  const token = await signToken(key, {
    keyId: practice.keyId,
    issuerId: practice.issuerId,
    ...spoilt,
  });
  return askWith(practice, `Bearer ${token}`);
}

const now = () => Math.floor(Date.now() / 1000);

test('a token that follows the rules is taken, up to twenty minutes long', async () => {
  const { practice } = await start();
  expect((await askSpoilt(practice, {})).status).toBe(200);
  expect((await askSpoilt(practice, { issuedAt: now(), expires: now() + 1200 })).status).toBe(200);
});

test('every flaw of a token gets the very same answer', async () => {
  const { practice } = await start();
  const other = newKey().privatePem;
  const flaws: [string, Promise<{ status: number; text: string }>][] = [
    ['no header', askWith(practice, undefined)],
    ['no token', askWith(practice, 'Bearer ')],
    ['rubbish', askWith(practice, 'Bearer a.b.c')],
    ['another scheme', askWith(practice, 'Basic YTpi')],
    ['unknown key', askSpoilt(practice, { keyId: 'PRACZZZZZZ' })],
    ['wrong issuer', askSpoilt(practice, { issuerId: '00000000-0000-4000-8000-000000000000' })],
    ['no issuer', askSpoilt(practice, { issuerId: undefined })],
    ['issuer and subject', askSpoilt(practice, { subject: 'user' })],
    ['wrong audience', askSpoilt(practice, { audience: 'appstoreconnect-v2' })],
    ['made in the future', askSpoilt(practice, { issuedAt: now() + 34, expires: now() + 600 })],
    ['expired', askSpoilt(practice, { issuedAt: now() - 900, expires: now() - 1 })],
    [
      'too long by back-dating',
      askSpoilt(practice, { issuedAt: now() - 60, expires: now() + 1200 }),
    ],
    ['signed by another key', askSpoilt(practice, {}, other)],
  ];
  const answers = await Promise.all(flaws.map(([, asked]) => asked));
  for (const [place, answer] of answers.entries())
    expect([flaws[place]?.[0], answer.status]).toEqual([flaws[place]?.[0], 401]);
  expect(new Set(answers.map((answer) => answer.text)).size).toBe(1);
  expect(JSON.parse(answers[0]?.text ?? '').errors[0].code).toBe('NOT_AUTHORIZED');
});

test('a token signed with another algorithm or with a DER signature is refused', async () => {
  const { practice } = await start();
  const head = (alg: string) =>
    Buffer.from(JSON.stringify({ alg, kid: practice.keyId, typ: 'JWT' })).toString('base64url');
  const claims = {
    iss: practice.issuerId,
    aud: 'appstoreconnect-v1',
    iat: now(),
    exp: now() + 600,
  };
  const body = Buffer.from(JSON.stringify(claims)).toString('base64url');
  const symmetric = createHmac('sha256', 'x')
    .update(`${head('HS256')}.${body}`)
    .digest('base64url');
  const { createSign } = await import('node:crypto');
  const der = createSign('sha256')
    .update(`${head('ES256')}.${body}`)
    .sign(await readFile(practice.privateKeyPath, 'utf8'), 'base64url');
  for (const token of [
    `${head('HS256')}.${body}.${symmetric}`,
    `${head('ES256')}.${body}.${der}`,
    `${head('none')}.${body}.`,
  ]) {
    expect((await askWith(practice, `Bearer ${token}`)).status).toBe(401);
  }
});

test('an individual key has a subject and no issuer', async () => {
  const { privatePem, publicPem } = newKey();
  const key = {
    keyId: 'INDIVIDUAL',
    issuerId: null,
    publicKeyPem: publicPem,
    role: 'ADMIN' as const,
  };
  const { practice } = await start({ keys: [key] });
  const ask = (parts: Partial<TokenParts>) =>
    askSpoilt(practice, { keyId: 'INDIVIDUAL', issuerId: undefined, ...parts }, privatePem);
  expect((await ask({ subject: 'user' })).status).toBe(200);
  expect((await ask({})).status).toBe(401);
  expect((await ask({ subject: 'somebody' })).status).toBe(401);
  expect((await ask({ issuerId: practice.issuerId })).status).toBe(401);
});

test('the role of a key decides what it may do', async () => {
  const { privatePem, publicPem } = newKey();
  const roles: Role[] = ['DEVELOPER', 'APP_MANAGER', 'FINANCE'];
  const keys = roles.map((role) => ({
    keyId: role,
    issuerId: 'team',
    publicKeyPem: publicPem,
    role,
  }));
  const { practice } = await start({ keys });
  const as = async (role: Role) =>
    clientWith(practice.url, await signToken(privatePem, { keyId: role, issuerId: 'team' }));
  const developer = await as('DEVELOPER');
  expect((await reserveUpload(developer)).status).toBe(201);
  const details = (await developer.get('/v1/apps/6480000001/betaAppReviewDetail')).json.data;
  const change = { data: { type: 'betaAppReviewDetails', id: details.id, attributes: {} } };
  const refused = await developer.patch(`/v1/betaAppReviewDetails/${details.id}`, change);
  expect([refused.status, refused.json.errors[0].code]).toEqual([403, 'FORBIDDEN_ERROR']);
  const manager = await as('APP_MANAGER');
  expect((await manager.patch(`/v1/betaAppReviewDetails/${details.id}`, change)).status).toBe(200);
  expect((await (await as('FINANCE')).get('/v1/apps')).status).toBe(403);
});

test('a token bound to a scope reads what it names and nothing else', async () => {
  const { practice } = await start();
  const pem = await readFile(practice.privateKeyPath, 'utf8');
  const scope = ['GET /v1/builds?filter[app]=6480000001'];
  const { keyId, issuerId } = practice;
  const client = clientWith(practice.url, await signToken(pem, { keyId, issuerId, scope }));
  expect((await client.get('/v1/builds?limit=5&filter[app]=6480000001')).status).toBe(200);
  expect((await client.get('/v1/builds')).status).toBe(403);
  expect((await reserveUpload(client)).status).toBe(403);
});

test('the key file belongs to its owner alone and tells its key ID by name', async () => {
  const { practice } = await start();
  expect(practice.keyId).toMatch(/^PRAC[0-9A-Z]{6}$/);
  expect(basename(practice.privateKeyPath)).toBe(`AuthKey_${practice.keyId}.p8`);
  expect((await stat(practice.privateKeyPath)).mode & 0o777).toBe(0o600);
  expect(await readFile(practice.privateKeyPath, 'utf8')).toContain('BEGIN PRIVATE KEY');
});
