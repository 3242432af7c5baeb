import { beforeAll, describe, expect, test } from 'vitest';
import { inWords } from '#shared/words/say';
import { machExecutable } from '../../../src-main/sample-package/mach-o/mach-executable';
import { bigWords } from '../../../src-main/sample-package/mach-o/words';
import type { Certificate } from '../../../src-main/sample-package/profile/certificate';
import { distributionCertificate } from '../../../src-main/sample-package/profile/sample-profile';
import { signingKeys } from '../../../src-main/sample-package/profile/signing-keys';
import {
  type CodeSigning,
  codeSigner,
} from '../../../src-main/sample-package/signature/code-signer';
import { bodyStart, rawSlice, readMachO, signaturePlace } from './support/raw-mach-o';

const now = new Date('2026-11-22T09:30:00Z');
const options = { minimumOs: '15.0', sdk: '26.4', platform: 2 };
let signing: CodeSigning;
let certificate: Certificate;

beforeAll(async () => {
  const team = { teamId: '9NW47H2K3L', teamName: 'Northwind Äpps', now };
  certificate = await distributionCertificate(team);
  signing = {
    identifier: 'com.northwind.orbit',
    teamId: team.teamId,
    certificate,
    keys: await signingKeys(),
    at: now,
    entitlements: { 'get-task-allow': false, 'keychain-access-groups': ['9NW47H2K3L.*'] },
    infoPlist: Buffer.from('x'),
    codeResources: null,
  };
});

const signatureOf = (bytes: Buffer, piece?: number) =>
  readMachO(bytes, piece).slices[0]?.signature ?? null;

describe('a code signature', () => {
  test.each([1, 13, 100_000])(
    'a signature is read with its signer and contents in chunks of %i',
    (piece) => {
      const read = signatureOf(machExecutable(options, codeSigner(signing)), piece);
      expect(read).toMatchObject({
        identifier: 'com.northwind.orbit',
        teamId: '9NW47H2K3L',
        isAdHoc: false,
        problem: null,
        signer: {
          name: 'Apple Distribution: Northwind Äpps (9NW47H2K3L)',
          from: new Date('2026-10-23T09:30:00Z'),
          expires: new Date('2027-10-23T09:30:00Z'),
          sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        },
      });
      expect(Buffer.from(read?.signer?.bytes ?? []).equals(certificate.bytes)).toBe(true);
      expect(read?.entitlements).toMatchObject({ state: 'read' });
      expect(JSON.parse(JSON.stringify(read?.entitlements))).toEqual({
        state: 'read',
        content: signing.entitlements,
        repeatedKeys: [],
      });
    },
  );

  test('a signature without entitlements has none', () => {
    const read = signatureOf(
      machExecutable(options, codeSigner({ ...signing, entitlements: null })),
    );
    expect(read).toMatchObject({ entitlements: { state: 'absent' }, problem: null });
    expect(read?.signer).not.toBeNull();
  });

  test('the signature of each architecture is read separately', () => {
    const { slices } = readMachO(
      machExecutable({ ...options, processors: ['armv7', 'arm64'] }, codeSigner(signing)),
    );
    expect(slices.map(({ signature }) => signature?.identifier)).toEqual([
      signing.identifier,
      signing.identifier,
    ]);
  });
});

/** A slice with these bytes as its signature. */
function signedWith(signature: Buffer, claimedSize = signature.length): Buffer {
  const commands = [signaturePlace(0, claimedSize)];
  commands[0] = signaturePlace(bodyStart({ commands }), claimedSize);
  return rawSlice({ commands, body: signature });
}

function superBlob(blobs: readonly [number, Buffer][], claimedCount = blobs.length): Buffer {
  let at = 12 + blobs.length * 8;
  const index: number[] = [];
  for (const [slot, bytes] of blobs) {
    index.push(slot, at);
    at += bytes.length;
  }
  return Buffer.concat([
    bigWords(0xfade0cc0, at, claimedCount, ...index),
    ...blobs.map(([, bytes]) => bytes),
  ]);
}

const blob = (magic: number, content: Buffer, claimed = content.length + 8): Buffer =>
  Buffer.concat([bigWords(magic, claimed), content]);

describe('a malformed code signature', () => {
  test.each<[string, Buffer, RegExp]>([
    ['is of another form', Buffer.alloc(64), /unknown format/],
    ['claims 2^32 parts', bigWords(0xfade0cc0, 64, 0xffffffff, 0), /4,294,967,295 parts/],
    ['ends in its index', bigWords(0xfade0cc0, 64, 30, 0), /incomplete/],
    ['has parts outside', bigWords(0xfade0cc0, 64, 1, 0, 5000), /lies outside/],
    ['has parts in its index', bigWords(0xfade0cc0, 64, 1, 5, 4, 0, 0), /lies outside/],
    [
      'has a part of 4 GB',
      superBlob([[5, blob(0xfade7171, Buffer.alloc(8), 0xffffffff)]]),
      /lies outside/,
    ],
    [
      'has a part of no size',
      superBlob([[5, blob(0xfade7171, Buffer.alloc(8), 0)]]),
      /lies outside/,
    ],
    ['has no code directory', superBlob([[0, Buffer.alloc(64)]]), /no code directory/],
    [
      'has a message that is none',
      superBlob([[0x10000, blob(0xfade0b01, Buffer.from('hello there'))]]),
      /signed message.*can’t be read/,
    ],
    [
      'has a message that is nested without end',
      superBlob([[0x10000, blob(0xfade0b01, Buffer.from('3080'.repeat(4000), 'hex'))]]),
      /signed message.*can’t be read/,
    ],
  ])('a signature that %s is reported, and the executable stays intact', (_, bytes, words) => {
    const { slices, problem } = readMachO(signedWith(bytes));
    expect(problem).toBeNull();
    const reason = slices[0]?.signature?.problem;
    expect(reason && inWords(reason)).toMatch(words);
  });

  test('a signature whose entitlements are an entity bomb is reported', () => {
    const bomb = Buffer.from(
      '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><plist><string>&a;</string></plist>',
    );
    const [slice] = readMachO(signedWith(superBlob([[5, blob(0xfade7171, bomb)]]))).slices;
    expect(slice?.signature?.entitlements).toMatchObject({ state: 'unreadable' });
  });

  test('a signature with an empty message is an ad hoc one without a signer', () => {
    const read = signatureOf(signedWith(superBlob([[0x10000, blob(0xfade0b01, Buffer.alloc(0))]])));
    expect(read).toMatchObject({ signer: null, problem: null });
  });
});
