import { writeFile } from 'node:fs/promises';
import { crc32, deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { allInWords, inWords } from '#shared/words/say';
import { readContents } from '../../../src-main/engine/package/read-contents';
import { readPackage } from '../../../src-main/engine/package/read-package';
import { errorOf } from './support/errors';
import { descriptorOf, extraField, type RawEntry, type RawZip, rawZip } from './support/raw-zip';
import { infoEntry, smallApp } from './support/small-app';
import { temporaryFolder } from './support/temp-folder';

const at = temporaryFolder();
let made = 0;

async function written(bytes: Buffer): Promise<string> {
  made += 1;
  const path = at(`readings-${made}.ipa`);
  await writeFile(path, bytes);
  return path;
}

/** The message with which everything that the checks read is refused. */
async function refusal(bytes: Buffer, code = 'package-unsafe'): Promise<string> {
  const error = await errorOf(readContents(await written(bytes)));
  expect(error.code).toBe(code);
  expect(inWords(error.detail)).toContain(`“readings-${made}.ipa”`);
  return inWords(error.detail);
}

/** A file that no check reads, before others. */
const note = (changes: Partial<RawEntry> = {}): RawEntry => ({
  name: 'Payload/Orbit.app/note.json',
  content: '{"a note": "of some length, so that it packs", "again": "so that it packs"}',
  method: 8,
  ...changes,
});
const last: RawEntry = { name: 'Payload/Orbit.app/last.txt', content: 'the last' };
const withNote = (changes: Partial<RawEntry> = {}, zip: RawZip = {}): Buffer =>
  smallApp([note(changes), last], zip);
const damaged = async (bytes: Buffer) =>
  allInWords((await readContents(await written(bytes))).damagedFiles);

test('the package that the cases below change is valid', async () => {
  expect(await damaged(withNote())).toEqual([]);
});

describe('an entry whose local header differs from the central directory', () => {
  const cases: Record<string, [Partial<RawEntry>, string]> = {
    'another name': [{ localName: 'Payload/Orbit.app/mote.json' }, 'a different name'],
    'another method': [{ local: { method: 0 } }, 'a different compression method'],
    'that it is encrypted': [{ local: { flags: 0x801 } }, 'encrypted only according to'],
    'that its header is encrypted': [{ local: { flags: 0x2800 } }, 'encrypted only according to'],
    'another size': [{ local: { size: 7 } }, 'a different size'],
    'no size, and none behind it': [{ local: { size: 0, packedSize: 0 } }, 'a different size'],
    'another compressed size': [{ local: { packedSize: 7 } }, 'a different compressed size'],
    'another checksum': [{ local: { crc: 7 } }, 'a different checksum'],
    'another wide size': [
      {
        local: {
          size: 0xffffffff,
          extra: extraField(1, Buffer.from('0700000000000000', 'hex')),
        },
      },
      'a different size',
    ],
  };

  test.each(Object.entries(cases))(
    'an entry whose local header differs is refused: %s',
    async (_, [changes, words]) => {
      expect(await refusal(withNote(changes))).toContain(words);
    },
  );

  test.each(Object.entries(cases))(
    'an entry whose local header differs is refused before facts are shown: %s',
    async (_, [changes]) => {
      const { localName, ...others } = changes;
      const renamed = localName === undefined ? {} : { localName: 'Payload/Orbit.app/info.plist' };
      const bytes = rawZip([infoEntry({ ...others, ...renamed })]);
      const error = await errorOf(readPackage(await written(bytes)));
      expect(error.code).toBe('package-unsafe');
    },
  );

  test('an entry name beyond ASCII in another encoding is refused', async () => {
    const changes = { name: 'Payload/Orbit.app/nöte.json', local: { flags: 0 } };
    expect(await refusal(withNote(changes))).toContain('a different name encoding');
    expect(await damaged(withNote({ local: { flags: 0 } }))).toEqual([]);
  });
});

describe('an extra field that gives an entry another path', () => {
  const field = (name: string, path: string): Buffer => {
    const head = Buffer.alloc(5, 1);
    head.writeUInt32LE(crc32(Buffer.from(name)), 1);
    return extraField(0x7075, Buffer.concat([head, Buffer.from(path)]));
  };
  const { name } = note();

  test('another path in an extra field of the central directory is refused', async () => {
    const extra = field(String(name), 'Payload/Orbit.app/Info.plist');
    expect(await refusal(withNote({ extra }))).toContain('two paths');
  });

  test('another path in an extra field of the entry’s local header is refused', async () => {
    const extra = field(String(name), 'Payload/Orbit.app/Info.plist');
    expect(await refusal(withNote({ local: { extra } }))).toContain('a different path');
  });

  test('a path in an extra field is accepted when it is the same, or is for another name', async () => {
    expect(await damaged(withNote({ extra: field(String(name), String(name)) }))).toEqual([]);
    expect(await damaged(withNote({ extra: field('other', 'Payload/x') }))).toEqual([]);
  });
});

describe('data descriptors', () => {
  const later = { flags: 0x808, local: { crc: 0, size: 0, packedSize: 0 } };

  test.each([
    [4, true],
    [4, false],
    [8, true],
    [8, false],
  ] as const)('in %i bytes each, with a signature: %s, are read', async (width, hasSignature) => {
    const behind = descriptorOf(note(), width, hasSignature);
    expect(await damaged(withNote({ ...later, behind }))).toEqual([]);
  });

  test('data descriptors that differ from the central directory are refused', async () => {
    const behind = descriptorOf(note({ content: 'another' }));
    expect(await refusal(withNote({ ...later, behind }))).toContain('data descriptor');
  });

  test('missing data descriptors are refused, unless the header already has the sizes', async () => {
    expect(await refusal(withNote(later))).toContain('data descriptor');
    expect(await damaged(withNote({ flags: 0x808 }))).toEqual([]);
  });
});

describe('bytes that the central directory does not list', () => {
  const hidden = smallApp([]).subarray(0, 300);

  test('unlisted bytes between two entries are refused', async () => {
    expect(await refusal(withNote({ behind: Buffer.alloc(1) }))).toContain('1 byte after');
    expect(await refusal(withNote({ behind: hidden }))).toContain('300 bytes after');
  });

  test('unlisted bytes between the last entry and the table are refused', async () => {
    const bytes = smallApp([note({ behind: hidden })]);
    expect(await refusal(bytes)).toContain('belong to no file');
  });

  test('unlisted bytes before the first entry are refused, even when every offset counts them', async () => {
    const before = Buffer.from('#!/bin/sh\n');
    expect(await refusal(withNote({}, { before }))).toContain('begins with 10 bytes');
  });

  test('unlisted bytes between the table and its end are refused', async () => {
    expect(await refusal(withNote({}, { behindTable: Buffer.alloc(9) }))).toContain(
      'between its central directory and its end record',
    );
  });

  test('unlisted bytes in a comment are accepted, unless they are another end record', async () => {
    expect(await damaged(withNote({}, { comment: Buffer.from('made by hand') }))).toEqual([]);
    const error = await refusal(withNote({}, { comment: smallApp([]).subarray(-22) }));
    expect(error).not.toBe('');
  });

  test('a whole second package behind the first one is refused', async () => {
    expect(await refusal(Buffer.concat([withNote(), smallApp([])]))).not.toBe('');
  });
});

describe('an end that leaves the location of the central directory ambiguous', () => {
  const changed = (offset: number, value: number, width: 2 | 4): Buffer => {
    const bytes = withNote();
    bytes.writeUIntLE(value, bytes.length - 22 + offset, width);
    return bytes;
  };

  test.each([
    ['another disk', 4, 2],
    ['a table on another disk', 6, 2],
    ['another count for this disk', 8, 2],
    ['another size of the table', 12, 4],
  ] as const)('an entry whose local header differs is refused: %s', async (_, offset, width) => {
    expect(await refusal(changed(offset, 7, width))).not.toBe('');
  });

  test('an entry on another disk is refused', async () => {
    expect(await refusal(withNote({ disk: 1 }))).toContain('another disk');
  });
});

describe('an entry of ambiguous type', () => {
  test.each([
    ['a device', 0o20644],
    ['a disk', 0o60644],
    ['a pipe', 0o10644],
    ['a socket', 0o140755],
  ])('an entry of ambiguous type is refused: %s', async (_, mode) => {
    expect(await refusal(withNote({ mode }))).toContain('is not a file, folder or symbolic link');
  });

  test('an entry that is a folder by its mode and a file by its name is refused', async () => {
    expect(await refusal(withNote({ mode: 0o40755 }))).toContain('a folder by its mode');
  });

  test('a folder with content is refused', async () => {
    expect(await refusal(withNote({ name: 'Payload/Orbit.app/x/' }))).toContain(
      'a folder that has data',
    );
  });

  test('a file with files below it is refused', async () => {
    const below = { name: 'Payload/Orbit.app/note.json/below', content: 'x' };
    expect(await refusal(smallApp([note(), below]))).toContain('which is a file');
    const folder = { name: 'Payload/Orbit.app/note.json/' };
    expect(await refusal(smallApp([note(), folder]))).toContain('which is a file');
  });

  test('a link with files below it is refused, including Payload itself', async () => {
    const link = { name: 'Payload', content: '/tmp', mode: 0o120777 };
    expect(await refusal(smallApp([link]))).toContain('below “Payload”, which is a symbolic link');
    const slashed = { name: 'Payload/', mode: 0o120777 };
    expect(await refusal(smallApp([slashed]))).toContain('both a folder and a symbolic link');
  });

  test.each(['Payload/Orbit.app/Info.pli\u017ft', 'Payload/Orbit.app/In\u200cfo.plist'])(
    '%j beside Info.plist is refused: a Mac treats both as one file',
    async (name) => {
      expect(await refusal(withNote({ name }))).toContain('contains both');
    },
  );
});

describe('a file that no check reads', () => {
  test('an unread file that does not match its checksum is damaged, for all readers alike', async () => {
    for (const method of [0, 8])
      expect(await damaged(withNote({ claimedCrc: 1, method }))).toEqual([
        { path: note().name, problem: 'its CRC-32 checksum does not match' },
      ]);
  });

  test('an unread file that cannot be unpacked is damaged', async () => {
    const packed = Buffer.alloc(40, 0xff);
    expect(await damaged(withNote({ packed }))).toMatchObject([
      { problem: 'its compressed data is damaged' },
    ]);
  });

  test('an unread file that is shorter than its claimed size is damaged', async () => {
    expect(await damaged(withNote({ claimedSize: 900 }))).toMatchObject([
      { problem: 'it is shorter than recorded' },
    ]);
  });

  test('an unread file that is longer than its claimed size is refused: readers stop in two places', async () => {
    expect(await refusal(withNote({ claimedSize: 5 }))).toContain('does not end where');
    const content = Buffer.alloc(8 * 1024 * 1024);
    expect(await refusal(withNote({ content, claimedSize: 6 * 1024 * 1024 }))).toContain(
      'does not end where',
    );
  });

  test('an unread file with trailing bytes after its packed data is refused', async () => {
    const packed = Buffer.concat([deflateRawSync(Buffer.from('short')), Buffer.alloc(9)]);
    const changes = { packed, claimedSize: 5, claimedCrc: crc32(Buffer.from('short')) };
    expect(await refusal(withNote(changes))).toContain('does not end where');
    const content = Buffer.alloc(4 * 1024 * 1024);
    const large = {
      packed: Buffer.concat([deflateRawSync(content), Buffer.alloc(9)]),
      claimedSize: content.length,
      claimedCrc: crc32(content),
    };
    expect(await refusal(withNote(large))).toContain('does not end where');
  });

  test('an unread file that is encrypted or uses another packing method is refused', async () => {
    expect(await refusal(withNote({ flags: 0x801 }))).toContain('which is encrypted');
    expect(await refusal(withNote({ method: 14 }), 'package-unreadable')).toContain('(14)');
  });

  test('a damaged unread file is found at any size', async () => {
    const content = Buffer.alloc(5 * 1024 * 1024, 'film');
    for (const method of [0, 8]) {
      expect(await damaged(withNote({ content, method, claimedCrc: 1 }))).toHaveLength(1);
      expect(await damaged(withNote({ content, method }))).toEqual([]);
    }
  });

  test('an empty unread file is valid, however it is packed', async () => {
    expect(await damaged(withNote({ content: '', packed: Buffer.alloc(0) }))).toEqual([]);
    expect(await damaged(withNote({ content: '', method: 0 }))).toEqual([]);
  });
});

test('a package that claims more than any app may have is not unpacked', async () => {
  const entries = Array.from({ length: 7 }, (_, index) =>
    note({ name: `Payload/Orbit.app/${index}`, claimedSize: 0xfffffffe }),
  );
  expect(await refusal(smallApp(entries), 'package-too-large')).toContain(
    'has 30.1 GB when decompressed',
  );
});
