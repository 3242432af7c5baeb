import { describe, expect, it } from 'vitest';
import { isAddress } from '#shared/domain/tester-address';
import { decodeText } from '../../../src-main/engine/devices/decode';
import { readPeople, writePeople } from '../../../src-main/engine/testers/read-people';

const people = (text: string) =>
  readPeople(text, 'people.csv').map(({ email, firstName, lastName, state }) =>
    [email, firstName, lastName, ...(state === 'new' ? [] : [state])].join('|'),
  );

const ada = 'ada@example.com|Ada|Lovelace';
const grace = 'grace@example.com|Grace|Hopper';

describe('a list of testers', () => {
  it.each([
    [
      'Apple’s own form',
      'First Name,Last Name,Email\nAda,Lovelace,ada@example.com\nGrace,Hopper,grace@example.com',
    ],
    ['no header, in Apple’s order', 'Ada,Lovelace,ada@example.com\nGrace,Hopper,grace@example.com'],
    [
      'the address first',
      'Email,First Name,Last Name\nada@example.com,Ada,Lovelace\ngrace@example.com,Grace,Hopper',
    ],
    [
      'no header, the address first',
      'ada@example.com,Ada,Lovelace\ngrace@example.com,Grace,Hopper',
    ],
    [
      'other columns between',
      'Team,E-Mail,Surname,Since,Given name\nA,ada@example.com,Lovelace,1843,Ada\nB,grace@example.com,Hopper,1944,Grace',
    ],
    [
      'semicolons',
      'Vorname;Nachname;E-Mail\nAda;Lovelace;ada@example.com\nGrace;Hopper;grace@example.com',
    ],
    [
      'tabs',
      'First Name\tLast Name\tEmail\nAda\tLovelace\tada@example.com\nGrace\tHopper\tgrace@example.com',
    ],
    [
      'a byte order mark',
      '\uFEFFEmail,First Name,Last Name\nada@example.com,Ada,Lovelace\ngrace@example.com,Grace,Hopper',
    ],
    [
      'quotation marks',
      '"Email","First Name","Last Name"\n"ada@example.com","Ada","Lovelace"\n"grace@example.com","Grace","Hopper"',
    ],
    [
      'Windows line ends and blank lines',
      'Email,First Name,Last Name\r\n\r\nada@example.com,Ada,Lovelace\r\n,,\r\ngrace@example.com,Grace,Hopper\r\n',
    ],
    ['old Mac line ends', 'ada@example.com,Ada,Lovelace\rgrace@example.com,Grace,Hopper'],
    [
      'Excel’s separator line',
      'sep=;\nEmail;First Name;Last Name\nada@example.com;Ada;Lovelace\ngrace@example.com;Grace;Hopper',
    ],
    [
      'one column with the name',
      'Name,Email\nAda Lovelace,ada@example.com\nGrace Hopper,grace@example.com',
    ],
    [
      'a mail program’s form, in lines',
      'Ada Lovelace <ada@example.com>\n"Grace Hopper" <grace@example.com>',
    ],
    [
      'a mail program’s form, in a row',
      'Ada Lovelace <ada@example.com>, Grace Hopper <grace@example.com>',
    ],
    [
      'invisible blanks',
      '\u00A0ada@example.com\u200B,Ada,Lovelace\n grace@example.com ,Grace ,Hopper',
    ],
    ['links', 'mailto:ada@example.com,Ada,Lovelace\nmailto:grace@example.com,Grace,Hopper'],
  ])('keeps addresses and names in %s', (_name, text) => {
    expect(people(text)).toEqual([ada, grace]);
  });

  it.each([
    ['lines', 'ada@example.com\ngrace@example.com'],
    ['commas', 'ada@example.com, grace@example.com'],
    ['semicolons', 'ada@example.com; grace@example.com;'],
    ['blanks', 'ada@example.com grace@example.com'],
    ['a header alone', 'Email\nada@example.com\ngrace@example.com'],
  ])('keeps bare addresses separated by %s', (_name, text) => {
    expect(people(text)).toEqual(['ada@example.com||', 'grace@example.com||']);
  });

  it('reads UTF-16 and the old encoding of Windows', () => {
    const text = 'Email,First Name,Last Name\r\nzoe@example.com,Zoë,Brontë';
    for (const bytes of [Buffer.from(`\uFEFF${text}`, 'utf16le'), Buffer.from(text, 'latin1')])
      expect(people(decodeText(bytes) ?? '')).toEqual(['zoe@example.com|Zoë|Brontë']);
  });

  it('says of each line that can’t be used why, and keeps the others', () => {
    const lines = readPeople(
      'Email,First Name\nada@example.com,Ada\nnobody,No\n,Empty\nADA@example.com,Again\na@b,Short\n',
      null,
    );
    expect(lines.map(({ line, state }) => [line, state])).toEqual([
      [2, 'new'],
      [3, 'invalid'],
      [4, 'invalid'],
      [5, 'repeated'],
      [6, 'invalid'],
    ]);
    expect(lines[3]?.reason).toMatchObject({ params: { line: 2 } });
  });

  it('loses one line, and not the list, to a quotation mark that is never closed', () => {
    expect(people('ada@example.com,"Ada,Lovelace\ngrace@example.com,Grace,Hopper')).toContain(
      grace,
    );
  });

  it.each([
    ['an empty text', ''],
    ['a text without an address', 'Ada\nGrace'],
    ['a binary', '\u0001\u0002'],
  ])('%s is refused and not sent', (_name, text) => {
    expect(() => readPeople(text, null)).toThrow(/No testers could be found/);
  });

  it.each([
    ['a character that nobody sees', 'ja\u200Bne@example.com', 'jane@example.com||'],
    ['a soft hyphen', 'jane@exam\u00ADple.com', 'jane@example.com||'],
  ])('an address is read without %s in it', (_name, text, expected) => {
    expect(people(`${text}\nada@example.com,Ada,Lovelace`)).toEqual([expected, ada]);
  });

  it.each([
    ['a blank in an address', 'john. smith@example.com'],
    ['a blank in place of a dot', 'jane doe@example.com'],
    ['a remark', '// do not invite: eve@example.com'],
    ['a line that is commented out', '# bob@example.com'],
    ['two addresses in the form for one', 'joe@example.com <jane@example.com>'],
    ['text after the brackets', 'Jane <jane@example.com> eve'],
    ['a bracket that is never closed', 'Jane <jane@example.com'],
  ])('%s invites nobody whom the list does not name', (_name, text) => {
    const lines = people(`${text}\nada@example.com,Ada,Lovelace`);
    expect(lines.at(-1)).toBe(ada);
    expect(lines.slice(0, -1).filter((line) => !line.endsWith('|invalid'))).toEqual([]);
  });

  it('several people in the form of a mail program are read from one cell', () => {
    expect(people('Ada Lovelace <ada@example.com>; "Grace Hopper" <grace@example.com>')).toEqual([
      ada,
      grace,
    ]);
    expect(people('jane@example.com <jane@example.com>')).toEqual(['jane@example.com||']);
  });

  it.each([
    ['brackets that are never closed', `@${'<'.repeat(2_000_000)}\nada@example.com,Ada,Lovelace`],
    ['pairs of brackets', `${'a<'.repeat(1_000_000)}@x.com>\nada@example.com,Ada,Lovelace`],
    ['quotation marks', `${'"'.repeat(2_000_001)}@\nada@example.com,Ada,Lovelace`],
  ])('a text of megabytes of %s is read to its end', (_name, text) => {
    expect(people(text)).toContain(ada);
  });

  it.each([
    ['lines', '\n'],
    ['a row', ', '],
    ['a row of names', '>; '],
  ])('more people than an app can have, in %s, are refused', (_name, between) => {
    const start = between.startsWith('>') ? 'A <' : '';
    const text = Array.from({ length: 60_000 }, (_, n) => `${start}t${n}@example.com`);
    expect(() => readPeople(text.join(between) + between.trim(), null)).toThrow(/60,000/);
  });

  it('more people than an app can have are refused', () => {
    const text = Array.from({ length: 10_001 }, (_, n) => `t${n}@example.com`).join('\n');
    expect(() => readPeople(text, null)).toThrow(/10,001/);
  });

  it('an exported list can be imported again, and runs nothing in a spreadsheet', () => {
    const text = writePeople(
      [
        {
          firstName: 'Ada, Countess',
          lastName: 'Love"lace',
          email: 'ada@example.com',
          note: 'Failed',
        },
        { firstName: '=HYPERLINK("x")', lastName: null, email: 'b@example.com', note: '' },
      ],
      'Result',
    );
    expect(people(text)[0]).toBe('ada@example.com|Ada, Countess|Love"lace');
    expect(text).toContain(`"'=HYPERLINK(""x"")"`);
  });
});

it.each([
  ['a@b.co', true],
  ['first.last+tag@sub.example.com', true],
  ["o'brien@example.com", true],
  ['jörg@bücher.example', true],
  ['a@b', false],
  ['a@@b.co', false],
  ['a b@c.de', false],
  ['.a@b.co', false],
  ['a..b@c.de', false],
  ['a@-b.co', false],
  ['a@b.', false],
  ['@b.co', false],
  [`${'a'.repeat(65)}@b.co`, false],
  ['a,b@c.de', false],
])('whether %s is an address: %s', (text, expected) => {
  expect(isAddress(text)).toBe(expected);
});
