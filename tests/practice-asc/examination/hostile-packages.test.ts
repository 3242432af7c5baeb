import { deflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { Practice } from '../../../src-main/practice-asc/server';
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

/** Delivers such a package as the next build; gives how that ended, and what was said. */
async function deliver({ practice, client }: Server, trick: Trick) {
  const build = String(42 + practice.world.state.buildUploads.length);
  const bytes = await packed(trick, build);
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

/** A sound package as entries, those of some names changed, with others behind them. */
interface Trick {
  changes?: Record<string, Partial<RawEntry>>;
  more?: RawEntry[];
  zip?: RawZip;
}

const entry = (name: string, more: Partial<RawEntry> = {}): RawEntry => ({
  name,
  content: 'x',
  ...more,
});

const notBelieved: Record<string, Trick> = {
  'a path that leads out of the package': { more: [entry('Payload/../../etc/passwd')] },
  'an absolute path': { more: [entry('/etc/passwd')] },
  'a path of another system': { more: [entry('..\\Info.plist')] },
  'a path with a zero byte': { more: [entry(`${info}\0.txt`)] },
  'a file without a name': { more: [entry('')] },
  'a name of 60 KB': { more: [entry(`Payload/${'x'.repeat(60_000)}`)] },
  'a path of a thousand folders': { more: [entry(`Payload/${'x/'.repeat(500)}y`)] },
  'a second Info.plist': { more: [entry(info)] },
  'a second Info.plist behind a detour': { more: [entry('Payload/Orbit.app/./Info.plist')] },
  'one name in two ways of writing it': {
    more: [entry('Payload/Orbit.app/Caf\u00e9'), entry('Payload/Orbit.app/Cafe\u0301')],
  },
  'an Info.plist that is no deflate': {
    changes: { [info]: { method: 8, packed: Buffer.alloc(3000, 0xff) } },
  },
  'an Info.plist that goes on past its size': {
    changes: { [info]: { method: 8, packed: deflateRawSync(zeros), claimedSize: 200 } },
  },
  'an executable that ends before its size': {
    changes: { [executable]: { method: 8, claimedSize: 50_000_000 } },
  },
  'an Info.plist with the checksum of another': { changes: { [info]: { claimedCrc: 1 } } },
  'an Info.plist that is locked with a password': { changes: { [info]: { flags: 0x801 } } },
  'an Info.plist that is packed in an unknown way': { changes: { [info]: { method: 14 } } },
  'two files of the same bytes': { more: [entry('Payload/Orbit.app/copy', { sharesHeaderOf: 0 })] },
  'a file that reaches over the next': { changes: { [info]: { claimedPackedSize: 100_000 } } },
  'another name beside the bytes than in the table': {
    changes: { [info]: { localName: 'Payload/Orbit.app/info.plist' } },
  },
  'bytes behind the end': { zip: { after: Buffer.alloc(99) } },
  'a count of files that is too large': { zip: { claimedCount: 60 } },
};

const notRead: Record<string, Trick> = {
  'an Info.plist of 64 MB in a small package': {
    changes: { [info]: { method: 8, content: zeros } },
  },
  'an Info.plist that is a link': {
    changes: { [info]: { content: '/etc/passwd', mode: 0o120777 } },
  },
  'an Info.plist that would keep the server waiting': {
    changes: { [info]: { content: `<plist><dict>${'<'.repeat(400_000)}` } },
  },
  'an Info.plist without an end': {
    changes: { [info]: { content: `<plist>${'<array>'.repeat(200_000)}` } },
  },
};

const refusedOtherwise: Record<string, [Trick, string]> = {
  'an executable of 64 MB of nothing': [
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
  { changes = {}, more = [], zip = {} }: Trick,
  build: string,
): Promise<Buffer> {
  const files = Object.entries(await packageFiles({ build }));
  const entries = files.map(([name, content]) => ({ name, content, ...changes[name] }));
  return rawZip([...entries, ...more], zip);
}

test('a package that is written byte by byte is taken, so that the others fail for their own reason', async () => {
  const harmless = [entry('Payload/Orbit.app/a.png'), entry('Payload/Orbit.app/A.png')];
  const state = await deliver(await start(), { more: harmless });
  expect(state).toMatchObject({ state: 'COMPLETE', errors: [], warnings: [] });
});

test.each([
  ...Object.entries(notBelieved).map(([name, trick]) => [name, trick, '90017'] as const),
  ...Object.entries(notRead).map(([name, trick]) => [name, trick, '90036'] as const),
  ...Object.entries(refusedOtherwise).map(([name, [trick, code]]) => [name, trick, code] as const),
])('%s fails with words, and the server goes on', async (_, trick, code) => {
  const server = await start();
  const { state, errors } = await deliver(server, trick);
  expect(state).toBe('FAILED');
  expect(errors.length).toBeLessThanOrEqual(100);
  expect(errors[0]).toMatchObject({ code, description: expect.stringMatching(/\.$/) });
  expect((await deliver(server, {})).state).toBe('COMPLETE');
});

test('a privacy manifest that would never be read through is a warning like any other broken one', async () => {
  const content = writeXmlPlist({ NSPrivacyTrackingDomains: Array(30_000).fill('example.org') });
  const { state, warnings } = await deliver(await start(), {
    more: [{ name: manifest, content }],
  });
  expect({ state, code: warnings[0].code }).toEqual({ state: 'COMPLETE', code: '91056' });
});
