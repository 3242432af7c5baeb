import { type InviteeLine, longestName, mostExternalTesters } from '#shared/domain/tester';
import { isAddress, sameAddress } from '#shared/domain/tester-address';
import { fail } from '#shared/errors';
import { message } from '#shared/words/message';
import { csvRows } from '../notes/csv-cells';

/** A row of a table, or a line of plain text. */
interface TextRow {
  line: number;
  cells: string[];
}

/** Where a table has what; null for text without a header. */
interface Columns {
  email: number;
  first: number;
  last: number;
  /** A single column with the whole name. */
  name: number;
}

/** Apple's own header, and how spreadsheets and other tools name the columns. */
const titles: Record<keyof Columns, RegExp> = {
  email:
    /^(e-?mail|(e-?mail|mail|apple id)[ _-]?(address|adresse)?|adresse|address|courriel|correo|メール(アドレス)?|电子邮件|username)$/i,
  first: /^((first|given|fore)[ _-]?names?|vorname|prénom|nombre|nome|名|first)$/i,
  last: /^((last|family|sur)[ _-]?names?|surname|nachname|nom|apellidos?|cognome|姓|last)$/i,
  name: /^((full|display|tester)?[ _-]?name|name)$/i,
};

interface NamedAddress {
  /** Empty without one. */
  name: string;
  email: string;
}

const delimiters = ['\t', ';', ','];

/**
 * The people in a text: a table with or without a header, in any order of columns, lines with an address each, or
 * addresses in a row, also as `Name <address>`. Throws `testers-unreadable` for a text without one, or with too many.
 */
export function readPeople(text: string, fileName: string | null): InviteeLine[] {
  const lines = markRepeated(rowsOf(text.replace(/^\uFEFF/, '')));
  const file = fileName ?? '';
  const where = fileName === null ? 'pasted' : 'file';
  if (!lines.some(({ state }) => state === 'new'))
    fail('testers-unreadable', message('beta-testers.import.no-address', { where, file }));
  assertNotTooMany(lines.length);
  return lines;
}

/** Asked before every loop over what was given: looking at a hundred thousand people takes seconds. */
function assertNotTooMany(count: number): void {
  if (count > mostExternalTesters)
    fail(
      'testers-unreadable',
      message('beta-testers.import.too-many', { count, limit: mostExternalTesters }),
    );
}

function rowsOf(text: string): InviteeLine[] {
  const named = /^sep=(.)(?:\r\n|\n|\r)/i.exec(text);
  const body = text.slice(named?.[0].length ?? 0);
  const delimiter = named?.[1] ?? delimiterOf(body);
  const firstLine = named === null ? 0 : 1;
  const rows = tableOf(body, delimiter).map((row) => ({ ...row, line: row.line + firstLine }));
  const [head] = rows;
  const columns = head === undefined ? null : columnsOf(head.cells);
  const people = columns === null ? rows : rows.slice(1);
  assertNotTooMany(people.length);
  return people.flatMap((row) => peopleIn(row, columns));
}

/** The sign that splits most lines outside quotation marks. */
function delimiterOf(text: string): string {
  const lines = text
    .slice(0, 20_000)
    .split(/\r\n|\n|\r/)
    .map((line) => line.replace(/"[^"]*"/g, ''));
  const splits = (sign: string) => lines.filter((line) => line.includes(sign)).length;
  return delimiters.reduce((best, sign) => (splits(sign) > splits(best) ? sign : best), ',');
}

/** A quotation mark that is never closed spoils its own line only. */
function tableOf(text: string, delimiter: string): TextRow[] {
  const whole = csvRows(text, delimiter);
  if (whole !== null)
    return whole.map(({ line, cells }) => ({ line, cells: cells.map(({ value }) => value) }));
  return text.split(/\r\n|\n|\r/).flatMap((content, index) => {
    if (content.trim() === '') return [];
    const [row] = csvRows(content, delimiter) ?? [];
    const cells = row?.cells.map(({ value }) => value) ?? content.split(delimiter);
    return [{ line: index + 1, cells }];
  });
}

function columnsOf(cells: readonly string[]): Columns | null {
  if (cells.some((cell) => cell.includes('@'))) return null;
  const at = (title: RegExp) => cells.findIndex((cell) => title.test(cell.trim()));
  const columns = {
    email: at(titles.email),
    first: at(titles.first),
    last: at(titles.last),
    name: at(titles.name),
  };
  return columns.email < 0 ? null : columns;
}

function peopleIn({ line, cells }: TextRow, columns: Columns | null): InviteeLine[] {
  const trimmed = cells.map((cell) => clean(cell));
  if (trimmed.every((cell) => cell === '')) return [];
  const asLine = (email: string, first: string | null, last: string | null): InviteeLine => {
    const person = { line, email: email.slice(0, 254), firstName: first, lastName: last };
    return isAddress(email)
      ? { ...person, state: 'new', reason: null }
      : {
          ...person,
          state: 'invalid',
          reason:
            email === ''
              ? message('beta-testers.import.row-without-address')
              : message('beta-testers.import.row-malformed'),
        };
  };
  if (columns !== null) {
    const cell = (place: number) => (place < 0 ? '' : (trimmed[place] ?? ''));
    const { name, email } = oneAddress(cell(columns.email));
    const [first, last] = splitName(cell(columns.name) || name);
    return [
      asLine(email, nameOf(cell(columns.first)) ?? first, nameOf(cell(columns.last)) ?? last),
    ];
  }
  const found = trimmed.flatMap((cell) => addressesIn(cell));
  if (found.length === 0) return [asLine(trimmed.find((cell) => cell !== '') ?? '', null, null)];
  if (found.length > 1) {
    // A list in a row: what stands between the addresses was meant to be one.
    const others = trimmed.filter((cell) => cell !== '' && !cell.includes('@'));
    return [
      ...found.map(({ name, email }) => asLine(email, ...splitName(name))),
      ...others.map((cell) => asLine(cell, null, null)),
    ];
  }
  const [{ name, email } = { name: '', email: '' }] = found;
  if (name !== '') return [asLine(email, ...splitName(name))];
  const names = trimmed.filter((cell) => cell !== '' && !cell.includes('@'));
  if (names.length === 1) return [asLine(email, ...splitName(names[0] ?? ''))];
  return [asLine(email, nameOf(names[0] ?? ''), nameOf(names[1] ?? ''))];
}

/** `Jane Doe <jane@example.com>`, several addresses separated by blanks, or one. */
function addressesIn(cell: string): NamedAddress[] {
  if (!cell.includes('@')) return [];
  if (cell.includes('<')) return inBrackets(cell);
  const words = cell.split(/[\s,;]+/).filter((word) => word !== '');
  // A word that is no address may be the first half of one: the rest would be someone else's.
  if (!words.every((word) => word.includes('@'))) return [{ name: '', email: cell }];
  assertNotTooMany(words.length);
  return words.map((word) => ({ name: '', email: plainAddress(word) }));
}

/** What does not have the form `Name <address>` stays whole, so that it is no address, and nobody is guessed. */
function inBrackets(cell: string): NamedAddress[] {
  const found: NamedAddress[] = [];
  for (let at = 0; at < cell.length; ) {
    const open = cell.indexOf('<', at);
    const close = cell.indexOf('>', at);
    const name = cell.slice(at, Math.max(open, at)).replaceAll('"', '').trim();
    const email = plainAddress(cell.slice(open + 1, Math.max(close, open + 1)));
    // Mail programs repeat the address of someone without a name.
    const isRepeated = sameAddress(name, email);
    if (open < 0 || close < open || (name.includes('@') && !isRepeated))
      return [{ name: '', email: cell }];
    found.push({ name: isRepeated ? '' : name, email });
    at = close + 1;
    while (at < cell.length && /[\s,;]/.test(cell[at] ?? '')) at += 1;
  }
  assertNotTooMany(found.length);
  return found;
}

/** Of a column of addresses: several in one cell are none. */
function oneAddress(cell: string): NamedAddress {
  const [only, ...others] = cell.includes('<') ? inBrackets(cell) : [];
  return others.length > 0
    ? { name: '', email: cell }
    : (only ?? { name: '', email: plainAddress(cell) });
}

const plainAddress = (text: string): string => text.trim().replace(/^mailto:/i, '');

/** Spreadsheets leave characters that nobody sees, also in the middle of an address, which they do not split. */
function clean(cell: string): string {
  return cell
    .replace(/\p{Cf}/gu, '')
    .replaceAll('\u00A0', ' ')
    .trim();
}

function nameOf(text: string): string | null {
  const plain = text.replace(/[\p{Cc}\s]+/gu, ' ').trim();
  return plain === '' ? null : plain.slice(0, longestName);
}

/** The last word is the family name: for other orders a file has two columns. */
function splitName(name: string): [string | null, string | null] {
  const words = name.trim().split(/\s+/).filter(Boolean);
  if (words.length < 2) return [nameOf(name), null];
  return [nameOf(words.slice(0, -1).join(' ')), nameOf(words.at(-1) ?? '')];
}

function markRepeated(lines: readonly InviteeLine[]): InviteeLine[] {
  const first = new Map<string, number>();
  return lines.map((line) => {
    if (line.state !== 'new') return line;
    const email = line.email.toLowerCase();
    const before = first.get(email);
    if (before === undefined) {
      first.set(email, line.line);
      return line;
    }
    const reason = message('beta-testers.import.row-repeated', { line: before });
    return { ...line, state: 'repeated', reason };
  });
}

/** People as a file that this reader takes again, with what became of each; Excel needs the mark for other letters. */
export function writePeople(
  rows: readonly {
    firstName: string | null;
    lastName: string | null;
    email: string;
    note: string;
  }[],
  noteTitle: string,
): string {
  // Not shown: Apple's own column titles, which its import expects.
  const head = ['First Name', 'Last Name', 'Email', noteTitle];
  const lines = rows.map(({ firstName, lastName, email, note }) => [
    firstName ?? '',
    lastName ?? '',
    email,
    note,
  ]);
  return `\uFEFF${[head, ...lines].map((cells) => cells.map(safeCell).join(',')).join('\r\n')}\r\n`;
}

/** A spreadsheet would run a cell that begins like a formula. */
function safeCell(value: string): string {
  const plain = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
