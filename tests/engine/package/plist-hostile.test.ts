import { describe, expect, test } from 'vitest';
import { readPlist as readWhole } from '../../../src-main/engine/package/plist/read-plist';
import { PlistError } from '../../../src-main/engine/package/plist/value';
import { array, ascii, dict, rawBinaryPlist } from './support/raw-binary-plist';

const readPlist = (bytes: Buffer) => readWhole(bytes).value;

/** The reason for a refusal, which must come at once. */
function refusal(bytes: Buffer | string): string {
  const start = performance.now();
  try {
    readPlist(Buffer.from(bytes));
  } catch (error) {
    expect(error).toBeInstanceOf(PlistError);
    expect(performance.now() - start).toBeLessThan(20_000);
    return (error as PlistError).message;
  }
  throw new Error('it was read');
}

const plist = (body: string): string => `<?xml version="1.0"?><plist version="1.0">${body}</plist>`;

describe('a key that occurs twice in one dictionary', () => {
  const twice = (one: string, other: string): string =>
    `<dict><key>a</key>${one}<key>b</key><true/><key>a</key>${other}</dict>`;
  const repeated = (bytes: Buffer | string): string[] => readWhole(Buffer.from(bytes)).repeatedKeys;

  test('a repeated key is reported when its two values differ', () => {
    expect(repeated(plist(twice('<string>1</string>', '<string>2</string>')))).toEqual(['a']);
    expect(repeated(plist(twice('<string>1</string>', '<integer>1</integer>')))).toEqual(['a']);
    expect(repeated(plist(twice('<array><true/></array>', '<array/>')))).toEqual(['a']);
  });

  test('a repeated key is reported wherever its dictionary is', () => {
    const inner = twice('<true/>', '<false/>');
    expect(repeated(plist(`<dict><key>x</key><array>${inner}</array></dict>`))).toEqual(['a']);
  });

  test('a repeated key in a binary list is reported, whether its text is stored once or twice', () => {
    const one = rawBinaryPlist([dict(1, 1, 2, 3), ascii('a'), ascii('1'), ascii('2')]);
    expect(repeated(one)).toEqual(['a']);
    const two = rawBinaryPlist([dict(1, 4, 2, 3), ascii('a'), ascii('1'), ascii('2'), ascii('a')]);
    expect(repeated(two)).toEqual(['a']);
  });

  test('a repeated key with the same value twice is not reported, as all readers agree on it', () => {
    for (const value of [
      '<string>1</string>',
      '<data>AQID</data>',
      '<date>2026-11-22T09:30:00Z</date>',
      '<array><dict><key>x</key><real>1.5</real></dict></array>',
    ])
      expect(repeated(plist(twice(value, value)))).toEqual([]);
  });

  test('a key may occur again in another dictionary', () => {
    const one = '<dict><key>a</key><true/></dict>';
    expect(repeated(plist(`<dict><key>a</key>${one}<key>b</key>${one}</dict>`))).toEqual([]);
  });
});

describe('an XML property list', () => {
  test.each(['<!-->', '<!--->'])(
    'an XML list with a comment that may be over at once (%s) is refused',
    (open) => {
      expect(refusal(plist(`<dict>${open}<key>a</key><true/><!-- --></dict>`))).toContain(
        'comment',
      );
    },
  );

  test('an XML list whose bytes mean another text in its declared encoding is refused', () => {
    const declared = (encoding: string, text: string): string =>
      `<?xml version="1.0" encoding="${encoding}"?><plist><string>${text}</string></plist>`;
    expect(refusal(declared('UTF-7', 'a'))).toContain('encoding that it declares');
    expect(refusal(declared('ISO-8859-1', 'ü'))).toContain('encoding that it declares');
    expect(refusal(declared('UTF-16', 'a'))).toContain('encoding that it declares');
    expect(readPlist(Buffer.from(declared('ISO-8859-1', 'u')))).toBe('u');
    expect(readPlist(Buffer.from(declared('utf-8', 'ü')))).toBe('ü');
    expect(readPlist(Buffer.from(`\u{FEFF}${declared('UTF-16', 'ü')}`, 'utf16le'))).toBe('ü');
  });

  test('an XML list with a zero byte in a text is refused, as readers in C stop there', () => {
    expect(refusal(plist('<string>a\0b</string>'))).toContain('null byte');
  });

  test('an XML list with its own entities is refused unread', () => {
    const bomb = '<!DOCTYPE plist [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>';
    expect(refusal(`${bomb}<plist><string>&b;</string></plist>`)).toContain(
      'document type contains declarations',
    );
  });

  test('an XML list with an external entity is refused unread', () => {
    const outside = '<!DOCTYPE plist [<!ENTITY e SYSTEM "file:///etc/passwd">]>';
    expect(refusal(`${outside}<plist><string>&e;</string></plist>`)).toContain(
      'document type contains declarations',
    );
  });

  test('an XML list with an undeclared entity is refused', () => {
    expect(refusal(plist('<string>&boom;</string>'))).toContain('entity');
    expect(refusal(plist('<string>&constructor;</string>'))).toContain('entity');
    expect(refusal(plist('<string>&#1114112;</string>'))).toContain('entity');
  });

  test('an XML list nested 100,000 deep is refused without exhausting the stack', () => {
    const deep = `${'<array>'.repeat(60_000)}${'</array>'.repeat(60_000)}`;
    expect(refusal(plist(deep))).toContain('more than 64 levels');
  });

  test('an XML list of more than a mebibyte is refused before it is parsed', () => {
    expect(refusal(plist(`<string>${'x'.repeat(1024 * 1024)}</string>`))).toContain(
      'the limit of 1,048,576',
    );
  });

  test('an XML list with more values than any app has is refused', () => {
    expect(refusal(plist(`<array>${'<true/>'.repeat(100_001)}</array>`))).toContain('values');
  });

  test.each([
    ['<string>', 'never closed'],
    ['<dict><key>a</key></dict>', 'a key without a value'],
    ['<dict><string>a</string></dict>', 'a value without a key'],
    ['<array>loose text</array>', 'text between values'],
    ['<integer>ten</integer>', 'no integer'],
    ['<real>1e</real>', 'no number'],
    ['<date>yesterday</date>', 'no date'],
    ['<data>*</data>', 'no base64'],
    ['<script>x</script>', 'an element of another kind'],
    ['<dict', 'a tag cut short'],
    ['<string>a</string><string>b</string>', 'two values'],
    ['', 'nothing'],
  ])('an XML list that contains %j (%s) is refused', (body) => {
    expect(refusal(plist(body))).not.toBe('');
  });

  test('a property list in the old text format is refused', () => {
    expect(refusal('{ a = b; }')).toContain('neither an XML nor a binary');
  });

  test('an XML list that is not valid UTF-8 is refused', () => {
    expect(refusal(Buffer.from(plist('<string>\u00ff</string>'), 'latin1'))).not.toBe('');
  });

  test('an XML list keeps __proto__ as a key like any other', () => {
    const value = readPlist(Buffer.from(plist('<dict><key>__proto__</key><dict/></dict>')));
    expect(Object.keys(value)).toEqual(['__proto__']);
    expect(Object.getPrototypeOf(value)).toBeNull();
  });
});

describe('a binary property list', () => {
  const empty = Buffer.from([0xd0]);

  test('a binary list whose shared objects expand to 2^30 values is refused', () => {
    const levels = Array.from({ length: 30 }, (_, index) => array(index + 1, index + 1));
    expect(refusal(rawBinaryPlist([...levels, Buffer.from([0x09])]))).toContain('100,000 values');
  });

  test('a binary list that contains itself is refused', () => {
    expect(refusal(rawBinaryPlist([array(0)]))).toContain('contains itself');
    expect(refusal(rawBinaryPlist([array(1), dict(2, 0), ascii('a')]))).toContain(
      'contains itself',
    );
  });

  test('a binary list nested deeper than 64 is refused, in any order of its objects', () => {
    const levels = Array.from({ length: 200 }, (_, index) => array(index + 1));
    expect(refusal(rawBinaryPlist([...levels, empty]))).toContain('more than 64 levels');
  });

  test('a binary list that reaches its depth through an object read before is refused', () => {
    // Two chains of 40, the second ending in the first: neither is too deep alone.
    const first = Array.from({ length: 40 }, (_, index) => array(index + 2));
    const second = Array.from({ length: 40 }, (_, index) => array(index === 39 ? 1 : index + 43));
    const bytes = rawBinaryPlist([array(1, 42), ...first, empty, ...second]);
    expect(refusal(bytes)).toContain('more than 64 levels');
  });

  test('a binary list that claims 2^40 objects is refused', () => {
    expect(refusal(rawBinaryPlist([empty], { count: 2n ** 40n }))).toContain('objects');
  });

  test.each([
    ['a root that is not there', rawBinaryPlist([empty], { root: 5n })],
    ['a table outside the file', rawBinaryPlist([empty], { tableStart: 2n ** 62n })],
    ['a table over the header', rawBinaryPlist([empty], { tableStart: 3n })],
    ['an object outside the file', rawBinaryPlist([empty], { offsets: [9_000] })],
    ['an object in the header', rawBinaryPlist([empty], { offsets: [2] })],
    ['a reference to nothing', rawBinaryPlist([array(7)])],
    ['widths of zero', rawBinaryPlist([empty], { referenceBytes: 0 })],
    ['widths of nine', rawBinaryPlist([empty], { referenceBytes: 9 })],
    ['an array of 2^40 members', rawBinaryPlist([Buffer.from('af130000010000000000', 'hex')])],
    ['a text of 2^40 characters', rawBinaryPlist([Buffer.from('5f130000010000000000', 'hex')])],
    ['a count that is not one', rawBinaryPlist([Buffer.from('5f50', 'hex')])],
    ['a key that is not a text', rawBinaryPlist([dict(1, 1), Buffer.from([0x09])])],
    ['an object of no kind', rawBinaryPlist([Buffer.from([0x70])])],
    ['a fill byte as a value', rawBinaryPlist([Buffer.from([0x0f])])],
    ['plain text with other bytes', rawBinaryPlist([Buffer.from([0x51, 0xff])])],
    ['a date out of range', rawBinaryPlist([Buffer.from('337fefffffffffffff', 'hex')])],
    [
      'an integer of 32 bytes',
      rawBinaryPlist([Buffer.concat([Buffer.from([0x15]), Buffer.alloc(32)])]),
    ],
    ['nothing but a header', Buffer.from('bplist00')],
  ])('a binary list with %s is refused', (_, bytes) => {
    expect(refusal(bytes)).not.toBe('');
  });

  test('a binary list keeps __proto__ as a key like any other', () => {
    const value = readPlist(rawBinaryPlist([dict(1, 2), ascii('__proto__'), empty]));
    expect(Object.keys(value)).toEqual(['__proto__']);
    expect(Object.getPrototypeOf(value)).toBeNull();
  });

  test('a binary list may share objects as long as they expand to few values', () => {
    expect(readPlist(rawBinaryPlist([array(1, 1, 1), ascii('a')]))).toEqual(['a', 'a', 'a']);
  });
});
