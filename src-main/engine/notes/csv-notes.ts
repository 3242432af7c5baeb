import { fail } from '#shared/errors';
import { message } from '#shared/words/message';
import { type Cell, csvCell, csvRows, type Row } from './csv-cells';
import { isLanguageCode, localeOf } from './note-language';
import {
  atLine,
  type NewNote,
  type NoteSlot,
  type ParsedNotes,
  problem,
  type Remark,
  remark,
  unusedNames,
} from './parsed-notes';
import { lineEndOf, withLineEnds, withLineFeeds } from './source-text';

interface CsvSlot extends NoteSlot {
  cell: Cell;
}

/** A table as it was read: its notes, and how rows or columns are added. */
interface Table {
  slots: CsvSlot[];
  remarks: Remark[];
  add(added: readonly NewNote[]): Insertion[];
}

interface Insertion {
  at: number;
  text: string;
}

/** How tables name their columns, in English and in a few languages of translators. */
const languageTitle =
  /^(language|lang|locale|language[ _-]?code|code|sprache|langue|idioma|lingua|язык|语言|言語)$/i;
const textTitle =
  /^(text|note|notes|release[ _-]?notes?|what'?s[ _-]?new|what[ _-]?to[ _-]?test|translation|value|übersetzung|texte|texto|testo)$/i;

const delimiters = [',', ';', '\t'];

/** Reads a table with a row or a column for each language. Throws `notes-malformed` if it is none. */
export function parseCsvNotes(text: string, fileName: string): ParsedNotes {
  const found = findTable(text);
  if (found === 'unclosed')
    return fail(
      'notes-malformed',
      message('error.notes-malformed.csv-quote', { file: fileName, line: unclosedLine(text) }),
    );
  if (found === null)
    return fail('notes-malformed', message('error.notes-malformed.csv', { file: fileName }));
  return found;
}

/**
 * The same for a text that may be anything. Null unless several languages are named: `No, it is not fixed` is a sentence,
 * and not a row in Norwegian.
 */
export function tryCsvNotes(text: string): ParsedNotes | null {
  const found = findTable(text);
  if (found === null || found === 'unclosed') return null;
  return found.slots.length > 1 && found.slots.every(({ code }) => isCode(code)) ? found : null;
}

function findTable(text: string): ParsedNotes | 'unclosed' | null {
  const named = /^sep=(.)(?:\r\n|\n|\r)/i.exec(text);
  const start = named?.[0].length ?? 0;
  let isUnclosed = false;
  let best: ParsedNotes | null = null;
  for (const delimiter of named ? [named[1] ?? ','] : delimiters) {
    const rows = csvRows(text, delimiter, start);
    if (rows === null) {
      isUnclosed = true;
      continue;
    }
    const table = tableOf(text, rows, delimiter);
    if (table !== null && table.slots.length > (best?.slots.length ?? 0))
      best = parsed(text, table, delimiter);
  }
  return best ?? (isUnclosed ? 'unclosed' : null);
}

function parsed(text: string, table: Table, delimiter: string): ParsedNotes {
  return {
    form: 'csv',
    slots: table.slots,
    remarks: table.remarks,
    rewrite: (changed, added) => {
      const edits: (Insertion & { end: number })[] = [...changed].flatMap(([index, note]) => {
        const slot = table.slots[index];
        if (slot === undefined) return [];
        const { cell } = slot;
        const content = csvCell(
          withLineEnds(note, lineEndOf(cell.value)),
          delimiter,
          cell.isQuoted,
        );
        return [{ at: cell.start, end: cell.end, text: content }];
      });
      const insertions = table.add(added).map((one) => ({ ...one, end: one.at }));
      return applied(text, [...edits, ...insertions]);
    },
  };
}

function applied(text: string, edits: readonly (Insertion & { end: number })[]): string {
  let [written, at] = ['', 0];
  for (const edit of [...edits].sort((one, other) => one.at - other.at || one.end - other.end)) {
    written += text.slice(at, edit.at) + edit.text;
    at = edit.end;
  }
  return written + text.slice(at);
}

function tableOf(text: string, rows: readonly Row[], delimiter: string): Table | null {
  const [head] = rows;
  if (head === undefined || head.cells.length < 2) return null;
  const language = head.cells.findIndex(({ value }) => languageTitle.test(value.trim()));
  const named = head.cells.findIndex(({ value }) => textTitle.test(value.trim()));
  if (language >= 0 && named >= 0)
    return inRows(text, rows.slice(1), { language, text: named, head }, delimiter);
  if (language >= 0 && head.cells.length === 2)
    return inRows(text, rows.slice(1), { language, text: 1 - language, head }, delimiter);
  const coded = rows.filter(({ cells }) => isCode(cells[0]?.value ?? ''));
  const columns = head.cells.filter(({ value }) => isCode(value));
  const isSideways =
    columns.length > 0 && rows.length > 1 && !isCode(rows[1]?.cells[0]?.value ?? '');
  if (isSideways && columns.length >= Math.min(2, head.cells.length - 1))
    return inColumns(rows, delimiter);
  if (coded.length * 2 < rows.length || coded.length === 0) return null;
  return inRows(text, rows, { language: 0, text: 1, head: null }, delimiter);
}

const isCode = (value: string): boolean =>
  value.trim() !== '' && (localeOf(value) !== null || isLanguageCode(value));

interface Columns {
  language: number;
  text: number;
  head: Row | null;
}

/** A row for each language. */
function inRows(text: string, rows: readonly Row[], columns: Columns, delimiter: string): Table {
  const slots: CsvSlot[] = [];
  const remarks: Remark[] = [];
  for (const { cells, line } of rows) {
    const [code, cell] = [cells[columns.language]?.value ?? '', cells[columns.text]];
    const quote = cells.map(({ value }) => value).join(' ');
    if (cell === undefined || code.trim() === '')
      remarks.push(problem(atLine(line), quote, message('notes-file.row-incomplete')));
    else slots.push({ code, text: withLineFeeds(cell.value), place: atLine(line), cell });
    if (columns.head === null && cells.length > 2)
      remarks.push(
        remark(
          atLine(line),
          cells
            .slice(2)
            .map(({ value }) => value)
            .join(' '),
          message('notes-file.cells-unused'),
        ),
      );
  }
  remarks.push(...unusedTitles(columns));
  const width = rows.reduce(
    (most, { cells }) => Math.max(most, cells.length),
    columns.head?.cells.length ?? 2,
  );
  const model = rows.at(-1) ?? columns.head;
  const isQuoted = model?.cells.every((cell) => cell.isQuoted) ?? false;
  return {
    slots,
    remarks,
    add: (added) => {
      const lineEnd = lineEndOf(text);
      const isEnded = /[\r\n]$/.test(text);
      const lines = added.map((note) =>
        Array.from({ length: width }, (_, index) => {
          if (index === columns.language) return csvCell(note.code, delimiter, isQuoted);
          return csvCell(index === columns.text ? note.text : '', delimiter, isQuoted);
        }).join(delimiter),
      );
      const content = isEnded
        ? lines.map((line) => line + lineEnd)
        : lines.map((line) => lineEnd + line);
      return added.length === 0 ? [] : [{ at: text.length, text: content.join('') }];
    },
  };
}

function unusedTitles({ head, language, text }: Columns): Remark[] {
  const titles = head?.cells.filter((_, index) => index !== language && index !== text) ?? [];
  return unusedNames(titles.map(({ value }) => value.trim()).filter((title) => title !== ''));
}

/** A column for each language: the first row has the languages, another one the notes. */
function inColumns(rows: readonly Row[], delimiter: string): Table | null {
  const [head, ...others] = rows;
  if (head === undefined) return null;
  const isLabel = (index: number) => !isCode(head.cells[index]?.value ?? '');
  const isText = ({ cells }: Row) =>
    cells.some(({ value }, index) => isLabel(index) && textTitle.test(value.trim()));
  const row = others.find(isText) ?? others[0];
  if (row === undefined) return null;
  const slots: CsvSlot[] = [];
  const remarks: Remark[] = [];
  head.cells.forEach(({ value: code }, index) => {
    const cell = row.cells[index];
    if (isLabel(index)) return;
    if (cell === undefined)
      remarks.push(problem(atLine(row.line), code, message('notes-file.row-incomplete')));
    else slots.push({ code, text: withLineFeeds(cell.value), place: atLine(row.line), cell });
  });
  for (const other of others.filter((one) => one !== row))
    remarks.push(
      remark(
        atLine(other.line),
        other.cells.map(({ value }) => value).join(' '),
        message('notes-file.row-unused'),
      ),
    );
  const titles = head.cells.filter(({ value }, index) => isLabel(index) && value.trim() !== '');
  const isKeyed = titles.filter(({ value }) => !/^(key|id|name|field)$/i.test(value.trim()));
  remarks.push(...unusedNames(isKeyed.map(({ value }) => value.trim())));
  const isQuoted = head.cells.every((cell) => cell.isQuoted);
  return {
    slots,
    remarks,
    add: (added) =>
      added.length === 0
        ? []
        : rows.map((one) => ({
            at: one.end,
            text:
              delimiter.repeat(Math.max(0, head.cells.length - one.cells.length)) +
              added
                .map(({ code, text: note }) => {
                  const value = one === head ? code : one === row ? note : '';
                  return delimiter + csvCell(value, delimiter, isQuoted);
                })
                .join(''),
          })),
  };
}

/** The line of the last quotation mark: the one that is never closed is there or before. */
function unclosedLine(text: string): number {
  return text.slice(0, text.lastIndexOf('"')).split(/\r\n|\n|\r/).length;
}
