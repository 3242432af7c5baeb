import { createHmac, generateKeyPairSync } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { expect, test } from 'vitest';
import type { KeyRole } from '../../shared/asc/roles';
import type { Practice } from '../../src-main/practice/server';
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

async function askWithToken(practice: Practice, overrides: Partial<TokenParts>, pem?: string) {
  const key = pem ?? (await readFile(practice.privateKeyPath, 'utf8'));
  const token = await signToken(key, {
    keyId: practice.keyId,
    issuerId: practice.issuerId,
    ...overrides,
  });
  return askWith(practice, `Bearer ${token}`);
}

const now = () => Math.floor(Date.now() / 1000);

test('a valid token of up to twenty minutes is accepted', async () => {
  const { practice } = await start();
  expect((await askWithToken(practice, {})).status).toBe(200);
  expect((await askWithToken(practice, { issuedAt: now(), expires: now() + 1200 })).status).toBe(
    200,
  );
});

test('a token without iat is accepted when it expires within twenty minutes', async () => {
  const { practice } = await start();
  const ask = (expires: number) => askWithToken(practice, { issuedAt: null, expires });
  expect((await ask(now() + 1200)).status).toBe(200);
  expect((await ask(now() + 1260)).status).toBe(401);
  expect((await ask(now() - 1)).status).toBe(401);
});

test('every flaw of a token gets the same answer', async () => {
  const { practice } = await start();
  const other = newKey().privatePem;
  const flaws: [string, Promise<{ status: number; text: string }>][] = [
    ['no header', askWith(practice, undefined)],
    ['no token', askWith(practice, 'Bearer ')],
    ['rubbish', askWith(practice, 'Bearer a.b.c')],
    ['another scheme', askWith(practice, 'Basic YTpi')],
    ['unknown key', askWithToken(practice, { keyId: 'PRACZZZZZZ' })],
    ['wrong issuer', askWithToken(practice, { issuerId: '00000000-0000-4000-8000-000000000000' })],
    ['no issuer', askWithToken(practice, { issuerId: undefined })],
    ['issuer and subject', askWithToken(practice, { subject: 'user' })],
    ['wrong audience', askWithToken(practice, { audience: 'appstoreconnect-v2' })],
    ['made in the future', askWithToken(practice, { issuedAt: now() + 34, expires: now() + 600 })],
    ['expired', askWithToken(practice, { issuedAt: now() - 900, expires: now() - 1 })],
    [
      'too long by back-dating',
      askWithToken(practice, { issuedAt: now() - 60, expires: now() + 1200 }),
    ],
    ['signed by another key', askWithToken(practice, {}, other)],
  ];
  const answers = await Promise.all(flaws.map(([, asked]) => asked));
  for (const [index, answer] of answers.entries())
    expect([flaws[index]?.[0], answer.status]).toEqual([flaws[index]?.[0], 401]);
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
    askWithToken(practice, { keyId: 'INDIVIDUAL', issuerId: undefined, ...parts }, privatePem);
  expect((await ask({ subject: 'user' })).status).toBe(200);
  expect((await ask({})).status).toBe(401);
  expect((await ask({ subject: 'someone' })).status).toBe(401);
  expect((await ask({ issuerId: practice.issuerId })).status).toBe(401);
});

test('the role of a key decides what it can do', async () => {
  const { privatePem, publicPem } = newKey();
  const roles: KeyRole[] = ['DEVELOPER', 'APP_MANAGER', 'FINANCE', 'MARKETING', 'CUSTOMER_SUPPORT'];
  const keys = roles.map((role) => ({
    keyId: role,
    issuerId: 'team',
    publicKeyPem: publicPem,
    role,
  }));
  const { practice } = await start({ keys });
  const as = async (role: KeyRole) =>
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
  for (const reader of [await as('MARKETING'), await as('CUSTOMER_SUPPORT')]) {
    expect((await reader.get('/v1/apps')).status).toBe(200);
    expect((await reserveUpload(reader)).status).toBe(403);
  }
});

test('a token bound to a scope can read the scope and nothing else', async () => {
  const { practice } = await start();
  const pem = await readFile(practice.privateKeyPath, 'utf8');
  const scope = ['GET /v1/builds?filter[app]=6480000001'];
  const { keyId, issuerId } = practice;
  const client = clientWith(practice.url, await signToken(pem, { keyId, issuerId, scope }));
  expect((await client.get('/v1/builds?limit=5&filter[app]=6480000001')).status).toBe(200);
  expect((await client.get('/v1/builds')).status).toBe(403);
  expect((await reserveUpload(client)).status).toBe(403);
});

test('a token bound to a scope cannot write, not even to the path that it may read', async () => {
  const { practice } = await start();
  const pem = await readFile(practice.privateKeyPath, 'utf8');
  const { keyId, issuerId } = practice;
  for (const verb of ['GET', 'POST']) {
    const scope = [`${verb} /v1/buildUploads`];
    const client = clientWith(practice.url, await signToken(pem, { keyId, issuerId, scope }));
    expect((await reserveUpload(client)).status).toBe(403);
  }
});

test('only the owner can read the key file, and its name contains the key ID', async () => {
  const { practice } = await start();
  expect(practice.keyId).toMatch(/^PRAC[0-9A-Z]{6}$/);
  expect(basename(practice.privateKeyPath)).toBe(`AuthKey_${practice.keyId}.p8`);
  expect((await stat(practice.privateKeyPath)).mode & 0o777).toBe(0o600);
  expect(await readFile(practice.privateKeyPath, 'utf8')).toContain('BEGIN PRIVATE KEY');
});
