import type { NotesForm, NotesRemark } from '#shared/domain/notes-file';
import { type Message, message, type Text } from '#shared/words/message';

/** One note where it was found. */
export interface NoteSlot {
  /** As it is written; empty where no language is named. */
  code: string;
  /** With `\n` at the ends of its lines, unless a JSON string has something else. */
  text: string;
  place: Text;
}

/** A remark, and whether it is about a note that can't be used. */
export interface Remark extends NotesRemark {
  isProblem: boolean;
}

export interface NewNote {
  code: string;
  text: string;
}

/** Every note of one text, and how that text is written with others. */
export interface ParsedNotes {
  form: NotesForm;
  slots: NoteSlot[];
  remarks: Remark[];
  /**
   * The whole text with other notes: changed ones by their place in `slots`, new ones where they belong. All else stays
   * as it is. Null if new ones have no place.
   */
  rewrite(changed: ReadonlyMap<number, string>, added: readonly NewNote[]): string | null;
}

/** Something that is not a note, or was not used as it is. */
export function remark(place: Text | null, quote: string, why: Message): Remark {
  return { place, quote: shortened(quote), why, isProblem: false };
}

/** A note that can't be used. */
export function problem(place: Text | null, quote: string, why: Message): Remark {
  return { ...remark(place, quote, why), isProblem: true };
}

const longestQuote = 80;

function shortened(quote: string): string {
  // Far more than is shown, also with its blanks.
  const line = quote.slice(0, 1000).replace(/\s+/g, ' ').trim();
  const characters = [...line];
  return characters.length <= longestQuote
    ? line
    : `${characters.slice(0, longestQuote - 1).join('')}…`;
}

export const atLine = (line: number): Message => message('notes-file.place.line', { line });

/** Remarks beyond these would hide them. */
const mostRemarks = 300;

/** The first remarks, and how many others there are. What can't be used stays so. */
export function fewRemarks(remarks: readonly Remark[]): Remark[] {
  const rest = remarks.slice(mostRemarks);
  if (rest.length === 0) return [...remarks];
  const names = { list: [message('notes-file.more-names', { count: rest.length })] };
  const others = remark(null, '', message('notes-file.unused', { names }));
  const isProblem = rest.some((one) => one.isProblem);
  return [...remarks.slice(0, mostRemarks), { ...others, isProblem }];
}

/** Many names would hide everything else. */
const mostNames = 12;

/** Names that were not used, in one sentence. */
export function unusedNames(names: Iterable<string>): Remark[] {
  const all = [...new Set(names)];
  if (all.length === 0) return [];
  const list = [
    ...all.slice(0, mostNames).map((name) => message('notes-file.name', { name: nameOf(name) })),
    ...(all.length > mostNames
      ? [message('notes-file.more-names', { count: all.length - mostNames })]
      : []),
  ];
  return [remark(null, '', message('notes-file.unused', { names: { list } }))];
}

const nameOf = (name: string): string => shortened(name);
