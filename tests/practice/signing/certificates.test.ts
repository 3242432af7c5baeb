import { createPublicKey, X509Certificate } from 'node:crypto';
import { expect, test } from 'vitest';
import { firstError, type Json } from '../client/plain-client';
import { start } from '../client/start';
import { change } from '../store/store-acts';
import {
  bundleIdOf,
  createProfile,
  makeSigningRequest,
  orbitIdentifier,
  requestCertificate,
} from './signing-acts';

test('a certificate is issued for the key in the signing request', async () => {
  const { client } = await start();
  const { csrContent, publicKeyPem } = makeSigningRequest();
  const made = await requestCertificate(client, csrContent);
  expect(made.status).toBe(201);
  const { certificateContent, serialNumber, expirationDate, name } = made.json.data.attributes;
  expect(made.json.data.attributes.csrContent).toBeNull();
  const certificate = new X509Certificate(Buffer.from(certificateContent, 'base64'));
  expect(certificate.publicKey.equals(createPublicKey(publicKeyPem))).toBe(true);
  expect(certificate.serialNumber.padStart(32, '0')).toBe(serialNumber);
  expect(certificate.subject).toContain(name);
  expect(certificate.subject).toContain('9NW47H2K3L');
  const until = Math.floor(Date.parse(expirationDate) / 1000) * 1000;
  expect(Date.parse(certificate.validTo)).toBe(until);
  const found = await client.get(`/v1/certificates?filter[serialNumber]=${serialNumber}`);
  expect(found.json.data.map((row: Json) => row.id)).toEqual([made.json.data.id]);
});

test('a certificate request without a signing request is refused', async () => {
  const { client } = await start();
  for (const csrContent of ['', 'my key', 'MAMCAQA=', makeSigningRequest().publicKeyPem]) {
    const reply = await requestCertificate(client, csrContent);
    expect([reply.status, firstError(reply).at]).toEqual([409, '/data/attributes/csrContent']);
  }
});

test('a certificate of a type that is unknown or needs an identifier is refused', async () => {
  const { client } = await start();
  const { csrContent } = makeSigningRequest();
  for (const type of ['PASS_TYPE_ID', 'ANY']) {
    const reply = await requestCertificate(client, csrContent, type);
    expect(firstError(reply).at).toBe('/data/attributes/certificateType');
  }
});

test('a team has at most three certificates of a type, until one is revoked', async () => {
  const { client } = await start();
  const { csrContent } = makeSigningRequest();
  const second = await requestCertificate(client, csrContent);
  expect((await requestCertificate(client, csrContent)).status).toBe(201);
  const refused = await requestCertificate(client, csrContent);
  expect([refused.status, firstError(refused).code]).toEqual([
    409,
    'STATE_ERROR.ENTITY_STATE_INVALID',
  ]);
  const path = `/v1/certificates/${second.json.data.id}`;
  expect((await client.remove(path)).status).toBe(204);
  expect((await client.get(path)).status).toBe(404);
  expect((await requestCertificate(client, csrContent)).status).toBe(201);
});

test('a revoked certificate makes its profiles invalid', async () => {
  const { client } = await start();
  const { csrContent } = makeSigningRequest();
  const certificate = (await requestCertificate(client, csrContent)).json.data.id;
  const bundleId = await bundleIdOf(client, orbitIdentifier);
  const made = await createProfile(client, { bundleId, certificates: [certificate] });
  const path = `/v1/profiles/${made.json.data.id}`;
  await client.remove(`/v1/certificates/${certificate}`);
  expect((await client.get(path)).json.data.attributes.profileState).toBe('INVALID');
  expect((await client.get(`${path}/certificates`)).json.data).toEqual([]);
});

test('a certificate can be deactivated and activated', async () => {
  const { client } = await start();
  const [{ id }] = (await client.get('/v1/certificates')).json.data;
  for (const activated of [false, true]) {
    const changed = await change(client, 'certificates', id, { activated });
    expect([changed.status, changed.json.data.attributes.activated]).toEqual([200, activated]);
  }
});
