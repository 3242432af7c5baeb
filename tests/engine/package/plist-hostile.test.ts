import { describe, expect, test } from 'vitest';
import { PlistError } from '../../../src-main/engine/package/plist/plist-value';
import { readPlist } from '../../../src-main/engine/package/plist/read-plist';
import { array, ascii, dict, rawBinaryPlist } from './support/raw-binary-plist';

/** The reason for a refusal, which must come at once. */
function refusal(bytes: Buffer | string): string {
  const start = performance.now();
  try {
    readPlist(Buffer.from(bytes));
  } catch (error) {
    expect(error).toBeInstanceOf(PlistError);
    expect(performance.now() - start).toBeLessThan(1_000);
    return (error as PlistError).message;
  }
  throw new Error('it was read');
}

const plist = (body: string): string => `<?xml version="1.0"?><plist version="1.0">${body}</plist>`;

describe('an XML property list', () => {
  test('with entities of its own is refused unread', () => {
    const bomb = '<!DOCTYPE plist [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>';
    expect(refusal(`${bomb}<plist><string>&b;</string></plist>`)).toContain(
      'document type of its own',
    );
  });

  test('with an outside entity is refused unread', () => {
    const outside = '<!DOCTYPE plist [<!ENTITY e SYSTEM "file:///etc/passwd">]>';
    expect(refusal(`${outside}<plist><string>&e;</string></plist>`)).toContain(
      'document type of its own',
    );
  });

  test('with an entity that nobody declared is refused', () => {
    expect(refusal(plist('<string>&boom;</string>'))).toContain('entity');
    expect(refusal(plist('<string>&constructor;</string>'))).toContain('entity');
    expect(refusal(plist('<string>&#1114112;</string>'))).toContain('entity');
  });

  test('nested 100,000 deep is refused without exhausting the stack', () => {
    const deep = `${'<array>'.repeat(60_000)}${'</array>'.repeat(60_000)}`;
    expect(refusal(plist(deep))).toContain('deeper than 64');
  });

  test('of more than a mebibyte is refused before it is parsed', () => {
    expect(refusal(plist(`<string>${'x'.repeat(1024 * 1024)}</string>`))).toContain(
      'more than 1048576',
    );
  });

  test('with more values than any app has is refused', () => {
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
  ])('that holds %j (%s) is refused', (body) => {
    expect(refusal(plist(body))).not.toBe('');
  });

  test('in the old text form is refused', () => {
    expect(refusal('{ a = b; }')).toContain('neither an XML nor a binary');
  });

  test('that is not valid UTF-8 is refused', () => {
    expect(refusal(Buffer.from(plist('<string>\u00ff</string>'), 'latin1'))).not.toBe('');
  });

  test('keeps __proto__ as a key like any other', () => {
    const value = readPlist(Buffer.from(plist('<dict><key>__proto__</key><dict/></dict>')));
    expect(Object.keys(value)).toEqual(['__proto__']);
    expect(Object.getPrototypeOf(value)).toBeNull();
  });
});

describe('a binary property list', () => {
  const empty = Buffer.from([0xd0]);

  test('whose shared objects stand for 2^30 values is refused', () => {
    const levels = Array.from({ length: 30 }, (_, index) => array(index + 1, index + 1));
    expect(refusal(rawBinaryPlist([...levels, Buffer.from([0x09])]))).toContain('100000 values');
  });

  test('that contains itself is refused', () => {
    expect(refusal(rawBinaryPlist([array(0)]))).toContain('contains itself');
    expect(refusal(rawBinaryPlist([array(1), dict(2, 0), ascii('a')]))).toContain(
      'contains itself',
    );
  });

  test('nested deeper than 64 is refused, whatever the order of its objects', () => {
    const levels = Array.from({ length: 200 }, (_, index) => array(index + 1));
    expect(refusal(rawBinaryPlist([...levels, empty]))).toContain('deeper than 64');
  });

  test('that reaches its depth by way of an object read before is refused', () => {
    // Two chains of 40, the second ending in the first: neither is too deep alone.
    const first = Array.from({ length: 40 }, (_, index) => array(index + 2));
    const second = Array.from({ length: 40 }, (_, index) => array(index === 39 ? 1 : index + 43));
    const bytes = rawBinaryPlist([array(1, 42), ...first, empty, ...second]);
    expect(refusal(bytes)).toContain('deeper than 64');
  });

  test('that claims 2^40 objects is refused', () => {
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
  ])('with %s is refused', (_, bytes) => {
    expect(refusal(bytes)).not.toBe('');
  });

  test('keeps __proto__ as a key like any other', () => {
    const value = readPlist(rawBinaryPlist([dict(1, 2), ascii('__proto__'), empty]));
    expect(Object.keys(value)).toEqual(['__proto__']);
    expect(Object.getPrototypeOf(value)).toBeNull();
  });

  test('may share objects as long as they stay few', () => {
    expect(readPlist(rawBinaryPlist([array(1, 1, 1), ascii('a')]))).toEqual(['a', 'a', 'a']);
  });
});
