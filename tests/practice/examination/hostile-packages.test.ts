import { deflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { Practice } from '../../../src-main/practice/server';
import { writeXmlPlist } from '../../../src-main/sample-package/plist/write-xml-plist';
import { type RawEntry, type RawZip, rawZip } from '../../engine/package/support/raw-zip';
import { packageFiles } from '../client/package';
import type { PlainClient } from '../client/plain-client';
import { start } from '../client/start';
import { commit, minutes, reserveFile, reserveUpload, sendPart } from '../client/upload';

interface Server {
  practice: Practice;
  client: PlainClient;
}

/** Delivers such a package as the next build; returns the outcome and the remarks. */
async function deliver({ practice, client }: Server, manipulation: Manipulation) {
  const build = String(42 + practice.world.state.buildUploads.length);
  const bytes = await packed(manipulation, build);
  const uploadId: string = (await reserveUpload(client, { build })).json.data.id;
  const { id, attributes } = (await reserveFile(client, uploadId, bytes.length)).json.data;
  for (const operation of attributes.uploadOperations) await sendPart(operation, bytes);
  expect((await commit(client, id)).status).toBe(200);
  practice.clock.advance(minutes(3));
  return (await client.get(`/v1/buildUploads/${uploadId}`)).json.data.attributes.state;
}

const zeros = Buffer.alloc(64 * 1024 * 1024);
const info = 'Payload/Orbit.app/Info.plist';
const executable = 'Payload/Orbit.app/Orbit';
const manifest = 'Payload/Orbit.app/PrivacyInfo.xcprivacy';

/** A valid package as entries, with some of them changed and others appended. */
interface Manipulation {
  changes?: Record<string, Partial<RawEntry>>;
  more?: RawEntry[];
  zip?: RawZip;
}

const entry = (name: string, more: Partial<RawEntry> = {}): RawEntry => ({
  name,
  content: 'x',
  ...more,
});

const invalidArchives: Record<string, Manipulation> = {
  'a path that leads out of the package': { more: [entry('Payload/../../etc/passwd')] },
  'an absolute path': { more: [entry('/etc/passwd')] },
  'a Windows path': { more: [entry('..\\Info.plist')] },
  'a path with a zero byte': { more: [entry(`${info}\0.txt`)] },
  'a file without a name': { more: [entry('')] },
  'a name of 60 KB': { more: [entry(`Payload/${'x'.repeat(60_000)}`)] },
  'a path of a thousand folders': { more: [entry(`Payload/${'x/'.repeat(500)}y`)] },
  'a second Info.plist': { more: [entry(info)] },
  'a second Info.plist under a non-canonical path': {
    more: [entry('Payload/Orbit.app/./Info.plist')],
  },
  'one name in two Unicode normalizations': {
    more: [entry('Payload/Orbit.app/Caf\u00e9'), entry('Payload/Orbit.app/Cafe\u0301')],
  },
  'an Info.plist with invalid deflate data': {
    changes: { [info]: { method: 8, packed: Buffer.alloc(3000, 0xff) } },
  },
  'an Info.plist that is longer than its declared size': {
    changes: { [info]: { method: 8, packed: deflateRawSync(zeros), claimedSize: 200 } },
  },
  'an executable that is shorter than its declared size': {
    changes: { [executable]: { method: 8, claimedSize: 50_000_000 } },
  },
  'an Info.plist with a wrong checksum': { changes: { [info]: { claimedCrc: 1 } } },
  'an encrypted Info.plist': { changes: { [info]: { flags: 0x801 } } },
  'an Info.plist with an unknown compression method': { changes: { [info]: { method: 14 } } },
  'two files that share their bytes': {
    more: [entry('Payload/Orbit.app/copy', { sharesHeaderOf: 0 })],
  },
  'a file that overlaps the next': { changes: { [info]: { claimedPackedSize: 100_000 } } },
  'a local header with another name than the central directory': {
    changes: { [info]: { localName: 'Payload/Orbit.app/info.plist' } },
  },
  'bytes after the end': { zip: { after: Buffer.alloc(99) } },
  'a count of files that is too large': { zip: { claimedCount: 60 } },
};

const unreadableFiles: Record<string, Manipulation> = {
  'an Info.plist of 64 MB in a small package': {
    changes: { [info]: { method: 8, content: zeros } },
  },
  'an Info.plist that is a link': {
    changes: { [info]: { content: '/etc/passwd', mode: 0o120777 } },
  },
  'an Info.plist that takes too long to parse': {
    changes: { [info]: { content: `<plist><dict>${'<'.repeat(400_000)}` } },
  },
  'an unterminated Info.plist': {
    changes: { [info]: { content: `<plist>${'<array>'.repeat(200_000)}` } },
  },
};

const otherRefusals: Record<string, [Manipulation, string]> = {
  'an executable of 64 MB of zeros': [
    { changes: { [executable]: { method: 8, content: zeros } } },
    '90207',
  ],
  'an executable that is a link': [
    { changes: { [executable]: { content: '/bin/sh', mode: 0o120777 } } },
    '90207',
  ],
  'a thousand bundles without an Info.plist': [
    {
      more: Array.from({ length: 1000 }, (_, index) =>
        entry(`Payload/Orbit.app/Frameworks/F${index}.framework/x`),
      ),
    },
    '90036',
  ],
  'a profile of 64 MB': [
    { changes: { 'Payload/Orbit.app/embedded.mobileprovision': { method: 8, content: zeros } } },
    '90161',
  ],
};

async function packed(
  { changes = {}, more = [], zip = {} }: Manipulation,
  build: string,
): Promise<Buffer> {
  const files = Object.entries(await packageFiles({ build }));
  const entries = files.map(([name, content]) => ({ name, content, ...changes[name] }));
  return rawZip([...entries, ...more], zip);
}

test('a hand-written package is accepted, so that the hostile ones fail for their own reason', async () => {
  const harmless = [entry('Payload/Orbit.app/a.png'), entry('Payload/Orbit.app/A.png')];
  const state = await deliver(await start(), { more: harmless });
  expect(state).toMatchObject({ state: 'COMPLETE', errors: [], warnings: [] });
});

test.each([
  ...Object.entries(invalidArchives).map(
    ([name, manipulation]) => [name, manipulation, '90017'] as const,
  ),
  ...Object.entries(unreadableFiles).map(
    ([name, manipulation]) => [name, manipulation, '90036'] as const,
  ),
  ...Object.entries(otherRefusals).map(
    ([name, [manipulation, code]]) => [name, manipulation, code] as const,
  ),
])(
  'a hostile package fails with a message, and the server keeps serving: %s',
  async (_, manipulation, code) => {
    const server = await start();
    const { state, errors } = await deliver(server, manipulation);
    expect(state).toBe('FAILED');
    expect(errors.length).toBeLessThanOrEqual(100);
    expect(errors[0]).toMatchObject({ code, description: expect.stringMatching(/\.$/) });
    expect((await deliver(server, {})).state).toBe('COMPLETE');
  },
);

test('a privacy manifest that would take forever to read is reported like any other broken one', async () => {
  const content = writeXmlPlist({ NSPrivacyTrackingDomains: Array(30_000).fill('example.org') });
  const { state, warnings } = await deliver(await start(), {
    more: [{ name: manifest, content }],
  });
  expect({ state, code: warnings[0].code }).toEqual({ state: 'COMPLETE', code: '91056' });
});
