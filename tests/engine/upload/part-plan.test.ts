import { describe, expect, it } from 'vitest';
import { UploadOperation } from '../../../src-main/engine/asc/build-upload-files';
import { assertSendable } from '../../../src-main/engine/upload/parts';

const whole = { method: 'PUT', url: 'https://storage.apple.com/1', offset: 0, length: 100 };
const read = (parts: object[]) => parts.map((one) => UploadOperation.parse({ ...whole, ...one }));
const header = (name: string, value = 'x') => ({ requestHeaders: [{ name, value }] });
const cut = (count: number) =>
  Array.from({ length: count }, (_, offset) => ({ offset, length: 1 }));

describe('a list of parts', () => {
  it.each<[string, object[], RegExp]>([
    ['of 100,000 single bytes', cut(100_000), /asked for 100,000 parts\. .* at most 10,000\./],
    ['with a gap', [{ length: 40 }, { offset: 50, length: 50 }], /gap or overlap at byte 40/],
    ['with an overlap', [{ length: 60 }, { offset: 50, length: 50 }], /gap or overlap at byte 60/],
    ['that ends early', [{ length: 99 }], /cover 99 of 100 bytes/],
    ['with a part of no bytes', [{ length: 0 }], /0 bytes long/],
    ['with another method', [{ method: 'DELETE' }], /method “DELETE”/],
    ['with no address', [{ url: 'storage' }], /invalid address/],
    ...[
      'Authorization',
      'host',
      'TRANSFER-ENCODING',
      'Connection',
      'Cookie',
      'Proxy-Authorization',
      'Expect',
      'Upgrade',
      'Keep-Alive',
      'TE',
      'Trailer',
    ].map((name): [string, object[], RegExp] => [
      `that asks for ${name}`,
      [header(name)],
      /, which is not allowed/,
    ]),
    ['with another length', [header('content-length', '99')], /another length than its own/],
    [
      'with a line break in a value',
      [header('X-Note', 'a\r\nHost: b')],
      /value with invalid characters/,
    ],
    ['with a line break in a name', [header('X\r\nHost')], /invalid name/],
    [
      'with a header twice',
      [{ requestHeaders: ['A', 'a'].map((name) => ({ name, value: 'x' })) }],
      /twice/,
    ],
    ['with a header without an end', [header('X-Note', 'a'.repeat(9_000))], /of 9,000 characters/],
  ])('a list of parts %s is refused with a message, before anything is sent', (_, parts, words) => {
    expect(() => assertSendable(read(parts), 100)).toThrow(words);
  });

  it('a list of parts as Apple sends it is accepted, in any order, with numbers or strings of digits', () => {
    const parts = read([
      { offset: '60', length: '40', ...header('Content-Length', '40') },
      { offset: 0, length: 60, ...header('Content-Type', 'application/octet-stream') },
    ]);
    expect(parts[0]).toMatchObject({ offset: 60, length: 40 });
    assertSendable(parts, 100);
  });

  it.each(['1e3', '-1', '1.5', '0x10', '', ' 1'])(
    '“%s” is not accepted as a number in a list of parts',
    (length) => {
      expect(UploadOperation.safeParse({ ...whole, length }).success).toBe(false);
    },
  );
});
