/** A cell of a table, and where it is in the text. */
export interface Cell {
  value: string;
  start: number;
  /** After the closing quotation mark. */
  end: number;
  isQuoted: boolean;
}

export interface Row {
  cells: Cell[];
  /** Counted from 1: where the row begins, as an editor shows it. */
  line: number;
  /** Without the line break. */
  end: number;
}

/**
 * The cells of a text (RFC 4180) with their places, which libraries for CSV do not tell: only with them a cell can be
 * changed while every other byte stays. Null if a quotation mark is never closed.
 */
export function csvRows(text: string, delimiter: string, from = 0): Row[] | null {
  const rows: Row[] = [];
  let cells: Cell[] = [];
  let at = from;
  let line = 1 + breaksIn(text.slice(0, from));
  let rowLine = line;
  const endRow = () => {
    const isBlank = cells.length === 1 && cells[0]?.value.trim() === '' && !cells[0].isQuoted;
    if (!isBlank) rows.push({ cells, line: rowLine, end: at });
    cells = [];
  };
  while (at <= text.length) {
    const cell = cellAt(text, at, delimiter);
    if (cell === null) return null;
    cells.push(cell);
    line += breaksIn(text.slice(at, cell.end));
    at = cell.end;
    if (text[at] === delimiter) {
      at += 1;
      continue;
    }
    endRow();
    if (at >= text.length) break;
    at += text.startsWith('\r\n', at) ? 2 : 1;
    line += 1;
    rowLine = line;
  }
  return rows;
}

const breaksIn = (text: string): number => text.match(/\r\n|\n|\r/g)?.length ?? 0;

function cellAt(text: string, start: number, delimiter: string): Cell | null {
  if (text[start] !== '"') {
    const end = plainEnd(text, start, delimiter);
    return { value: text.slice(start, end), start, end, isQuoted: false };
  }
  let at = start + 1;
  for (;;) {
    const mark = text.indexOf('"', at);
    if (mark < 0) return null;
    if (text[mark + 1] !== '"') {
      const end = mark + 1;
      const isEnd = end >= text.length || text[end] === delimiter || /[\r\n]/.test(text[end] ?? '');
      const value = text.slice(start + 1, mark).replaceAll('""', '"');
      if (isEnd) return { value, start, end, isQuoted: true };
      // Text after the closing mark: spreadsheets take the cell as it stands.
      const plain = plainEnd(text, end, delimiter);
      return { value: value + text.slice(end, plain), start, end: plain, isQuoted: true };
    }
    at = mark + 2;
  }
}

function plainEnd(text: string, start: number, delimiter: string): number {
  let at = start;
  while (at < text.length && text[at] !== delimiter && text[at] !== '\n' && text[at] !== '\r')
    at += 1;
  return at;
}

/** A cell as it is written; in quotation marks where it needs them, or where its neighbors have them. */
export function csvCell(value: string, delimiter: string, isQuoted: boolean): string {
  const needsMarks = value.includes(delimiter) || /["\r\n]/.test(value) || value.trim() !== value;
  return isQuoted || needsMarks ? `"${value.replaceAll('"', '""')}"` : value;
}
