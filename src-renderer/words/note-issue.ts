import { isScript } from '#shared/asc/text-marks';
import { asSent, codePointName } from '#shared/asc/text-rules';
import type { NoteIssue } from '#shared/domain/note-issues';
import { localeName } from '#shared/words/locale-name';
import { type Message, message, type Value } from '#shared/words/message';
import { say } from '#shared/words/say';

const mostLines = 3;

/** `line 1`, `lines 1, 4, 9 and 2 more` */
function placesOf({ places }: NoteIssue, text: string): Message {
  const lines = [...new Set(places.map(({ start }) => lineOf(text, start)))];
  const named: Value[] = lines.slice(0, mostLines);
  const more = lines.length - named.length;
  if (more > 0) named.push(message('note-issue.lines-more', { count: more }));
  return message('note-issue.lines', { count: lines.length, lines: { list: named } });
}

export function lineOf(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}

/** Whether a person sees the character at all. */
function isSeen(text: string): boolean {
  return !/^(?:\p{C}|\p{Z}|\p{M})*$/u.test(text) || /^\p{Co}+$/u.test(text);
}

/** The sentence of an issue. `primary` is the locale code of the primary language. */
export function issueWords(issue: NoteIssue, text: string, primary: string | null): string {
  const { kind, count, codePoints, doubt, limit } = issue;
  const places = placesOf(issue, text);
  const name = codePoints.join(' ');
  switch (kind) {
    case 'too-long':
      return say('note-issue.too-long', { count });
    case 'many-bytes':
      return say('note-issue.many-bytes', { count, limit });
    case 'refused':
      return isSeen(issue.text)
        ? say('note-issue.refused', { text: issue.text, places })
        : say('note-issue.refused-unseen', { name, places });
    case 'doubtful':
      if (doubt !== null && isScript(doubt))
        return say('note-issue.script', { script: doubt, places });
      return doubt === 'combining'
        ? say('note-issue.combining', { text: issue.text, places })
        : say('note-issue.control', { name, places });
    case 'decomposed':
      return say('note-issue.decomposed', { count, text: asSent(issue.text), codes: name });
    case 'invisible': {
      const codes = issue.places.map(({ start }) => codePointName(text.slice(start)));
      return say('note-issue.invisible', { count, codes: { list: [...new Set(codes)] } });
    }
    case 'no-address':
      return say('test-information.address.invalid');
    case 'same-text':
      return say('note-issue.same-text', { language: primary === null ? '' : localeName(primary) });
    default:
      return say(`note-issue.${kind}`, { text: shortened(issue.text) });
  }
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

/** What pressing the button does, so that it is known before; null if only a person can fix it. */
export function fixWords(issue: NoteIssue, text: string): string | null {
  const { changes, kind } = issue;
  const [change] = changes;
  if (change === undefined) return null;
  const count = changes.length;
  if (kind === 'no-address') return say('test-information.use', { text: change.text });
  if (kind === 'decomposed') return say('note-issue.compose', { count });
  const typed = text.slice(change.start, change.end);
  if (change.text === '\n') return say('note-issue.replace-line', { count });
  if (change.text !== '')
    return say('note-issue.replace', { count, text: typed, put: change.text });
  return isSeen(typed)
    ? say('note-issue.remove', { count, text: typed.trim() })
    : say('note-issue.remove-unseen', { count });
}
