import { generateKeyPairSync } from 'node:crypto';
import forge from 'node-forge';
import type { ProfileFacts } from '../../../src-main/practice/examination/package-facts';
import { PlistReader } from '../../../src-main/practice/examination/read-plist';
import { readProfile } from '../../../src-main/practice/examination/read-profile';
import { type Json, linkage, type PlainClient, type Reply } from '../client/plain-client';

export const orbitIdentifier = 'com.northwind.orbit';

export function registerBundleId(client: PlainClient, attributes: Json = {}): Promise<Reply> {
  const usual = { name: 'Orbit Clip', platform: 'IOS', identifier: 'com.northwind.orbit.clip' };
  return client.post('/v1/bundleIds', {
    data: { type: 'bundleIds', attributes: { ...usual, ...attributes } },
  });
}

export async function bundleIdOf(client: PlainClient, identifier: string): Promise<string> {
  const { json } = await client.get('/v1/bundleIds');
  return json.data.find((row: Json) => row.attributes.identifier === identifier).id;
}

/** A certificate signing request as a keychain creates it, and the public key in it. */
export function makeSigningRequest(): { csrContent: string; publicKeyPem: string } {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  const request = forge.pki.createCertificationRequest();
  request.publicKey = forge.pki.publicKeyFromPem(publicKey);
  request.setSubject([{ name: 'commonName', value: 'Release desk' }]);
  request.sign(forge.pki.privateKeyFromPem(privateKey), forge.md.sha256.create());
  return { csrContent: forge.pki.certificationRequestToPem(request), publicKeyPem: publicKey };
}

export function requestCertificate(
  client: PlainClient,
  csrContent: string,
  certificateType = 'DISTRIBUTION',
): Promise<Reply> {
  return client.post('/v1/certificates', {
    data: { type: 'certificates', attributes: { csrContent, certificateType } },
  });
}

export async function firstOf(client: PlainClient, path: string): Promise<string> {
  return (await client.get(path)).json.data[0].id;
}

export interface ProfileOptions {
  name?: string;
  profileType?: string;
  bundleId: string;
  certificates: string[];
  devices?: string[];
}

export function createProfile(client: PlainClient, spec: ProfileOptions): Promise<Reply> {
  const { name = 'Orbit Notes, fresh', profileType = 'IOS_APP_STORE' } = spec;
  const many = (type: string, ids: string[]) => ({ data: ids.map((id) => ({ type, id })) });
  return client.post('/v1/profiles', {
    data: {
      type: 'profiles',
      attributes: { name, profileType },
      relationships: {
        bundleId: linkage('bundleIds', spec.bundleId),
        certificates: many('certificates', spec.certificates),
        ...(spec.devices ? { devices: many('devices', spec.devices) } : {}),
      },
    },
  });
}

/** The content of a profile in a response. */
export function profileOf({ profileContent }: Json): ProfileFacts | null {
  return readProfile(Buffer.from(profileContent, 'base64'), new PlistReader());
}
