import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import type { KeyRole } from '../../../shared/asc/roles';
import { clientWith } from '../client/plain-client';
import { start } from '../client/start';
import { signToken } from '../client/token';
import { change } from '../store/store-acts';
import {
  bundleIdOf,
  createProfile,
  firstOf,
  makeSigningRequest,
  orbitIdentifier,
  registerBundleId,
  requestCertificate,
} from './signing-acts';

/** A client with an additional key: a team key, or an individual one when there is no issuer. */
async function startWithKey(role: KeyRole, issuerId: string | null) {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const publicKeyPem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const keyId = 'EXTRA00001';
  const { practice } = await start({ keys: [{ keyId, issuerId, publicKeyPem, role }] });
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const owner = issuerId === null ? { subject: 'user' } : { issuerId };
  return clientWith(practice.url, await signToken(pem, { keyId, ...owner }));
}

const provisioning = ['/v1/devices', '/v1/bundleIds', '/v1/profiles', '/v1/certificates'];

test('individual keys cannot use signing resources, whatever their role', async () => {
  const client = await startWithKey('ADMIN', null);
  expect((await client.get('/v1/apps')).status).toBe(200);
  for (const path of [...provisioning, '/v1/users'])
    expect((await client.get(path)).status).toBe(403);
});

test('only admins and account holders see the users of the team', async () => {
  const client = await startWithKey('APP_MANAGER', 'an-issuer');
  for (const path of provisioning) expect((await client.get(path)).status).toBe(200);
  expect((await client.get('/v1/users')).json.errors[0].code).toBe('FORBIDDEN_ERROR');
});

test('a developer’s key reads signing resources and cannot change them', async () => {
  const client = await startWithKey('DEVELOPER', 'an-issuer');
  const bundleId = await bundleIdOf(client, orbitIdentifier);
  const certificate = await firstOf(client, '/v1/certificates');
  const profile = await firstOf(client, '/v1/profiles');
  const refused = [
    await registerBundleId(client),
    await change(client, 'bundleIds', bundleId, { name: 'Other' }),
    await client.remove(`/v1/bundleIds/${bundleId}`),
    await requestCertificate(client, makeSigningRequest().csrContent),
    await change(client, 'certificates', certificate, { activated: false }),
    await client.remove(`/v1/certificates/${certificate}`),
    await createProfile(client, { bundleId, certificates: [certificate] }),
    await client.remove(`/v1/profiles/${profile}`),
  ];
  expect(refused.map(({ status }) => status)).toEqual(refused.map(() => 403));
  expect((await client.get(`/v1/profiles/${profile}`)).status).toBe(200);
});
