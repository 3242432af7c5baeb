import { mkdir, open, writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { inWords } from '#shared/words/say';
import { readPackage } from '../../../src-main/engine/package/read-package';
import { writeSamplePackage } from '../../../src-main/sample-package/write-sample-package';
import { errorOf } from './support/errors';
import { rawZip } from './support/raw-zip';
import { infoEntry } from './support/small-app';
import { temporaryFolder } from './support/temp-folder';

const at = temporaryFolder();

async function errorWith(name: string, bytes: Buffer | string) {
  await writeFile(at(name), bytes);
  return errorOf(readPackage(at(name)));
}

describe('a file that is not a package has its own message', () => {
  test('a path without a file is reported as such', async () => {
    const error = await errorOf(readPackage(at('absent.ipa')));
    expect(error.code).toBe('package-not-found');
    expect(inWords(error.detail)).toContain('There is no file “absent.ipa” at');
  });

  test('an empty path is reported as such', async () => {
    expect((await errorOf(readPackage(''))).code).toBe('package-not-found');
  });

  test('a path with a zero byte is reported as such', async () => {
    expect((await errorOf(readPackage('bad\0name.ipa'))).code).toBe('package-unreadable');
  });

  test.each([
    ['Orbit', '“Orbit” is a folder'],
    ['Orbit.app', '“Orbit.app” is the app itself'],
    ['Orbit.pkg', '“Orbit.pkg” is a bundle-style package'],
  ])('a folder is reported as what it is: %s', async (name, words) => {
    await mkdir(at(name));
    const error = await errorOf(readPackage(at(name)));
    expect(error.code).toBe('package-is-folder');
    expect(inWords(error.detail)).toContain(words);
  });

  test.skipIf(process.platform === 'win32')(
    'a device is reported as such, and never opened',
    async () => {
      expect((await errorOf(readPackage('/dev/null'))).code).toBe('package-unreadable');
    },
  );

  test('an empty file is reported as such', async () => {
    const error = await errorWith('empty.ipa', '');
    expect(error.code).toBe('package-empty');
    expect(inWords(error.detail)).toContain('“empty.ipa” has 0 bytes');
  });

  test.each([
    ['text.ipa', 'Hello there.\n', 'a text file'],
    ['short.ipa', 'x', 'a text file'],
    ['mac.ipa', Buffer.from('xar!\0\x1c\0\x01'), 'a Mac installer package'],
    ['tar.ipa', Buffer.from('1f8b0800', 'hex'), 'a gzip archive'],
    ['noise.ipa', Buffer.from('00ff10fe20fd30fc40', 'hex'), null],
  ])('a file that is not a zip is reported with its kind: %s', async (name, bytes, kind) => {
    const error = await errorWith(name, bytes);
    expect(error.code).toBe('package-not-a-zip');
    expect(inWords(error.detail)).toBe(
      kind === null
        ? `“${name}” is not a zip archive.`
        : `“${name}” is ${kind}, not a zip archive.`,
    );
  });

  test('a file larger than Apple accepts is refused without reading it', async () => {
    const file = await open(at('huge.ipa'), 'w');
    await file.truncate(25 * 1024 ** 3);
    await file.close();
    const error = await errorOf(readPackage(at('huge.ipa')));
    expect(error.code).toBe('package-too-large');
    expect(inWords(error.detail)).toContain('“huge.ipa” has 26.8 GB');
  });

  test('a package that is cut inside its trailing comment is refused as incomplete', async () => {
    const bytes = rawZip([infoEntry()], { after: Buffer.from('made by') });
    bytes.writeUInt16LE(40, bytes.length - 9);
    const error = await errorWith('comment.ipa', bytes);
    expect(error.code).toBe('package-truncated');
    expect(inWords(error.detail)).toContain('ends 33 bytes too early');
  });

  test('half a package is refused as incomplete', async () => {
    const { file } = await writeSamplePackage(at('half.ipa'), { defects: ['truncated'] });
    const error = await errorOf(readPackage(file));
    expect(error.code).toBe('package-truncated');
    expect(inWords(error.detail)).toMatch(/“half\.ipa” ends after [\d,]+ bytes/);
  });
});

describe('a zip without exactly one app', () => {
  const cases: [string, string[], string, string][] = [
    [
      'none.ipa',
      ['Payload/readme.txt'],
      'package-without-app',
      'contains no Payload/Name.app folder',
    ],
    [
      'wrapped.ipa',
      ['Orbit/Payload/Orbit.app/Info.plist'],
      'package-without-app',
      'contains an app at “Orbit/Payload/Orbit.app/”',
    ],
    [
      'small.ipa',
      ['payload/Orbit.app/Info.plist'],
      'package-without-app',
      'contains an app at “payload/Orbit.app/”',
    ],
    ['bare.ipa', ['Orbit.app/Info.plist'], 'package-without-app', 'is a zipped .app'],
    [
      'archive.ipa',
      ['Orbit.xcarchive/Products/Applications/Orbit.app/Info.plist'],
      'package-without-app',
      'zipped Xcode archive',
    ],
    ['mac.ipa', ['Payload/Orbit.app/Contents/Info.plist'], 'package-without-app', 'a Mac app'],
    [
      'two.ipa',
      ['Payload/Orbit.app/Info.plist', 'Payload/Second.app/Info.plist'],
      'package-several-apps',
      'contains 2 apps in Payload: Orbit.app and Second.app',
    ],
  ];

  test.each(cases)(
    'a zip without exactly one app is refused with what it contains: %s',
    async (name, paths, code, words) => {
      const error = await errorWith(name, rawZip(paths.map((path) => infoEntry({ name: path }))));
      expect(error.code).toBe(code);
      expect(inWords(error.detail)).toContain(`“${name}”`);
      expect(inWords(error.detail)).toContain(words);
    },
  );

  test('an empty zip is refused as such', async () => {
    expect((await errorWith('nothing.ipa', rawZip([]))).code).toBe('package-without-app');
  });
});

describe('an app with an unreadable Info.plist', () => {
  test.each([
    ['absent.plist', infoEntry({ name: 'Payload/Orbit.app/Orbit' }), 'the file is missing'],
    ['empty.plist', infoEntry({ content: '' }), 'the file is empty'],
    ['text.plist', infoEntry({ content: '{ a = b; }' }), 'it is neither an XML nor a binary'],
    [
      'list.plist',
      infoEntry({ content: '<plist><array/></plist>' }),
      'the top level is not a dictionary',
    ],
    ['cut.plist', infoEntry({ content: '<plist><dict><key>a</key>' }), 'a key has no value'],
  ])('an app with an unreadable Info.plist is not opened: %s', async (name, entry, words) => {
    const error = await errorWith(`${name}.ipa`, rawZip([entry]));
    expect(error.code).toBe('package-plist-unreadable');
    expect(inWords(error.detail)).toContain('“Payload/Orbit.app/Info.plist”');
    expect(inWords(error.detail)).toContain(words);
  });
});
