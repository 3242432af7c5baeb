import { expect, it } from 'vitest';
import { inWords } from '#shared/words/say';
import { decodeText } from '../../../src-main/engine/devices/decode';
import { readLines } from '../../../src-main/engine/devices/read-lines';
import { fiftyLines, udidOf } from './device-file';

const first = udidOf(1);
const mac = '4C4C4544-0042-3510-8051-B4C04F583132';
const old = 'a'.repeat(40);

const devicesIn = (text: string) => readLines(text, 'IOS').map(({ device }) => device);
const reasonOf = (text: string) =>
  readLines(text, 'IOS').map(({ reason }) => inWords(reason ?? ''));

it('a file in Apple’s form with tabs is read by its header, also with the columns in another order', () => {
  const expected = [
    { udid: first, name: 'Anna, desk 4', platform: 'IOS' },
    { udid: mac, name: 'Build Mac', platform: 'MAC_OS' },
  ];
  expect(
    devicesIn(
      `Device ID\tDevice Name\tDevice Platform\r\n${first}\tAnna, desk 4\tios\r\n${mac}\tBuild Mac\tmac\r\n`,
    ),
  ).toEqual(expected);
  expect(
    devicesIn(
      `Device Name\tDevice Platform\tUDID\nAnna, desk 4\tios\t${first}\nBuild Mac\tmac\t${mac}`,
    ),
  ).toEqual(expected);
});

it.each([
  ['CSV with quotation marks', `name,udid\n"Anna, desk 4",${first}\n"6"" phone",${old}`],
  ['CSV with semicolons', `udid;name\n${first};Anna, desk 4\n${old};"6"" phone"`],
  ['CSV without a header', `${first},"Anna, desk 4"\n${old},"6"" phone"`],
  ['plain lines', `${first} Anna, desk 4\n\n# a comment\n${old}   6" phone`],
  ['plain lines with the name first', `Anna, desk 4 ${first}\n6" phone ${old}`],
  ['old line ends', `${first} Anna, desk 4\r${old} 6" phone\r`],
])('%s give the same devices', (_name, text) => {
  expect(devicesIn(text)).toEqual([
    { udid: first, name: 'Anna, desk 4', platform: 'IOS' },
    { udid: old, name: '6" phone', platform: 'IOS' },
  ]);
});

it.each([`${old} Anna, desk 4 ios`, `${old} Anna, desk 4\tios`, `Anna, desk 4   ${old}`])(
  'in a file with tabs, a line with spaces instead is read: %s',
  (line) => {
    const text = `Device ID\tDevice Name\tDevice Platform\n${first}\tPhone\tios\n${line}`;
    expect(devicesIn(text)).toEqual([
      { udid: first, name: 'Phone', platform: 'IOS' },
      { udid: old, name: 'Anna, desk 4', platform: 'IOS' },
    ]);
  },
);

it('a UDID is read however it was copied', () => {
  const copied = [
    first.replace('-', ''),
    first.toLowerCase(),
    `“${first}”`,
    first.replace('-', '–'),
  ];
  for (const udid of copied)
    expect(devicesIn(`${udid}\tPhone\tios`)).toEqual([
      { udid: first, name: 'Phone', platform: 'IOS' },
    ]);
});

it('fifty lines with repeated and malformed ones lose none, and each says why it is not new', () => {
  const lines = readLines(fiftyLines(), 'IOS');
  expect(lines).toHaveLength(50);
  const at = (state: string) => lines.filter((line) => line.state === state);
  expect(at('new')).toHaveLength(46);
  expect(at('repeated').map(({ line, reason }) => [line, inWords(reason ?? '')])).toEqual([
    [23, 'The same UDID as in line 4.'],
    [50, 'The same UDID as in line 48.'],
  ]);
  expect(at('malformed').map(({ line, reason }) => [line, inWords(reason ?? '')])).toEqual([
    [24, 'This looks like an IMEI, not a UDID.'],
    [51, 'The name is missing.'],
  ]);
});

it('each malformed line says what is wrong with it', () => {
  expect(
    reasonOf(
      [
        'Device ID\tDevice Name\tDevice Platform',
        `${mac}\tSimulator\tios`,
        `${old}\tOld phone\tmac`,
        `${first}\tPhone\twindows`,
        `F2LX1234ABCD\tSerial\tios`,
        `${first.slice(0, -1)}\tShort\tios`,
        `${first.slice(0, -1)}Z\tOther letter\tios`,
        `${first}\t${'n'.repeat(51)}\tios`,
        `\tNo UDID\tios`,
        `"${first}\tOpen quote\tios`,
      ].join('\n'),
    ),
  ).toEqual([
    'This is the UUID of a Mac or of a simulator. Simulators can’t be registered.',
    'This UDID isn’t a Mac’s.',
    '“windows” is no platform: use ios or mac.',
    'This looks like a serial number. A UDID has 25 characters with a hyphen, or 40 without.',
    'The length is wrong. A UDID has 25 characters with a hyphen, or 40 without. A Mac’s can also be a UUID.',
    'A UDID has only the digits 0–9, the letters A–F and hyphens.',
    'The name is longer than 50 characters.',
    'The UDID is missing.',
    'The quotation marks in this line don’t match.',
  ]);
});

it('text is decoded as spreadsheets and editors save it', () => {
  const text = 'Büro\tios';
  const big = Buffer.from(`\ufeff${text}`, 'utf16le').swap16();
  for (const bytes of [
    Buffer.from(text),
    Buffer.from(`\ufeff${text}`),
    Buffer.from(`\ufeff${text}`, 'utf16le'),
    Buffer.from(text, 'utf16le'),
    big,
    Buffer.from(text, 'latin1'),
  ])
    expect(decodeText(bytes)).toBe(text);
  expect(decodeText(Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 1, 0, 9]))).toBeNull();
});
