import { isLanguageCode, isOddCode, localeOf, namesLanguage } from './note-language';

/**
 * How a heading is marked. `bare` is a code with its region alone on a line, `plain` any other language; `inline` has
 * the note after it in the same line. Only `tag` has an end of its own.
 */
type Style =
  | 'hash'
  | 'bracket'
  | 'rule'
  | 'bold'
  | 'tag'
  | 'underline'
  | 'bare'
  | 'colon'
  | 'dash'
  | 'italic'
  | 'numbered'
  | 'plain'
  | 'inline';

/** A line that names the language of what follows. */
export interface Heading {
  /** The language, without what else is written beside it. */
  name: string;
  style: Style;
  /** Characters before and after the language as it is written, also those of a line under it. */
  before: string;
  after: string;
}

/** A heading where it was found. */
export interface HeadingLine extends Heading {
  /** Counted from 0. */
  line: number;
  /** How many lines it takes. */
  lines: number;
}

export interface Line {
  text: string;
  start: number;
  /** Without the line break. */
  end: number;
}

/** Characters: no heading is longer, and what is longer is not looked at. */
const longestHeading = 100;
/** Characters of a heading with the note after it. */
const longestInline = 60;

interface Marks {
  style: Style;
  open: RegExp;
  /** What may stand after the language. */
  close: string;
  /** What must. */
  needs: RegExp;
}

const marks: readonly Marks[] = [
  { style: 'hash', open: /^#{1,6}\s+/, close: '#:：', needs: /^/ },
  { style: 'bracket', open: /^\[/, close: ']:：', needs: /^\]/ },
  { style: 'rule', open: /^={2,}\s*/, close: '=', needs: /==$/ },
  { style: 'rule', open: /^-{2,}\s*/, close: '-', needs: /--$/ },
  { style: 'bold', open: /^(?:\*\*|__)/, close: '*_:：', needs: /\*\*|__/ },
  { style: 'italic', open: /^[*_]/, close: '*_:：', needs: /[*_]/ },
  { style: 'tag', open: /^</, close: '>', needs: /^>$/ },
  { style: 'colon', open: /^/, close: ':：', needs: /^[:：]$/ },
  { style: 'dash', open: /^/, close: '-–—', needs: /^[-–—]$/ },
];

/** Where the language ends and these characters and blanks begin. */
function endBefore(text: string, close: string): number {
  let end = text.length;
  while (end > 0 && (close.includes(text[end - 1] ?? '') || /\s/.test(text[end - 1] ?? '')))
    end -= 1;
  return end;
}

/** A line as a heading, if a language stands in it. */
export function headingIn(line: string): Heading | null {
  const text = line.trim();
  if (text === '') return null;
  const indent = line.slice(0, line.length - line.trimStart().length);
  const found = text.length > longestHeading ? null : wholeLine(text);
  const heading = found ?? inlineIn(text);
  return heading === null ? null : { ...heading, before: indent + heading.before };
}

function wholeLine(text: string): Heading | null {
  const number = /^\d{1,2}[.)]\s+/.exec(text)?.[0];
  if (number !== undefined) {
    const inside = wholeLine(text.slice(number.length));
    if (inside === null) return null;
    const style = inside.style === 'plain' || inside.style === 'bare' ? 'numbered' : inside.style;
    return { ...inside, style, before: number + inside.before };
  }
  for (const { style, open, close, needs } of marks) {
    const before = open.exec(text)?.[0];
    if (before === undefined) continue;
    const end = endBefore(text.slice(before.length), close) + before.length;
    const after = text.slice(end);
    const name = nameIn(text.slice(before.length, end));
    if (!needs.test(after.trim()) || name === null) continue;
    return { name, style, before, after };
  }
  const name = languageAlone(text);
  if (name === null) return null;
  const style = /^[A-Za-z]{2,3}[-_][A-Za-z]{2,4}$/.test(text) ? 'bare' : 'plain';
  return { name, style, before: '', after: '' };
}

/** `Portuguese (Brazil) - Novo mapa`, `**German:** Neu`: a short code could be a word here. */
function inlineIn(text: string): Heading | null {
  const start = text.slice(0, longestInline);
  const before = /^(?:\*\*|__)?/.exec(start)?.[0] ?? '';
  const at = start.search(/[:：]|\s[-–—]\s/);
  if (at < 0) return null;
  const written = start.slice(before.length, at).trimEnd();
  if (localeOf(written) === null || written.length < 4) return null;
  const after = /^\s*[-:：–—][*_]*\s*/.exec(text.slice(before.length + written.length))?.[0];
  if (after === undefined) return null;
  return { name: written, style: 'inline', before, after };
}

/** `German (de-DE)`, `de-DE – German`: the code in it, else the whole. Null without a language. */
function nameIn(written: string): string | null {
  const word = written.trim();
  if (word === '' || word.length > longestInline) return null;
  if (localeOf(word) !== null) return word;
  const found = partsOf(word).find(isCoded);
  return found ?? (namesLanguage(word) ? word : null);
}

function partsOf(word: string): string[] {
  const inside = /^([^()]+)\(([^()]+)\)$/.exec(word);
  if (inside !== null) return [inside[2] ?? '', inside[1] ?? ''].map((part) => part.trim());
  const parts = word.split(/\s[-–—|]\s/).map((part) => part.trim());
  return parts.length === 2 ? parts : [];
}

/** Without any mark nothing else may stand beside the language: `German (de-DE)`, never `Italian - fixes`. */
function languageAlone(text: string): string | null {
  if (isOddCode(text)) return null;
  if (localeOf(text) !== null) return /^[A-Z]?[a-z]?$|^[A-Z][a-z]{1,2}$/.test(text) ? null : text;
  const parts = partsOf(text);
  if (parts.length === 2 && parts.every((part) => localeOf(part) !== null))
    return parts.find(isLanguageCode) ?? parts[0] ?? null;
  if (isLanguageCode(text)) return null;
  return namesLanguage(text) ? text : null;
}

export const isCoded = (word: string): boolean => localeOf(word) !== null || isLanguageCode(word);

/** Headings that nothing else looks like. */
const strong: ReadonlySet<Style> = new Set([
  'hash',
  'bracket',
  'rule',
  'bold',
  'tag',
  'underline',
  'bare',
]);
/** Headings of files, more than of mails. */
const orderly: ReadonlySet<Style> = new Set(['hash', 'bracket', 'rule', 'tag']);
/** Headings that are words as well: only at the start of a paragraph, before a text, and beside other headings. */
const weak: ReadonlySet<Style> = new Set(['plain', 'numbered', 'italic', 'inline']);

export interface Headings {
  found: HeadingLine[];
  /** Lines that name a language and were not taken as headings. */
  doubtful: HeadingLine[];
}

/** Which lines are headings, judged by all of them together. Lines inside tags are text. */
export function findHeadings(lines: readonly Line[], ends: TagEnds): Headings {
  const all = linesWithLanguage(lines, ends);
  const isKnown = ({ name }: Heading) => localeOf(name) !== null;
  const styles = new Set(all.filter(isKnown).map(({ style }) => style));
  const certain = all.filter(
    (one) => !weak.has(one.style) && styles.has(one.style) && isNamed(one),
  );
  const strongLocales = localesOf(certain.filter(({ style }) => strong.has(style)));
  // `German:` in an English note, where German has a section of its own.
  const marked = certain.filter(
    (one) => strong.has(one.style) || !strongLocales.has(localeOf(one.name)),
  );
  const taken = localesOf(marked);
  const byLine = new Map(all.map((one) => [one.line, one]));
  const first = byLine.get(lines.findIndex((line) => !isBlank(line)));
  // In such a text `Portuguese (Brazil): typos` is a line of a note.
  const isOrderly = marked.filter(({ style }) => orderly.has(style)).length > 1;
  const words = all.filter(
    (one) =>
      weak.has(one.style) &&
      isNamed(one) &&
      !taken.has(localeOf(one.name)) &&
      startsParagraph(lines, one.line) &&
      (one.style === 'inline'
        ? first?.style === 'inline' || (!isOrderly && /[()_-]/.test(one.name))
        : isBeforeText(lines, one, byLine)),
  );
  const found = [...marked, ...words].sort((one, other) => one.line - other.line);
  const isEnough = words.length === 0 || found.length > 1;
  const accepted = isEnough ? found : marked;
  const chosen = accepted.length === 1 && isDoubtful(accepted, lines) ? [] : accepted;
  const lineNumbers = new Set(chosen.map(({ line }) => line));
  return {
    found: chosen,
    doubtful: all.filter((one) => isKnown(one) && !lineNumbers.has(one.line) && isRemarkable(one)),
  };
}

const localesOf = (headings: readonly Heading[]) =>
  new Set(headings.map(({ name }) => localeOf(name)));

const isBlank = ({ text }: Line): boolean => text.trim() === '';

function startsParagraph(lines: readonly Line[], line: number): boolean {
  const before = lines[line - 1];
  return before === undefined || isBlank(before);
}

/** In a list of languages the next line is a language, too. */
function isBeforeText(
  lines: readonly Line[],
  { line, lines: count }: HeadingLine,
  byLine: ReadonlyMap<number, HeadingLine>,
): boolean {
  let next = line + count;
  while (next < lines.length && lines[next]?.text.trim() === '') next += 1;
  return next < lines.length && !byLine.has(next);
}

/** A single heading with text before it may be a line of one note: `We fixed:`, `German:`. */
function isDoubtful([only]: readonly HeadingLine[], lines: readonly Line[]): boolean {
  if (only === undefined) return false;
  const { style, name } = only;
  const isWord = /^[a-z]{2,3}$/i.test(name);
  if (isWord && (style === 'hash' || style === 'bold' || style === 'colon')) return true;
  if (lines.slice(0, only.line).every(isBlank)) return false;
  return !strong.has(style) || !isLanguageCode(name);
}

/** `Hi:` and `it` are words, too: nothing would be gained by pointing at each. */
const isRemarkable = ({ name, style }: Heading): boolean =>
  !/^[a-z]{2,3}$/i.test(name) || style === 'bracket';

/** Whether text without a known name is meant: `[et]` and `# Estonian`, never `# new`. */
function isNamed({ style, name }: Heading): boolean {
  if (localeOf(name) !== null) return true;
  if (style === 'hash' || style === 'bold' || style === 'colon' || style === 'dash')
    return isLanguageCode(name) ? /[-_]|^[a-z]{2}$/.test(name) : namesLanguage(name);
  return namesLanguage(name);
}

/** The line of the end of each tag, by the line of its start. */
export type TagEnds = ReadonlyMap<number, number>;

/** Tags with an end; those inside another one are text. */
export function tagEnds(lines: readonly Line[]): TagEnds {
  const closing = new Map<string, number[]>();
  lines.forEach(({ text }, index) => {
    const name = /^<\/([A-Za-z][\w-]*)>$/.exec(text.trim())?.[1];
    if (name === undefined) return;
    const before = closing.get(name);
    if (before === undefined) closing.set(name, [index]);
    else before.push(index);
  });
  // From the last to the first, so that the next end is always the last of those that are left.
  const nextEnd = new Map<number, number>();
  for (let index = lines.length - 1; index >= 0; index -= 1) {
    const name = /^<([A-Za-z][\w-]*)>$/.exec(lines[index]?.text.trim() ?? '')?.[1];
    const places = name === undefined ? undefined : closing.get(name);
    if (name === undefined || places === undefined || !isCoded(name)) continue;
    const next = firstAfter(places, index);
    if (next !== null) nextEnd.set(index, next);
  }
  const ends = new Map<number, number>();
  for (let index = 0; index < lines.length; index += 1) {
    const end = nextEnd.get(index);
    if (end === undefined) continue;
    ends.set(index, end);
    index = end;
  }
  return ends;
}

function firstAfter(places: readonly number[], index: number): number | null {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] ?? 0) <= index) low = middle + 1;
    else high = middle;
  }
  return places[low] ?? null;
}

function linesWithLanguage(lines: readonly Line[], ends: TagEnds): HeadingLine[] {
  const found: HeadingLine[] = [];
  // Long texts have the same lines over and over.
  const read = new Map<string, Heading | null>();
  for (let index = 0; index < lines.length; index += 1) {
    const text = lines[index]?.text ?? '';
    const heading = read.get(text) ?? (read.has(text) ? null : headingIn(text));
    read.set(text, heading);
    const end = ends.get(index);
    // Without its end a tag is text.
    if (heading !== null && (heading.style !== 'tag' || end !== undefined))
      found.push(underlined(heading, lines, index));
    if (end !== undefined) index = end;
  }
  return found;
}

/** A line under a name makes it a heading, as in Markdown. */
function underlined(heading: Heading, lines: readonly Line[], index: number): HeadingLine {
  const [own, under] = [lines[index], lines[index + 1]];
  const isName = heading.style === 'plain' || heading.style === 'bare' || heading.style === 'colon';
  const isRule = /^(?:-{3,}|={3,}|~{3,})$/.test(under?.text.trim() ?? '');
  if (own === undefined || under === undefined || !isName || !isRule)
    return { ...heading, line: index, lines: 1 };
  // The line break between them is written by whoever writes a new one.
  return {
    ...heading,
    style: 'underline',
    after: `${heading.after}\n${under.text}`,
    line: index,
    lines: 2,
  };
}
