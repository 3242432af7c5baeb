import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import forge from 'node-forge';
import { beforeAll, describe, expect, test } from 'vitest';
import type { CodeSignature } from '../../../src-main/engine/package/package-contents';
import { readSignedMessage } from '../../../src-main/engine/package/signature/cms';
import { judgeSigning } from '../../../src-main/engine/package/signature/judge-signing';
import { readProfile } from '../../../src-main/engine/package/signature/read-profile';
import type { SampleDict } from '../../../src-main/sample-package/plist/sample-plist';
import { der, oid, sequence } from '../../../src-main/sample-package/profile/der';
import {
  distributionCertificate,
  sampleProfile,
  writeProfile,
} from '../../../src-main/sample-package/profile/sample-profile';
import { temporaryFolder } from './support/temp-folder';

const at = temporaryFolder();
const now = new Date('2026-11-22T09:30:00Z');
const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

let profile: SampleDict;
let message: Buffer;

beforeAll(async () => {
  const team = { teamId: '9NW47H2K3L', teamName: 'Northwind Äpps, Inc.', now };
  profile = sampleProfile({
    ...team,
    bundleId: 'com.northwind.orbit',
    appName: 'Orbit Notes',
    platform: 'iOS',
    certificate: await distributionCertificate(team),
  });
  message = await writeProfile(profile, now);
});

const signedContent = (bytes: Buffer): Buffer =>
  readSignedMessage(bytes).content ?? Buffer.alloc(0);

/** An element with an end marker instead of a length, as in older profiles. */
const indefinite = (tag: number, ...content: Buffer[]): Buffer =>
  Buffer.concat([Buffer.from([tag, 0x80]), ...content, Buffer.from([0, 0])]);

function chunkedMessage(content: Buffer): Buffer {
  const half = content.length >> 1;
  const octets = indefinite(
    0x24,
    der(0x04, content.subarray(0, half)),
    der(0x04, content.subarray(half)),
  );
  const inner = indefinite(0x30, oid('1.2.840.113549.1.7.1'), indefinite(0xa0, octets));
  const signedData = indefinite(0x30, der(0x02, Buffer.from([1])), der(0x31), inner);
  return indefinite(0x30, oid('1.2.840.113549.1.7.2'), indefinite(0xa0, signedData));
}

describe('the content of a profile', () => {
  test('the content of a profile agrees with node-forge', () => {
    const parsed = forge.pkcs7.messageFromAsn1(forge.asn1.fromDer(message.toString('latin1')));
    const octets = parsed.rawCapture.content.value[0].value as string;
    expect(signedContent(message).toString('latin1')).toBe(octets);
  });

  test.skipIf(!hasOpenssl)(
    'the content of a profile agrees with openssl, which also verifies its signature',
    () => {
      writeFileSync(at('one.mobileprovision'), message);
      const args = [
        'cms',
        '-verify',
        '-noverify',
        '-inform',
        'DER',
        '-in',
        at('one.mobileprovision'),
      ];
      const content = execFileSync('openssl', args, { stdio: ['ignore', 'pipe', 'ignore'] });
      expect(signedContent(message).equals(content)).toBe(true);
    },
  );

  test('the content of an older profile is joined from chunks of indefinite length', () => {
    const content = signedContent(message);
    expect(signedContent(chunkedMessage(content)).equals(content)).toBe(true);
  });
});

describe('the fields of a profile', () => {
  test('a profile is read field by field', () => {
    const reading = readProfile(message);
    expect(reading.state).toBe('read');
    expect(judgeSigning(reading)).toMatchObject({
      kind: 'app-store',
      teamId: '9NW47H2K3L',
      teamName: 'Northwind Äpps, Inc.',
      profileName: 'Orbit Notes App Store',
      profileUuid: profile.UUID,
      profileExpires: '2027-10-23T09:30:00.000Z',
      certificateName: 'Apple Distribution: Northwind Äpps, Inc. (9NW47H2K3L)',
      certificateExpires: '2027-10-23T09:30:00.000Z',
      entitlements: {
        'get-task-allow': false,
        'application-identifier': '9NW47H2K3L.com.northwind.orbit',
      },
    });
  });

  test.each<[string, SampleDict, string]>([
    ['devices', { ProvisionedDevices: ['a'] }, 'ad-hoc'],
    [
      'devices and debugging',
      { ProvisionedDevices: ['a'], Entitlements: { 'get-task-allow': true } },
      'development',
    ],
    ['all devices', { ProvisionsAllDevices: true }, 'enterprise'],
    ['neither', {}, 'app-store'],
  ])('a profile with %s has the right kind', async (_, changes, kind) => {
    const bytes = await writeProfile({ ...profile, ...changes }, now);
    expect(judgeSigning(readProfile(bytes)).kind).toBe(kind);
  });

  test('a missing profile field, or one of another type, is null', async () => {
    const bytes = await writeProfile({ Name: 7, DeveloperCertificates: [Buffer.from('no')] }, now);
    expect(judgeSigning(readProfile(bytes))).toEqual({
      kind: 'app-store',
      teamId: null,
      teamName: null,
      profileName: null,
      profileUuid: null,
      profileExpires: null,
      certificateName: null,
      certificateExpires: null,
      entitlements: null,
    });
  });
});

test('a package from the App Store without its profile is still recognized as that', () => {
  const signedBy = (name: string): CodeSignature => ({
    identifier: 'com.northwind.orbit',
    teamId: '9NW47H2K3L',
    isAdHoc: false,
    entitlements: { state: 'absent' },
    signer: { name, bytes: Buffer.alloc(0), sha256: '', from: null, expires: null },
    problem: null,
  });
  const store = 'Apple iPhone OS Application Signing';
  expect(judgeSigning({ state: 'absent' }, signedBy(store))).toMatchObject({
    kind: 'app-store',
    teamId: '9NW47H2K3L',
    profileName: null,
    certificateName: store,
  });
  const other = judgeSigning({ state: 'absent' }, signedBy('Apple Distribution: Northwind'));
  expect(other.kind).toBe('unsigned');
});

describe('the signature of a profile', () => {
  const sealOf = (bytes: Buffer) => {
    const reading = readProfile(bytes);
    return reading.state === 'read' ? reading.profile.seal : reading.state;
  };

  test('a profile’s signature is valid for the certificate included with it', () => {
    expect(sealOf(message)).toBe('intact');
  });

  test('a profile’s signature is broken when a byte of its content was changed', () => {
    const at = message.indexOf('Orbit Notes App Store');
    const changed = Buffer.from(message);
    changed.write('0rbit', at);
    expect(sealOf(changed)).toBe('broken');
  });

  test('a profile’s signature is broken when the digest was adjusted to a change', () => {
    const changed = Buffer.from(message);
    changed.write('0rbit', message.indexOf('Orbit Notes App Store'));
    const digest = (bytes: Buffer) => createHash('sha256').update(signedContent(bytes)).digest();
    digest(changed).copy(changed, changed.indexOf(digest(message)));
    expect(sealOf(changed)).toBe('broken');
  });

  test('a profile without a signer is not judged', () => {
    expect(sealOf(chunkedMessage(signedContent(message)))).toBe('unknown');
  });

  test.each(['sha1', 'sha256', 'sha384', 'sha512'] as const)(
    'a profile signature made by node-forge with %s is valid too',
    (digest) => {
      expect(sealOf(forgeMessage(signedContent(message), digest))).toBe('intact');
    },
  );
});

/** Signed by another program, with its own certificate. */
function forgeMessage(content: Buffer, digest: 'sha1' | 'sha256' | 'sha384' | 'sha512'): Buffer {
  const keys = forge.pki.rsa.generateKeyPair(1024);
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = keys.publicKey;
  certificate.setSubject([{ name: 'commonName', value: 'Other' }]);
  certificate.setIssuer([{ name: 'commonName', value: 'Other' }]);
  certificate.sign(keys.privateKey, forge.md.sha256.create());
  const signed = forge.pkcs7.createSignedData();
  signed.content = forge.util.createBuffer(content.toString('latin1'));
  signed.addCertificate(certificate);
  signed.addSigner({
    key: keys.privateKey,
    certificate,
    digestAlgorithm: forge.pki.oids[digest] ?? '',
    authenticatedAttributes: [
      { type: forge.pki.oids.contentType ?? '', value: forge.pki.oids.data ?? '' },
      { type: forge.pki.oids.messageDigest ?? '' },
    ],
  });
  signed.sign();
  return Buffer.from(forge.asn1.toDer(signed.toAsn1()).getBytes(), 'latin1');
}

describe('an invalid profile', () => {
  const plain = Buffer.from('<?xml version="1.0"?><plist version="1.0"><dict/></plist>');

  test('a profile of no bytes is absent', () => {
    expect(readProfile(null)).toEqual({ state: 'absent' });
  });

  test.each<[string, () => Buffer]>([
    ['is empty', () => Buffer.alloc(0)],
    ['is a bare property list', () => plain],
    ['is of another message type', () => sequence(oid('1.2.840.113549.1.7.1'), der(0xa0, plain))],
    ['is cut short', () => message.subarray(0, 300)],
    ['is nested without end', () => Buffer.from('3080'.repeat(5_000), 'hex')],
    ['has a length of 2^32', () => Buffer.from('3084ffffffff', 'hex')],
    ['has an identifier of an unknown form', () => Buffer.from('3f8101020304', 'hex')],
    ['signs something else', () => chunkedMessage(Buffer.from('hello'))],
  ])('a profile that %s is unreadable', (_, bytes) => {
    expect(readProfile(bytes())).toMatchObject({
      state: 'unreadable',
      reason: { key: expect.stringMatching(/^unreadable\./) },
    });
  });

  test('a profile cut anywhere is unreadable, and never anything else', () => {
    for (let length = 0; length < message.length - 600; length += 37) {
      const { state } = readProfile(message.subarray(0, length));
      expect(state).toBe('unreadable');
    }
  });
});
