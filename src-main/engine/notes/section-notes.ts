import { message } from '#shared/words/message';
import { localeOf } from './note-language';
import {
  atLine,
  type NewNote,
  type NoteSlot,
  type ParsedNotes,
  type Remark,
  remark,
} from './parsed-notes';
import { doubts } from './section-doubts';
import {
  findHeadings,
  type Heading,
  type HeadingLine,
  isCoded,
  type Line,
  type TagEnds,
  tagEnds,
} from './section-headings';
import { lineEndOf, withLineEnds, withLineFeeds } from './source-text';

export interface SectionSlot extends NoteSlot {
  /** Where the text is, without the blank lines around it. */
  start: number;
  end: number;
  /** Of the heading; null for `<de-DE>text</de-DE>` in one line. */
  heading: Heading | null;
}

/** Text with a heading for each language, as people paste it. Null for text without one. */
export function parseSections(text: string): ParsedNotes | null {
  const lines = linesOf(text);
  const ends = tagEnds(lines);
  const { found, doubtful } = findHeadings(lines, ends);
  const { slots, lead } = split(text, lines, ends, found);
  if (slots.length === 0) return null;
  const isInNote = ({ line }: HeadingLine) => (lines[line]?.start ?? 0) >= lead.length;
  const remarks: Remark[] = [
    ...(lead.trim() === ''
      ? []
      : [
          remark(
            atLine(1 + linesOf(lead).findIndex((line) => line.text.trim() !== '')),
            lead,
            message('notes-file.lead'),
          ),
        ]),
    ...headingRemarks(lines, doubtful.filter(isInNote)),
    ...doubts(lines, slots),
  ];
  return {
    form: 'sections',
    slots,
    remarks,
    rewrite: (changed, added) => rewrite(text, slots, changed, added),
  };
}

/** Lines of one note that may be the heading of another; not those with the language of the note itself. */
export function doubtfulHeadings(text: string, code: string): Remark[] {
  const lines = linesOf(text);
  const own = localeOf(code);
  const { found, doubtful } = findHeadings(lines, tagEnds(lines));
  const others = [...found, ...doubtful].filter(({ name }) => {
    const locale = localeOf(name);
    return locale !== null && (own === null || locale !== own);
  });
  return headingRemarks(lines, others);
}

function headingRemarks(lines: readonly Line[], headings: readonly HeadingLine[]): Remark[] {
  return [...headings]
    .sort((one, other) => one.line - other.line)
    .map(({ line }) =>
      remark(atLine(line + 1), lines[line]?.text ?? '', message('notes-file.may-be-heading')),
    );
}

function split(
  text: string,
  lines: readonly Line[],
  ends: TagEnds,
  headings: readonly HeadingLine[],
): { slots: SectionSlot[]; lead: string } {
  const byLine = new Map(headings.map((heading) => [heading.line, heading]));
  const slots: SectionSlot[] = [];
  let open: { heading: HeadingLine; from: number } | null = null;
  let leadEnd: number | null = null;
  const close = (to: number) => {
    if (open === null) return;
    const { heading, from } = open;
    slots.push({
      ...body(text, from, to),
      code: heading.name,
      place: atLine(heading.line + 1),
      heading,
    });
    open = null;
  };
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index];
    if (line === undefined) break;
    const inline = inlineTag(line);
    const heading = byLine.get(index);
    const end = ends.get(index);
    if (inline !== null) {
      close(line.start);
      leadEnd ??= line.start;
      slots.push({
        ...inline,
        place: atLine(index + 1),
        heading: null,
        text: withLineFeeds(text.slice(inline.start, inline.end)),
      });
    } else if (heading !== undefined) {
      close(line.start);
      leadEnd ??= line.start;
      open = { heading, from: startOfText(text, lines, heading) };
      index += heading.lines - 1;
    }
    if (end === undefined) continue;
    if (heading !== undefined) close(lines[end]?.start ?? text.length);
    index = end;
  }
  close(text.length);
  return { slots, lead: text.slice(0, leadEnd ?? text.length) };
}

function startOfText(text: string, lines: readonly Line[], heading: HeadingLine): number {
  const { line, style, before, after } = heading;
  const own = lines[line];
  if (style === 'inline' && own !== undefined) {
    const inside = own.text.slice(before.length);
    const written = inside.length - inside.slice(inside.indexOf(heading.name)).length;
    return own.start + before.length + written + heading.name.length + after.length;
  }
  return lines[line + heading.lines]?.start ?? text.length;
}

/** `<de-DE>text</de-DE>` in one line. */
function inlineTag({ text, start }: Line): { code: string; start: number; end: number } | null {
  const blank = text.length - text.trimStart().length;
  if (text[blank] !== '<') return null;
  const code = /^<([A-Za-z][\w-]{0,40})>/.exec(text.slice(blank, blank + 44))?.[1];
  if (code === undefined || !isCoded(code)) return null;
  const from = blank + code.length + 2;
  const end = text.trimEnd().length - code.length - 3;
  if (end < from || !text.startsWith(`</${code}>`, end)) return null;
  return { code, start: start + from, end: start + end };
}

/** Without blank lines before and after. */
function body(text: string, from: number, to: number) {
  const raw = text.slice(from, to);
  const words = raw.trimStart();
  const before = raw.slice(0, raw.length - words.length);
  // The first line keeps its indentation.
  const start = from + Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1;
  const end = words === '' ? start : from + raw.trimEnd().length;
  return { start, end, text: withLineFeeds(text.slice(start, end)) };
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const found of text.matchAll(/\r\n|\n|\r/g)) {
    lines.push({ text: text.slice(start, found.index), start, end: found.index });
    start = found.index + found[0].length;
  }
  return [...lines, { text: text.slice(start), start, end: text.length }];
}

function rewrite(
  text: string,
  slots: readonly SectionSlot[],
  changed: ReadonlyMap<number, string>,
  added: readonly NewNote[],
): string {
  const lineEnd = lineEndOf(text);
  let [written, at] = ['', 0];
  slots.forEach(({ start, end, heading }, index) => {
    const note = changed.get(index);
    if (note === undefined) return;
    const isGlued = heading !== null && start === end;
    const content = withLineEnds(note, lineEnd);
    written += text.slice(at, start) + (isGlued ? glued(text, start, content, lineEnd) : content);
    at = end;
  });
  const whole = written + text.slice(at);
  const model = slots.at(-1);
  if (model === undefined || added.length === 0) return whole;
  const blank = model.heading === null ? lineEnd : lineEnd + lineEnd;
  const isEnded = /[\r\n]$/.test(whole);
  const parts = added.map((note) => section(note, model.heading, lineEnd));
  return whole.trimEnd() + blank + parts.join(blank) + (isEnded ? lineEnd : '');
}

/** A text for a heading that had none: on a line of its own. */
function glued(text: string, at: number, content: string, lineEnd: string): string {
  const isAtLineStart = at === 0 || /[\r\n]/.test(text[at - 1] ?? '');
  const isAtLineEnd = at >= text.length || /[\r\n]/.test(text[at] ?? '');
  return (isAtLineStart ? '' : lineEnd) + content + (isAtLineEnd ? '' : lineEnd);
}

function section({ code, text }: NewNote, heading: Heading | null, lineEnd: string): string {
  const note = withLineEnds(text, lineEnd);
  if (heading === null && !text.includes('\n')) return `<${code}>${note}</${code}>`;
  if (heading === null || heading.style === 'tag')
    return [`<${code}>`, note, `</${code}>`].join(lineEnd);
  const line = heading.before + code + withLineEnds(heading.after, lineEnd);
  return heading.style === 'inline' ? line + note : [line, note].join(lineEnd);
}

/**
 * Notes as sections that `parseSections` reads again. A text with a line that reads as a heading gets tags, in which
 * nothing is one.
 */
export function sectionsText(notes: readonly NewNote[]): string {
  const hash: Heading = { name: '', style: 'hash', before: '## ', after: '' };
  const tag: Heading = { name: '', style: 'tag', before: '<', after: '>' };
  const written = (heading: Heading) =>
    `${notes.map((note) => section(note, heading, '\n')).join('\n\n')}\n`;
  const plain = written(hash);
  return isSame(parseSections(plain), notes) ? plain : written(tag);
}

function isSame(read: ParsedNotes | null, notes: readonly NewNote[]): boolean {
  return (
    read !== null &&
    read.remarks.length === 0 &&
    read.slots.length === notes.length &&
    read.slots.every(({ code, text }, index) => {
      const note = notes[index];
      return note?.code === code && note.text.trim() === text.trim();
    })
  );
}
