import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { toAppError } from '#shared/errors';
import { judgeFeed, type ThisCopy } from '../../src-main/app/updates/judge-feed';
import {
  digestOfNotes,
  signClaims,
  UpdateClaims,
} from '../../src-main/app/updates/update-signature';
import { makeFolder } from '../dev/make-tree';
import {
  appImage,
  type ReleaseOptions,
  signedRelease,
  updateKeys,
  writeRelease,
} from '../helpers/update-release';

const keys = updateKeys();
const copy: ThisCopy = { version: '0.1.0', platform: 'linux', arch: 'x64' };

async function feedOf(options: Partial<ReleaseOptions> = {}, signer = keys): Promise<string> {
  return readFileSync(await signedRelease({ folder: makeFolder(), ...options }, signer), 'utf8');
}

function judge(text: string, of: Partial<ThisCopy> = {}, accepted = [keys.publicKey]) {
  try {
    return judgeFeed(text, accepted, { ...copy, ...of });
  } catch (thrown) {
    return toAppError(thrown).code;
  }
}

const offered = (judged: ReturnType<typeof judge>): string | null =>
  judged === null || typeof judged === 'string' ? judged : judged.offer.version;

it('a newer version that was signed is offered, with its notes and its size', async () => {
  const judged = judge(await feedOf({ notes: 'Faster uploads.', more: 'stagingPercentage: 10' }));
  expect(judged).toMatchObject({
    offer: {
      version: '0.2.0',
      notes: 'Faster uploads.',
      releasedAt: '2026-11-28T10:00:00.000Z',
      size: 'Slipway 0.2.0'.length,
    },
    claims: {
      file: appImage('0.2.0'),
      platform: 'linux',
      arch: 'x64',
      releaseDate: '2026-11-28T10:00:00.000Z',
      stagingPercentage: 10,
    },
  });
});

it('either of two keys signs, so that one can be replaced', async () => {
  const other = updateKeys();
  expect(offered(judge(await feedOf(), {}, [other.publicKey, keys.publicKey]))).toBe('0.2.0');
  expect(offered(judge(await feedOf(), {}, [keys.publicKey, other.publicKey]))).toBe('0.2.0');
});

it('a signature of another key is refused', async () => {
  expect(judge(await feedOf({}, updateKeys()))).toBe('update-signature-wrong');
});

it('a feed without a signature is refused', () => {
  const feed = writeRelease({ folder: makeFolder() });
  expect(judge(readFileSync(feed, 'utf8'))).toBe('update-unsigned');
});

it('every changed character of a signature is refused', async () => {
  const text = await feedOf();
  const begin = text.lastIndexOf('  - ') + 4;
  const end = text.length - 1;
  for (let at = begin; at < end; at += 7) {
    const other = text[at] === 'A' ? 'B' : 'A';
    const changed = text.slice(0, at) + other + text.slice(at + 1);
    expect(judge(changed), `character ${at - begin}`).toBe('update-signature-wrong');
  }
});

it('a signature of another version is named so, whichever of the two is newer', async () => {
  const signatures = (text: string) => text.slice(text.indexOf('slipwaySignatures:'));
  const text = await feedOf({ version: '0.2.0' });
  for (const version of ['0.1.5', '0.3.0']) {
    const replayed = signatures(await feedOf({ version }));
    const mixed = text.slice(0, text.indexOf('slipwaySignatures:')) + replayed;
    expect(judge(mixed)).toBe('update-signature-other');
  }
});

it.each([
  ['size', (text: string) => text.replace(/size: \d+/, 'size: 7')],
  ['checksum', (text: string) => text.replace(/sha512: .{10}/, 'sha512: AAAAAAAAAA')],
  ['file', (text: string) => text.replaceAll(appImage('0.2.0'), 'Other.AppImage')],
  ['host', (text: string) => text.replace('url: ', 'url: https://elsewhere.example/')],
  ['notes', (text: string) => text.replace('Good news', 'Go to elsewhere.example')],
  ['release date', (text: string) => text.replace('2026-11-28', '2025-11-28')],
  ['missing release date', (text: string) => text.replace(/releaseDate: .*\n/, '')],
  ['staging percentage', (text: string) => text.replace('Percentage: 10', 'Percentage: 100')],
  ['missing staging percentage', (text: string) => text.replace(/stagingPercentage: .*\n/, '')],
])('a feed whose %s is not the signed one is refused', async (_what, change) => {
  const text = await feedOf({ notes: 'Good news', more: 'stagingPercentage: 10' });
  const changed = change(text);
  expect(changed).not.toBe(text);
  expect(judge(changed)).toBe('update-signature-other');
});

it('a feed that was signed for everyone is not held back from some', async () => {
  const text = await feedOf();
  const changed = text.replace('releaseDate:', 'stagingPercentage: 0\nreleaseDate:');
  expect(changed).not.toBe(text);
  expect(judge(changed)).toBe('update-signature-other');
});

const claims = (change: Partial<UpdateClaims>): UpdateClaims => ({
  product: 'slipway',
  channel: 'latest',
  platform: 'linux',
  arch: 'x64',
  version: '0.2.0',
  file: appImage('0.2.0'),
  size: 13,
  sha512: `${'A'.repeat(86)}==`,
  notes: digestOfNotes(''),
  releaseDate: '',
  stagingPercentage: null,
  ...change,
});

function feedWith(change: Partial<UpdateClaims>): string {
  const { version, file, size, sha512 } = claims(change);
  return `version: ${version}
files:
  - url: ${file}
    size: ${size}
    sha512: ${sha512}
slipwaySignatures:
  - ${signClaims(claims(change), keys.privateKey)}
`;
}

it('a signature for another channel, system or processor is refused', () => {
  expect(offered(judge(feedWith({})))).toBe('0.2.0');
  expect(judge(feedWith({ channel: 'beta' }))).toBe('update-signature-other');
  expect(judge(feedWith({ platform: 'darwin' }))).toBe('update-not-for-system');
  expect(judge(feedWith({ arch: 'arm64' }))).toBe('update-not-for-system');
  expect(judge(feedWith({ file: 'slipway_0.2.0_amd64.deb' }))).toBe('update-not-for-system');
  expect(offered(judge(feedWith({ arch: 'universal' })))).toBe('0.2.0');
});

it('the file for this processor is preferred to one for all', () => {
  const own = claims({});
  const every = claims({ arch: 'universal', file: 'Slipway-universal.AppImage' });
  const lines = [every, own].map((one) => `  - ${signClaims(one, keys.privateKey)}`);
  const files = [every, own].map(
    ({ file, size, sha512 }) => `  - { url: ${file}, size: ${size}, sha512: "${sha512}" }`,
  );
  const text = `version: 0.2.0\nfiles:\n${files.join('\n')}\nslipwaySignatures:\n${lines.join('\n')}\n`;
  expect(judge(text)).toMatchObject({ claims: { file: own.file } });
});

it('an older version is refused although it is signed, and the same one is none', async () => {
  const text = await feedOf({ version: '0.2.0' });
  expect(judge(text, { version: '0.2.0' })).toBeNull();
  expect(judge(text, { version: '0.10.0' })).toBe('update-older');
  expect(judge(text, { version: '0.2.1-beta.1' })).toBe('update-older');
  expect(offered(judge(text, { version: '0.2.0-beta.1' }))).toBe('0.2.0');
});

it('a size that no version of Slipway has is refused although it is signed', () => {
  expect(judge(feedWith({ size: 1_000_000_001 }))).toBe('update-too-large');
});

it('no name of a file that leaves the folder can be signed at all', () => {
  for (const file of ['../Slipway.AppImage', 'a/b.AppImage', '.AppImage', 'C:\\x.exe', ''])
    expect(UpdateClaims.safeParse(claims({ file })).success, file).toBe(false);
});

it.each([
  ['nothing', ''],
  ['a sign-in page', '<!doctype html><title>Sign in</title>'],
  ['a list', '- 1\n- 2'],
  ['YAML with a tag', 'version: !!js/function "function(){}"'],
  ['no YAML', '\t{[}'],
  ['a version that is no version', 'version: latest\nfiles: [{url: a, sha512: b, size: 1}]'],
  ['a number for a version', 'version: 0.2\nfiles: [{url: a, sha512: b, size: 1}]'],
  ['no files', 'version: 0.2.0\nfiles: []'],
  ['aliases within aliases', bomb()],
])('a feed with %s can’t be read', (_what, text) => {
  expect(judge(text)).toBe('update-feed-unreadable');
});

function bomb(): string {
  const lines = ['a0: &a0 [x, x, x, x, x, x, x, x]'];
  for (let depth = 1; depth < 40; depth += 1)
    lines.push(
      `a${depth}: &a${depth} [${Array(8)
        .fill(`*a${depth - 1}`)
        .join(', ')}]`,
    );
  return `version: 0.2.0\n${lines.join('\n')}\nfiles: *a39\n`;
}

it('release notes are shown as text that looks like what it is', async () => {
  const hostile = '<img src=x onerror=alert(1)>\r\nFixed \u202egnihton\u202c\u0007.\u200b';
  expect(judge(await feedOf({ notes: hostile }))).toMatchObject({
    offer: { notes: '<img src=x onerror=alert(1)>\nFixed gnihton.' },
  });
  const long = judge(await feedOf({ notes: 'word '.repeat(10_000) }));
  expect(long).toMatchObject({ offer: { notes: expect.stringMatching(/^.{19999}…$/) } });
  expect(judge(await feedOf({ notes: ' \n' }))).toMatchObject({ offer: { notes: null } });
});
