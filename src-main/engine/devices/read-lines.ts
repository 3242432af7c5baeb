import { parse } from 'csv-parse/sync';
import {
  bareUdid,
  type DevicePlatform,
  deviceNameFault,
  readUdid,
  udidFault,
} from '#shared/asc/devices';
import type { DeviceLine } from '#shared/domain/device';
import { nameFaultMessage, udidFaultMessage } from '#shared/words/device-words';
import { type Message, message } from '#shared/words/message';

/** Where a table has what; null for a file without a header, whose cells tell by their form. */
type Columns = { udid: number; name: number; platform: number } | null;

interface Row {
  /** Counted from 1. */
  line: number;
  /** Null if the line's quotation marks do not match. */
  cells: string[] | null;
  text: string;
}

/** Apple's header, and how spreadsheets and other tools name the columns. */
const columnNames = {
  udid: /^(device[ _-]?)?(id|identifier|udid)$/i,
  name: /^(device[ _-]?)?name$/i,
  platform: /^(device[ _-]?)?platform$/i,
};

const macNames = /^(mac|macos|mac[ _-]os|os ?x)$/i;
const otherNames =
  /^(ios|iphoneos|iphone|ipados|ipad|ipod|tvos|apple ?tv|watchos|apple ?watch|visionos|universal)$/i;

/**
 * Every line with a device. Lines are read one by one, so that a stray quotation mark spoils its own line only and
 * every number is the one that an editor shows.
 */
export function readLines(text: string, usual: DevicePlatform): DeviceLine[] {
  const rows = text
    .split(/\r\n|\n|\r/)
    .map((line, index) => ({ line: index + 1, text: line }))
    .filter(({ text: line }) => line.trim() !== '' && !line.trimStart().startsWith('#'));
  const delimiter = delimiterOf(rows.map((row) => row.text));
  const split: Row[] = rows.map((row) => ({ ...row, cells: cellsOf(row.text, delimiter) }));
  const columns = columnsOf(split[0]);
  const read = (columns === null ? split : split.slice(1)).map((row) =>
    readRow(row, columns, usual),
  );
  return markRepeated(read);
}

/** A tab anywhere means a table with tabs; null for plain lines of a UDID and a name. */
function delimiterOf(lines: readonly string[]): string | null {
  if (lines.some((line) => line.includes('\t'))) return '\t';
  const found = [',', ';'].find((sign) => {
    const tables = lines.filter((line) =>
      line.split(sign).some((cell) => isUdid(cell) || columnNames.udid.test(unquoted(cell))),
    );
    return tables.some((line) => line.includes(sign));
  });
  return found ?? null;
}

const unquoted = (cell: string): string => cell.replaceAll('"', '').trim();
const isUdid = (cell: string): boolean => 'udid' in readUdid(cell);

function cellsOf(line: string, delimiter: string | null): string[] | null {
  if (delimiter === null) return plainCells(line.trim());
  try {
    const [cells] = parse(line, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      trim: delimiter !== '\t',
    }) as string[][];
    return (cells ?? []).map((cell) => cell.trim());
  } catch {
    return null;
  }
}

/** `UDID name`, or `name UDID`: the UDID has no blanks. */
function plainCells(line: string): string[] {
  const words = line.split(/\s+/);
  const [first = '', last = ''] = [words[0], words.at(-1)];
  if (words.length > 1 && !isUdid(first) && isUdid(last))
    return [last, line.slice(0, line.length - last.length).trim()];
  return [first, line.slice(first.length).trim()];
}

function columnsOf(first: Row | undefined): Columns {
  const cells = first?.cells ?? [];
  if (cells.some(isUdid)) return null;
  const at = (wanted: RegExp) => cells.findIndex((cell) => wanted.test(cell));
  const udid = at(columnNames.udid);
  if (udid < 0) return null;
  return { udid, name: at(columnNames.name), platform: at(columnNames.platform) };
}

function readRow({ line, text, cells }: Row, columns: Columns, usual: DevicePlatform): DeviceLine {
  const malformed = (reason: Message, name = '', udid = ''): DeviceLine => {
    return { line, name, udid, state: 'malformed', reason, device: null };
  };
  if (cells === null) return malformed(message('devices.line.quotes'), text.slice(0, 200));
  const found = spacedCells(text, cells) ?? namedCells(cells, columns);
  const name = found.name.slice(0, 200);
  const written = found.udid.slice(0, 200);
  const platform = platformOf(found.platform, written, usual);
  if (platform === null) {
    const reason = message('devices.line.platform', { platform: found.platform.slice(0, 100) });
    return malformed(reason, name, written);
  }
  const fault = udidFault(written, platform);
  if (fault !== null) return malformed(udidFaultMessage(fault), name, written);
  const nameFault = deviceNameFault(name);
  if (nameFault !== null) return malformed(nameFaultMessage(nameFault), name, written);
  const read = readUdid(written);
  const udid = 'udid' in read ? read.udid : written;
  return { line, name, udid, state: 'new', reason: null, device: { name, udid, platform } };
}

/** Of a line whose tabs became spaces; null unless its first or last word is a UDID that no cell has. */
function spacedCells(text: string, cells: readonly string[]) {
  if (cells.some(isUdid)) return null;
  const [udid = '', rest = ''] = plainCells(text.trim());
  if (!isUdid(udid)) return null;
  const [, name, platform = ''] = /^(.*\S)\s+(\S+)$/.exec(rest) ?? [];
  const hasPlatform = macNames.test(platform) || otherNames.test(platform);
  return name !== undefined && hasPlatform
    ? { udid, name, platform }
    : { udid, name: rest, platform: '' };
}

/** The three cells by their columns, or by their form: the UDID wherever it is, then the name, then the platform. */
function namedCells(cells: readonly string[], columns: Columns) {
  if (columns !== null) {
    const { udid, name, platform } = columns;
    return { udid: cells[udid] ?? '', name: cells[name] ?? '', platform: cells[platform] ?? '' };
  }
  const at = Math.max(0, cells.findIndex(isUdid));
  const others = cells.filter((_, index) => index !== at);
  const place = others.findIndex((cell) => macNames.test(cell) || otherNames.test(cell));
  const platform = others.length > 1 && place >= 0 ? (others[place] ?? '') : '';
  const names = others.filter((cell, index) => cell !== '' && (platform === '' || index !== place));
  return { udid: cells[at] ?? '', name: names[0] ?? '', platform };
}

/** What the file says, else what the UDID tells, else the usual one; null for a word that names no platform. */
function platformOf(word: string, udid: string, usual: DevicePlatform): DevicePlatform | null {
  if (macNames.test(word)) return 'MAC_OS';
  if (otherNames.test(word)) return 'IOS';
  if (word !== '') return null;
  const read = readUdid(udid);
  return 'udid' in read ? (read.platform ?? usual) : usual;
}

/** Of the lines with one UDID, the first stays new. */
export function markRepeated(lines: readonly DeviceLine[]): DeviceLine[] {
  const firstLines = new Map<string, number>();
  return lines.map((line) => {
    if (line.state !== 'new') return line;
    const udid = bareUdid(line.udid);
    const first = firstLines.get(udid);
    if (first === undefined) {
      firstLines.set(udid, line.line);
      return line;
    }
    const reason = message('devices.line.repeated', { line: first });
    return { ...line, state: 'repeated', reason, device: null };
  });
}
