import { mkdir, open, writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { readPackage } from '../../../src-main/engine/package/read-package';
import { writeSamplePackage } from '../../../src-main/sample-package/write-sample-package';
import { rawZip } from './support/raw-zip';
import { infoEntry } from './support/small-app';
import { temporaryFolder } from './support/temp-folder';
import { errorOf } from './support/troubles';

const at = temporaryFolder();

async function errorWith(name: string, bytes: Buffer | string) {
  await writeFile(at(name), bytes);
  return errorOf(readPackage(at(name)));
}

describe('a file that is not a package has its own message', () => {
  test('a path without a file is reported as such', async () => {
    const trouble = await errorOf(readPackage(at('absent.ipa')));
    expect(trouble.code).toBe('package-not-found');
    expect(trouble.detail).toContain('“absent.ipa” is not at');
  });

  test('an empty path is reported as such', async () => {
    expect((await errorOf(readPackage(''))).code).toBe('package-not-found');
  });

  test('a path with a zero byte is reported as such', async () => {
    expect((await errorOf(readPackage('bad\0name.ipa'))).code).toBe('package-unreadable');
  });

  test('a folder is reported as such', async () => {
    await mkdir(at('Orbit.app'));
    const trouble = await errorOf(readPackage(at('Orbit.app')));
    expect(trouble.code).toBe('package-is-folder');
    expect(trouble.detail).toContain('“Orbit.app” is a folder');
  });

  test.skipIf(process.platform === 'win32')(
    'a device is reported as such, and never opened',
    async () => {
      expect((await errorOf(readPackage('/dev/null'))).code).toBe('package-unreadable');
    },
  );

  test('an empty file is reported as such', async () => {
    const trouble = await errorWith('empty.ipa', '');
    expect(trouble.code).toBe('package-empty');
    expect(trouble.detail).toContain('“empty.ipa” has 0 bytes');
  });

  test.each([
    ['text.ipa', 'Hello there.\n', 'a text file'],
    ['short.ipa', 'x', 'a text file'],
    ['mac.ipa', Buffer.from('xar!\0\x1c\0\x01'), 'a Mac installer package'],
    ['tar.ipa', Buffer.from('1f8b0800', 'hex'), 'a gzip archive'],
    ['noise.ipa', Buffer.from('00ff10fe20fd30fc40', 'hex'), 'a file of another kind'],
  ])('a file that is not a zip is reported with its kind: %s', async (name, bytes, kind) => {
    const trouble = await errorWith(name, bytes);
    expect(trouble.code).toBe('package-not-a-zip');
    expect(trouble.detail).toBe(`“${name}” is ${kind}, not a zip archive.`);
  });

  test('a file larger than Apple accepts is refused without reading it', async () => {
    const file = await open(at('huge.ipa'), 'w');
    await file.truncate(25 * 1024 ** 3);
    await file.close();
    const trouble = await errorOf(readPackage(at('huge.ipa')));
    expect(trouble.code).toBe('package-too-large');
    expect(trouble.detail).toContain('“huge.ipa” has 26.8 GB');
  });

  test('a package that is cut inside its trailing comment is refused as incomplete', async () => {
    const bytes = rawZip([infoEntry()], { after: Buffer.from('made by') });
    bytes.writeUInt16LE(40, bytes.length - 9);
    const trouble = await errorWith('comment.ipa', bytes);
    expect(trouble.code).toBe('package-truncated');
    expect(trouble.detail).toContain('ends 33 bytes before its own end');
  });

  test('half a package is refused as incomplete', async () => {
    const { file } = await writeSamplePackage(at('half.ipa'), { defects: ['truncated'] });
    const trouble = await errorOf(readPackage(file));
    expect(trouble.code).toBe('package-truncated');
    expect(trouble.detail).toMatch(/“half\.ipa” ends after \d+ bytes/);
  });
});

describe('a zip without exactly one app', () => {
  const cases: [string, string[], string, string][] = [
    ['none.ipa', ['Payload/readme.txt'], 'package-without-app', 'has no folder Payload/Name.app'],
    [
      'wrapped.ipa',
      ['Orbit/Payload/Orbit.app/Info.plist'],
      'package-without-app',
      'has its app at “Orbit/Payload/Orbit.app/”',
    ],
    [
      'small.ipa',
      ['payload/Orbit.app/Info.plist'],
      'package-without-app',
      'has its app at “payload/Orbit.app/”',
    ],
    [
      'bare.ipa',
      ['Orbit.app/Info.plist'],
      'package-without-app',
      'zipped .app without the folder Payload',
    ],
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
      '“Orbit.app” and “Second.app”',
    ],
  ];

  test.each(cases)(
    'a zip without exactly one app is refused with what it contains: %s',
    async (name, paths, code, words) => {
      const trouble = await errorWith(name, rawZip(paths.map((path) => infoEntry({ name: path }))));
      expect(trouble.code).toBe(code);
      expect(trouble.detail).toContain(`“${name}”`);
      expect(trouble.detail).toContain(words);
    },
  );

  test('an empty zip is refused as such', async () => {
    expect((await errorWith('nothing.ipa', rawZip([]))).code).toBe('package-without-app');
  });
});

describe('an app with an unreadable Info.plist', () => {
  test.each([
    ['absent.plist', infoEntry({ name: 'Payload/Orbit.app/Orbit' }), 'it is missing'],
    ['empty.plist', infoEntry({ content: '' }), 'it is empty'],
    ['text.plist', infoEntry({ content: '{ a = b; }' }), 'it is neither an XML nor a binary'],
    [
      'list.plist',
      infoEntry({ content: '<plist><array/></plist>' }),
      'it does not hold a dictionary',
    ],
    ['cut.plist', infoEntry({ content: '<plist><dict><key>a</key>' }), 'it'],
  ])('an app with an unreadable Info.plist is not opened: %s', async (name, entry, words) => {
    const trouble = await errorWith(`${name}.ipa`, rawZip([entry]));
    expect(trouble.code).toBe('package-plist-unreadable');
    expect(trouble.detail).toContain('“Payload/Orbit.app/Info.plist”');
    expect(trouble.detail).toContain(words);
  });
});
