import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { deflateSync, gzipSync, inflateSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { AppException, toAppError } from '#shared/errors';
import { inWords } from '#shared/words/say';
import { readContents } from '../../../src-main/engine/package/read-contents';
import { type PayloadItem, writeCpio } from '../../../src-main/sample-package/mac/write-cpio';
import { writeXar } from '../../../src-main/sample-package/mac/write-xar';
import { writeSamplePackage } from '../../../src-main/sample-package/write-sample-package';
import { seed } from '../../helpers/draw';
import { temporaryFolder } from './support/temp-folder';

const at = temporaryFolder();
let sample: Buffer;

beforeAll(async () => {
  const { file } = await writeSamplePackage(at('Sample.pkg'), { sizeMb: 1 });
  sample = await readFile(file);
});

/** The code and the words of a package's refusal; null when it is read. */
async function refusal(bytes: Buffer): Promise<{ code: string; words: string } | null> {
  const file = at('Hostile.pkg');
  await writeFile(file, bytes);
  try {
    await readContents(file);
    return null;
  } catch (thrown) {
    // Anything else would be a fault of the reader.
    expect(thrown).toBeInstanceOf(AppException);
    const { code, detail } = toAppError(thrown);
    return { code, words: inWords(detail) };
  }
}

const info = `<pkg-info identifier="a.b" install-location="/Applications"><bundle path="./A.app" id="a.b"/></pkg-info>`;

/** A package around a payload, without a signature. */
function packageOf(payload: Buffer): Buffer {
  const files = new Map([
    ['Distribution', Buffer.from('<installer-gui-script/>')],
    ['a.pkg/PackageInfo', Buffer.from(info)],
    ['a.pkg/Payload', payload],
  ]);
  return writeXar({ files, stored: new Set(['a.pkg/Payload']), signer: null });
}

const plist = Buffer.from(
  '<?xml version="1.0"?><plist version="1.0"><dict><key>CFBundleIdentifier</key><string>a.b</string></dict></plist>',
);
const file = (path: string, bytes = Buffer.from('x'), mode = 0o100644): PayloadItem => ({
  ...{ path, mode, bytes },
});
const own = file('./A.app/Contents/Info.plist', plist);

/** The sample with another table of contents, its checksum recomputed. */
function withTable(change: (xml: string) => string): Buffer {
  const packed = Number(sample.readBigUInt64BE(8));
  const xml = inflateSync(sample.subarray(28, 28 + packed)).toString('utf8');
  const changed = change(xml);
  expect(changed).not.toBe(xml);
  const table = deflateSync(Buffer.from(changed));
  const head = Buffer.from(sample.subarray(0, 28));
  head.writeBigUInt64BE(BigInt(table.length), 8);
  head.writeBigUInt64BE(BigInt(Buffer.byteLength(changed)), 16);
  const checksum = createHash('sha1').update(table).digest();
  return Buffer.concat([head, table, checksum, sample.subarray(28 + packed + 20)]);
}

describe('a damaged or hostile installer package', () => {
  test('is read when nothing is wrong with it', async () => {
    expect(await refusal(packageOf(gzipSync(writeCpio([own]))))).toBeNull();
    expect(await refusal(packageOf(writeCpio([own])))).toBeNull();
  });

  test('that was cut anywhere is refused', async () => {
    for (const share of [0.001, 0.01, 0.2, 0.5, 0.9, 0.999]) {
      const found = await refusal(sample.subarray(0, Math.floor(sample.length * share)));
      expect(found?.code).toMatch(/^package-(truncated|unsafe|not-a-pkg)$/);
    }
  });

  const tables: [string, (xml: string) => string, RegExp][] = [
    [
      'a file beyond the end',
      (xml) => xml.replace(/<length>\d+</, '<length>99999999999<'),
      /beyond the end/,
    ],
    [
      'a number that is none',
      (xml) => xml.replace(/<length>\d+</, '<length>-1<'),
      /table of contents is damaged/,
    ],
    [
      'two files at one place',
      (xml) => xml.replaceAll(/<offset>\d{3,}</g, '<offset>300<'),
      /overlap/,
    ],
    [
      'a file twice',
      (xml) => xml.replace(/<name>Bom</, '<name>payload<'),
      /twice, or in upper and lower case/,
    ],
    ['a path out of it', (xml) => xml.replace(/<name>Bom</, '<name>..<'), /not a safe path/],
    [
      'a document type',
      (xml) => xml.replace('<xar>', '<!DOCTYPE a [<!ENTITY b "c">]><xar>'),
      /document type/,
    ],
    ['an entity of its own', (xml) => xml.replace('>Bom<', '>&b;<'), /&b;/],
    ['elements that don’t end', (xml) => xml.replace('</toc>', ''), /not well-formed/],
    [
      'a thousand levels',
      (xml) => xml.replace('<toc>', `<toc>${'<a>'.repeat(1000)}${'</a>'.repeat(1000)}`),
      /too many elements/,
    ],
    [
      'no checksum',
      (xml) => xml.replace('<checksum style="sha1">', '<checksum style="none">'),
      /no valid checksum/,
    ],
    [
      'another checksum of a file',
      (xml) => xml.replaceAll(/(archived-checksum style="sha1">)[0-9a-f]{8}/g, '$100000000'),
      /checksum of a file/,
    ],
    [
      'another size of a file',
      (xml) => xml.replaceAll(/<size>(\d{3})(<.size><encoding)/g, '<size>9$1$2'),
      /compressed data is damaged/,
    ],
  ];
  test.each(tables)('whose table of contents has %s is refused', async (_, change, words) => {
    expect(await refusal(withTable(change))).toMatchObject({
      code: 'package-unsafe',
      words: expect.stringMatching(words),
    });
  });

  test('whose table of contents was changed without its checksum is refused', async () => {
    const packed = Number(sample.readBigUInt64BE(8));
    const bytes = Buffer.from(sample);
    bytes.writeUInt8((bytes[28 + packed] ?? 0) ^ 1, 28 + packed);
    expect((await refusal(bytes))?.words).toMatch(/checksum of its table of contents/);
  });

  test('whose table of contents claims gigabytes is refused before it is unpacked', async () => {
    const bytes = Buffer.from(sample);
    bytes.writeBigUInt64BE(2n ** 40n, 16);
    expect((await refusal(bytes))?.words).toMatch(/larger than any package needs/);
  });

  const payloads: [string, readonly PayloadItem[], RegExp][] = [
    ['a path out of it', [own, file('./A.app/../../etc/passwd')], /not a safe path/],
    ['an absolute path', [own, file('/etc/passwd')], /not a safe path/],
    ['a file twice', [own, own], /twice, or in upper and lower case/],
    [
      'a file in another case',
      [own, file('./a.app/contents/info.plist', plist)],
      /twice, or in upper/,
    ],
    [
      'a file below a link',
      [
        own,
        file('./A.app/Contents/Link', Buffer.from('/etc'), 0o120755),
        file('./A.app/Contents/Link/passwd'),
      ],
      /below a symbolic link/,
    ],
    [
      'a folder with content',
      [own, file('./A.app/Folder', Buffer.from('x'), 0o040755)],
      /app’s files is damaged/,
    ],
  ];
  test.each(payloads)('whose payload has %s is refused', async (_, items, words) => {
    expect(await refusal(packageOf(gzipSync(writeCpio(items))))).toMatchObject({
      code: 'package-unsafe',
      words: expect.stringMatching(words),
    });
  });

  test('whose Info.plist is a link has none', async () => {
    const link = file('./A.app/Contents/Info.plist', Buffer.from('/etc/passwd'), 0o120755);
    expect((await refusal(packageOf(gzipSync(writeCpio([link])))))?.code).toBe(
      'package-plist-unreadable',
    );
  });

  test('with several apps, none, or one for another system is refused', async () => {
    const other = file('./B.app/Contents/Info.plist', plist);
    const phone = file('./A.app/Info.plist', plist);
    expect((await refusal(packageOf(gzipSync(writeCpio([own, other])))))?.code).toBe(
      'package-several-apps',
    );
    for (const items of [[file('./readme.txt')], [phone]])
      expect((await refusal(packageOf(gzipSync(writeCpio(items)))))?.code).toBe(
        'package-without-app',
      );
  });

  test('whose payload ends early, or goes on behind its end, is refused', async () => {
    const cpio = writeCpio([own]);
    const cut = gzipSync(cpio.subarray(0, cpio.length - 60));
    expect((await refusal(packageOf(cut)))?.words).toMatch(/unexpected end of file/);
    const more = gzipSync(Buffer.concat([cpio, Buffer.from('more')]));
    expect((await refusal(packageOf(more)))?.words).toMatch(/app’s files is damaged/);
    const behind = Buffer.concat([gzipSync(cpio), Buffer.from('behind the end')]);
    expect((await refusal(packageOf(behind)))?.words).toMatch(/compressed data is damaged/);
  });

  test('whose payload unpacks to far more than it has is read', async () => {
    const zeros = file('./A.app/Contents/Resources/zeros', Buffer.alloc(200 * 1024 * 1024));
    const bytes = packageOf(gzipSync(writeCpio([own, zeros]), { level: 1 }));
    expect(bytes.length).toBeLessThan(2 * 1024 * 1024);
    expect(await refusal(bytes)).toBeNull();
  });

  test('whose property lists are more than any app needs is refused', async () => {
    const large = Buffer.concat([plist, Buffer.alloc(1000 * 1024, 0x20)]);
    const items = Array.from({ length: 40 }, (_, index) =>
      file(`./A.app/Contents/PlugIns/${index}.appex/Contents/Info.plist`, large),
    );
    expect((await refusal(packageOf(gzipSync(writeCpio([own, ...items])))))?.words).toMatch(
      /larger than any app needs/,
    );
  });
});

/** Numbers drawn below a limit (mulberry32). */
function numbers(start: number): (below: number) => number {
  let state = start >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

test('a package with any byte changed is refused or read, and nothing else happens', async () => {
  const random = numbers(seed);
  for (let each = 0; each < 120; each += 1) {
    const bytes = Buffer.from(sample);
    // Half of them in the header and the table, where everything is decided.
    const span = each % 2 === 0 ? 4000 : bytes.length;
    const place = random(span);
    bytes[place] = (bytes[place] ?? 0) ^ (1 << random(8));
    const found = await refusal(bytes);
    if (found !== null) expect(found.code, `seed ${seed}, byte ${place}`).toMatch(/^package-/);
  }
});
