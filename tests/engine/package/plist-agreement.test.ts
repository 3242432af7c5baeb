import { parseBuffer } from 'bplist-parser';
import fc from 'fast-check';
import { build, buildBinary, parse } from 'plist';
import { describe, expect, test } from 'vitest';
import { readPlist as readWhole } from '../../../src-main/engine/package/plist/read-plist';
import type { PlistValue } from '../../../src-main/engine/package/plist/value';
import type { SampleValue } from '../../../src-main/sample-package/plist/sample-plist';
import { writeBinaryPlist } from '../../../src-main/sample-package/plist/write-binary-plist';
import { writeXmlPlist } from '../../../src-main/sample-package/plist/write-xml-plist';

const readPlist = (bytes: Buffer) => readWhole(bytes).value;

/** Characters allowed in XML; binary property lists allow any. */
const xmlText = fc
  .string({ unit: 'binary', maxLength: 20 })
  .map((text) => text.replace(/[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, ''));

/** Whole seconds, as XML writes dates. */
const date = fc
  .integer({ min: -2_000_000_000, max: 4_000_000_000 })
  .map((seconds) => new Date(seconds * 1000));

/** The other readers refuse or lose `__proto__`; ours is tested with it elsewhere. */
const key = fc.oneof(
  xmlText.filter((text) => text !== '__proto__'),
  fc.constantFrom('constructor', 'CFBundleVersion'),
);

/** Fractions: other writers distinguish whole reals from integers in different ways. */
const fraction = fc
  .double({ noNaN: true, noDefaultInfinity: true })
  .filter((value) => !Number.isInteger(value));

const { tree } = fc.letrec<{ tree: SampleValue; leaf: SampleValue }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    tie('leaf'),
    fc.array(tie('tree'), { maxLength: 4 }),
    fc
      .array(fc.tuple(key, tie('tree')), { maxLength: 20 })
      .map((pairs) => Object.fromEntries(pairs)),
  ),
  leaf: fc.oneof(
    xmlText,
    fc.integer(),
    fc.maxSafeInteger(),
    fraction,
    fc.boolean(),
    date,
    fc.uint8Array({ maxLength: 20 }),
  ),
}));

/** One form for all readers: dictionaries without prototypes, bytes as Uint8Array. */
function normal(value: unknown): unknown {
  if (value instanceof Uint8Array) return Uint8Array.from(value);
  if (Array.isArray(value)) return value.map(normal);
  if (value instanceof Date || typeof value !== 'object' || value === null) return value;
  const dict = Object.create(null) as Record<string, unknown>;
  for (const [name, member] of Object.entries(value)) dict[name] = normal(member);
  return dict;
}

const own = (bytes: Uint8Array | string): PlistValue => readPlist(Buffer.from(bytes));

describe('the reader agrees with other writers', () => {
  test('the reader agrees with other writers on XML', () => {
    fc.assert(
      fc.property(tree, (value) => {
        expect(normal(own(build(value as never)))).toEqual(normal(value));
      }),
      { numRuns: 150 },
    );
  });

  test('the reader agrees with other writers on binary property lists', () => {
    fc.assert(
      fc.property(tree, (value) => {
        expect(normal(own(buildBinary(value as never)))).toEqual(normal(value));
      }),
      { numRuns: 150 },
    );
  });
});

describe('the sample’s writers agree with other readers', () => {
  test('the sample’s writer agrees with other readers on XML', () => {
    fc.assert(
      fc.property(tree, (value) => {
        const bytes = writeXmlPlist(value);
        expect(normal(own(bytes))).toEqual(normal(value));
        expect(normal(parse(bytes.toString()))).toEqual(normal(value));
      }),
      { numRuns: 150, examples: [[{ 'a\u2028': 'b\u0085\u2029c' }]] },
    );
  });

  test('the sample’s writer agrees with other readers on binary property lists', () => {
    fc.assert(
      fc.property(tree, (value) => {
        const bytes = writeBinaryPlist(value);
        expect(normal(own(bytes))).toEqual(normal(value));
        expect(normal(parseBuffer(bytes)[0])).toEqual(normal(value));
      }),
      { numRuns: 150 },
    );
  });
});

describe('unusual but valid XML', () => {
  const read = (body: string): PlistValue => own(`<plist>${body}</plist>`);

  test.each<[string, unknown]>([
    ['<string>a &amp; b &#x4e2d;&#25991; &lt;c&gt;</string>', 'a & b 中文 <c>'],
    ['<string>a<!-- not this -->b</string>', 'ab'],
    ['<string><![CDATA[<x> & y]]></string>', '<x> & y'],
    ['<string>one\r\ntwo</string>', 'one\ntwo'],
    ['<string/>', ''],
    ['<integer>0x1F</integer>', 31],
    ['<integer> +7\n</integer>', 7],
    ['<integer>9223372036854775807</integer>', 9223372036854775807n],
    ['<real>-1.5E3</real>', -1500],
    ['<real>nan</real>', Number.NaN],
    ['<real>-infinity</real>', Number.NEGATIVE_INFINITY],
    ['<true />', true],
    ['<data>\n\tAQID\n</data>', Uint8Array.from([1, 2, 3])],
    ['<date>2026-11-22T09:30:00Z</date>', new Date('2026-11-22T09:30:00Z')],
    ['<dict><key>a</key><integer>1</integer><key>a</key><integer>2</integer></dict>', { a: 2 }],
  ])('XML that people and tools write is read: %s', (body, value) => {
    expect(normal(read(body))).toEqual(normal(value));
  });

  test('XML with a byte order mark, in UTF-16, and with Apple’s document type is read', () => {
    const xml = `<?xml version="1.0"?>\n<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">\n<plist version="1.0"><string>Zürich</string></plist>\n`;
    expect(own(`\u{FEFF}${xml}`)).toBe('Zürich');
    expect(readPlist(Buffer.from(`\u{FEFF}${xml}`, 'utf16le'))).toBe('Zürich');
    expect(own(xml)).toBe('Zürich');
  });

  test('XML with the trailing zeros of a C program is read', () => {
    expect(own('<plist><string>a</string></plist>\n\0\0')).toBe('a');
    expect(() => own('<plist><string>a</string></plist>\0x')).toThrow(/null byte/);
  });
});
