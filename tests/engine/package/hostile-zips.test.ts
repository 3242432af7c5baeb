import { writeFile } from 'node:fs/promises';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { message } from '#shared/words/message';
import { inWords } from '#shared/words/say';
import { readContents } from '../../../src-main/engine/package/read-contents';
import { readPackage } from '../../../src-main/engine/package/read-package';
import { errorOf } from './support/errors';
import { type RawEntry, type RawZip, rawZip } from './support/raw-zip';
import { infoEntry, infoPath, smallApp } from './support/small-app';
import { temporaryFolder } from './support/temp-folder';

const at = temporaryFolder();
let made = 0;

async function read(bytes: Buffer) {
  made += 1;
  const path = at(`hostile-${made}.ipa`);
  await writeFile(path, bytes);
  return readPackage(path);
}

/** The message of a refusal, which must come quickly. */
async function refusal(bytes: Buffer, code = 'package-unsafe'): Promise<string> {
  const start = performance.now();
  const error = await errorOf(read(bytes));
  expect(performance.now() - start).toBeLessThan(5_000);
  expect(error.code).toBe(code);
  expect(inWords(error.detail)).toContain(`“hostile-${made}.ipa”`);
  return inWords(error.detail);
}

const withApp = (entry: RawEntry, more: RawZip = {}): Buffer => smallApp([entry], more);

test('the smallest app can be read, so that the cases below fail for the reason they name', async () => {
  expect((await read(smallApp())).info.bundleId).toBe('com.northwind.orbit');
});

describe('unsafe paths', () => {
  test.each([
    ['../Info.plist', 'leads out of the package'],
    ['Payload/../../etc/passwd', 'leads out of the package'],
    ['/etc/passwd', 'which has an absolute path'],
    ['C:/Windows/system.ini', 'which has an absolute path'],
    ['..\\Info.plist', 'backslash'],
    ['Payload\\Orbit.app\\Info.plist', 'backslash'],
    ['Payload/Orbit.app/Info.plist\0.txt', 'null byte'],
    ['', 'without a name'],
  ])('the path %j is refused', async (name, words) => {
    expect(await refusal(withApp({ name }))).toContain(words);
  });

  test('a name of 60 KB is truncated in the message about it', async () => {
    expect((await refusal(withApp({ name: `/${'x'.repeat(60_000)}` }))).length).toBeLessThan(400);
  });

  test('control characters and direction marks do not appear in the message about a name', async () => {
    const words = await refusal(withApp({ name: '/\u202Egpj\u001b[31m.exe' }));
    expect(words).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });
});

describe('links', () => {
  const link = 0o120777;

  test('an Info.plist that is a symbolic link is refused', async () => {
    const words = await refusal(rawZip([infoEntry({ content: '/etc/passwd', mode: link })]));
    expect(words).toContain(`symbolic link at “${infoPath}”`);
  });

  test('an app folder that is a symbolic link is refused', async () => {
    const words = await refusal(
      withApp({ name: 'Payload/Orbit.app', content: '../x', mode: link }),
    );
    expect(words).toContain('symbolic link');
  });

  test('a symbolic link outside of the paths that are read is accepted', async () => {
    const read1 = await read(withApp({ name: 'Payload/Orbit.app/link', content: 'x', mode: link }));
    expect(read1.info.bundleId).toBe('com.northwind.orbit');
  });
});

describe('duplicate paths', () => {
  test('the same path twice is refused', async () => {
    expect(await refusal(withApp(infoEntry()))).toContain(`“${infoPath}” twice`);
  });

  test.each([
    'Payload/Orbit.app/info.plist',
    'Payload/Orbit.app/INFO.PLIST',
    'Payload/Orbit.app//Info.plist',
    'Payload/Orbit.app/./Info.plist',
  ])('%s beside Info.plist is refused', async (name) => {
    expect(await refusal(withApp({ name }))).toContain('contains both');
  });

  test('the same path composed and decomposed is refused', async () => {
    const names = ['Payload/Orbit.app/Caf\u00e9.png', 'Payload/Orbit.app/Cafe\u0301.png'];
    expect(await refusal(smallApp(names.map((name) => ({ name }))))).toContain('twice');
  });

  test('other files may differ by case alone, as iOS allows', async () => {
    const names = ['Payload/Orbit.app/a.png', 'Payload/Orbit.app/A.png', 'Payload/', 'Payload/'];
    expect((await read(smallApp(names.map((name) => ({ name }))))).info.bundleId).not.toBeNull();
  });
});

describe('sizes and checksums', () => {
  const zeros = Buffer.alloc(64 * 1024 * 1024);

  test('an Info.plist of 64 MB in a small zip is not unpacked', async () => {
    const words = await refusal(rawZip([infoEntry({ content: zeros })]));
    expect(words).toContain('67,108,864 bytes, more than the limit of 1,048,576');
  });

  test('unpacking stops for an Info.plist that claims 200 bytes and unpacks to 64 MB', async () => {
    const packed = deflateRawSync(zeros);
    expect(await refusal(rawZip([infoEntry({ packed, claimedSize: 200 })]))).toContain(
      'is damaged',
    );
  });

  test('an Info.plist that unpacks to less than it claims is refused', async () => {
    expect(await refusal(rawZip([infoEntry({ claimedSize: 100_000 })]))).toContain(
      'does not have the size',
    );
  });

  test('a wrong checksum is refused', async () => {
    const words = await refusal(rawZip([infoEntry({ claimedCrc: 1 })]));
    expect(words).toContain('CRC-32 checksum');
  });

  test('a stored file with two different sizes is refused', async () => {
    await refusal(rawZip([infoEntry({ method: 0, claimedSize: 7 })]));
  });

  test('packed bytes that are not valid deflate are refused', async () => {
    await refusal(rawZip([infoEntry({ packed: Buffer.from('ffffffffffff', 'hex') })]));
  });
});

describe('an executable that is unpacked while it is read', () => {
  const executable = 'Payload/Orbit.app/Orbit';
  const zeros = Buffer.alloc(64 * 1024 * 1024);

  async function unpacking(entry: Partial<RawEntry>): Promise<string> {
    made += 1;
    const path = at(`hostile-${made}.ipa`);
    const info = infoEntry({}, { CFBundleExecutable: 'Orbit' });
    await writeFile(path, rawZip([info, { name: executable, method: 8, ...entry }]));
    const error = await errorOf(readContents(path));
    expect(error.code).toBe('package-unsafe');
    return inWords(error.detail);
  }

  test('an executable that is longer than its claimed size is refused', async () => {
    expect(await unpacking({ packed: deflateRawSync(zeros), claimedSize: 5000 })).toContain(
      'does not have the size',
    );
  });

  test('an executable that is shorter than its claimed size is refused', async () => {
    expect(await unpacking({ content: 'short', claimedSize: 5000 })).toContain(
      'does not have the size',
    );
  });

  test('an executable with trailing bytes after its packed data is refused when they do not fit', async () => {
    const packed = Buffer.concat([deflateRawSync(Buffer.from('short')), Buffer.alloc(600_000, 7)]);
    expect(await unpacking({ packed, claimedSize: 5000 })).toContain('does not have the size');
  });

  test('an executable that does not match its checksum is refused', async () => {
    expect(await unpacking({ content: zeros, claimedCrc: 1 })).toContain('CRC-32 checksum');
  });

  test('an executable that is not valid deflate is refused', async () => {
    expect(await unpacking({ packed: Buffer.alloc(300_000, 0xff), claimedSize: 9 })).toContain(
      'does not have the size',
    );
  });

  test('an executable that is encrypted or uses another compression method is refused', async () => {
    expect(await unpacking({ content: 'x', flags: 0x801 })).toContain('which is encrypted');
  });

  test('an executable of 64 MB of zeros in a small zip is streamed without being held', async () => {
    made += 1;
    const path = at(`hostile-${made}.ipa`);
    const info = infoEntry({}, { CFBundleExecutable: 'Orbit' });
    await writeFile(path, rawZip([info, { name: executable, method: 8, content: zeros }]));
    expect((await readContents(path)).machOs).toMatchObject([
      { problem: message('unreadable.mach-o.other-format') },
    ]);
  });
});

describe('offsets of entries', () => {
  test('two entries with overlapping bytes are refused', async () => {
    expect(
      await refusal(withApp({ ...infoEntry(), name: 'Payload/Orbit.app/copy', sharesHeaderOf: 0 })),
    ).toContain('overlaps');
  });

  test('an entry that extends into the central directory is refused', async () => {
    expect(await refusal(rawZip([infoEntry({ claimedPackedSize: 100_000 })]))).toContain(
      'overlaps',
    );
  });

  test('an entry that is not at its offset in the table is refused', async () => {
    await refusal(
      rawZip([infoEntry({ movedBy: -1 }), { name: 'x', content: 'y' }], {
        before: Buffer.alloc(8),
      }),
    );
  });

  test('an entry with another name in its local header is refused', async () => {
    const words = await refusal(rawZip([infoEntry({ localName: 'Payload/Orbit.app/info.plist' })]));
    expect(words).toContain('a different name in its local header');
  });
});

describe('the central directory', () => {
  test('a package with more entries than the limit is refused before they are listed', async () => {
    const entries = Array.from({ length: 3 }, (_, index) => ({ name: `f${index}` }));
    const zip64 = zip64With(rawZip(entries), 200_000n);
    expect(await refusal(zip64)).toContain('200,000 files');
  });

  test('a package that really has 200,000 entries is refused as quickly', async () => {
    const line = tableLines(200_000);
    const table = Buffer.concat([smallApp(), line]);
    expect(await refusal(zip64With(table, 200_000n, smallApp().length))).toContain('200,000 files');
  });

  test('a package with 100,000 entries is listed', async () => {
    const entries = Array.from({ length: 99_998 }, (_, index) => ({ name: `Payload/f${index}` }));
    const zip = smallApp([...entries, { name: 'Payload/Grün' }]);
    expect((await read(zip64With(zip, 100_000n))).has('Payload/Grün')).toBe(true);
  });

  test('an entry count that is too small is refused', async () => {
    expect(await refusal(withApp({ name: 'hidden' }, { claimedCount: 1 }))).toContain(
      'more files than',
    );
  });

  test('an entry count that is too large is refused', async () => {
    expect(await refusal(smallApp([], { claimedCount: 9 }))).toContain('central directory');
  });

  test('bytes after the end of the zip are refused', async () => {
    expect(await refusal(smallApp([], { after: Buffer.alloc(99) }))).toContain(
      '99 bytes after the end',
    );
  });

  test('an entry that is encrypted with a password is refused', async () => {
    expect(await refusal(rawZip([infoEntry({ flags: 0x801 })]))).toContain('which is encrypted');
  });

  test('a compression method that packages do not use is named', async () => {
    const words = await refusal(rawZip([infoEntry({ method: 14 })]), 'package-unreadable');
    expect(words).toContain('unsupported compression method (14)');
  });
});

/** This many entries of a central directory, for empty files. */
function tableLines(count: number): Buffer {
  const lines = Array.from({ length: count }, (_, index) => {
    const name = Buffer.from(`Payload/f${index}`);
    const line = Buffer.alloc(46);
    line.writeUInt32LE(0x02014b50, 0);
    line.writeUInt16LE(name.length, 28);
    return Buffer.concat([line, name]);
  });
  return Buffer.concat([...lines, Buffer.from('504b0506', 'hex'), Buffer.alloc(18)]);
}

/** Inserts a zip64 record that claims this many entries before the end of a zip. */
function zip64With(zip: Buffer, count: bigint, start?: number): Buffer {
  const end = zip.length - 22;
  const record = Buffer.alloc(56);
  record.writeUInt32LE(0x06064b50, 0);
  record.writeBigUInt64LE(44n, 4);
  record.writeBigUInt64LE(count, 24);
  record.writeBigUInt64LE(count, 32);
  record.writeBigUInt64LE(BigInt(zip.readUInt32LE(end + 12)), 40);
  record.writeBigUInt64LE(BigInt(start ?? zip.readUInt32LE(end + 16)), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(end), 8);
  locator.writeUInt32LE(1, 16);
  // Numbers that do not fit are marked, as in every valid zip of this kind.
  const narrow = Buffer.from(zip.subarray(end));
  narrow.fill(0xff, 8, 12);
  return Buffer.concat([zip.subarray(0, end), record, locator, narrow]);
}
