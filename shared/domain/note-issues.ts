/* Everything to say about one note, worst first, with the change that is offered for it. */

import { type Doubt, isScript, marksIn, type TextMark } from '../asc/text-marks';
import { checkUnder, type TextRule, whatToTestLimit, whatToTestRule } from '../asc/text-rules';
import { isWebAddress, meantAddress } from '../asc/web-address';
import { changeFor, type TextChange } from './note-fixes';
import { type HintKind, hintsIn, type NoteHint } from './note-hints';
import type { LocaleNote } from './publish-plan';

export type IssueKind =
  | 'too-long'
  | 'refused'
  | 'doubtful'
  | 'decomposed'
  | 'many-bytes'
  | 'no-address'
  | 'invisible'
  | HintKind;

interface Place {
  /** UTF-16 units of the note. */
  start: number;
  end: number;
}

export interface NoteIssue {
  kind: IssueKind;
  /** `blocker` keeps the note from being sent; `warning` may; a `hint` never does. */
  weight: 'blocker' | 'warning' | 'hint';
  /** What it is about, as it stands in the note; empty if it is about the whole. */
  text: string;
  codePoints: readonly string[];
  doubt: Doubt | null;
  places: readonly Place[];
  /** One for each place; empty if only a person can fix it. */
  changes: readonly TextChange[];
  /** Characters or bytes, for what is counted. */
  count: number;
  /** The most characters of the text. */
  limit: number;
}

const plain = {
  text: '',
  codePoints: [],
  doubt: null,
  places: [],
  changes: [],
  count: 0,
  limit: whatToTestLimit,
} as const;

/**
 * `fillable`: placeholders that are filled in by a press, which says more about them than a hint. Hints are about
 * sentences: keywords and addresses have none.
 */
export function issuesIn(
  note: LocaleNote,
  primary: LocaleNote | null,
  fillable: readonly string[] = [],
  rule: TextRule = whatToTestRule,
): NoteIssue[] {
  if (rule.form !== 'text')
    return [...addressIssues(note.text, rule), ...issuesOfText(note.text, rule)];
  const hints = hintsIn(note, primary).filter(
    ({ kind, text }) => kind !== 'placeholder' || !fillable.includes(text),
  );
  return [...issuesOfText(note.text, rule), ...groupedHints(hints)];
}

function addressIssues(text: string, { form }: TextRule): NoteIssue[] {
  const address = text.trim();
  if (form !== 'address' || address === '' || isWebAddress(address)) return [];
  const meant = meantAddress(address);
  const changes = meant === null ? [] : [{ start: 0, end: text.length, text: meant }];
  return [{ ...plain, kind: 'no-address', weight: 'blocker', text, changes, count: 1 }];
}

const weights: Readonly<Record<TextMark['kind'], NoteIssue['weight']>> = {
  refused: 'blocker',
  doubtful: 'warning',
  decomposed: 'warning',
  invisible: 'hint',
};

const order: Readonly<Record<TextMark['kind'], number>> = {
  refused: 0,
  doubtful: 1,
  decomposed: 2,
  invisible: 3,
};

function issuesOfText(text: string, rule: TextRule): NoteIssue[] {
  const { length, bytes, tooLong, limit } = checkUnder(text, rule);
  const marks = groupedMarks(text).filter(
    ({ kind }) => rule.form === 'text' || (kind !== 'refused' && kind !== 'doubtful'),
  );
  const issues: NoteIssue[] = [];
  if (tooLong)
    issues.push({
      ...plain,
      kind: 'too-long',
      weight: 'blocker',
      places: [{ start: limit, end: text.length }],
      count: length - limit,
      limit,
    });
  issues.push(...marks.filter(({ kind }) => kind !== 'invisible'));
  if (!tooLong && bytes > limit)
    issues.push({ ...plain, kind: 'many-bytes', weight: 'hint', count: bytes, limit });
  return [...issues, ...marks.filter(({ kind }) => kind === 'invisible')];
}

/** The same character with the same change is one issue with several places; so are all accents, and all that is unseen. */
function groupedMarks(text: string): NoteIssue[] {
  const groups = new Map<string, NoteIssue & { places: Place[]; changes: TextChange[] }>();
  const marks = [...marksIn(text)].sort((a, b) => order[a.kind] - order[b.kind]);
  for (const mark of marks) {
    const change = changeFor(text, mark);
    const key = keyOf(mark, change);
    const place = { start: mark.index, end: mark.index + mark.text.length };
    const group = groups.get(key);
    if (group === undefined)
      groups.set(key, {
        ...plain,
        kind: mark.kind,
        weight: weights[mark.kind],
        text: mark.text,
        codePoints: mark.codePoints,
        doubt: mark.doubt ?? null,
        places: [place],
        changes: change === null ? [] : [change],
        count: 1,
      });
    else {
      group.places.push(place);
      if (change !== null) group.changes.push(change);
      group.count += 1;
    }
  }
  return [...groups.values()];
}

function keyOf({ kind, text, doubt }: TextMark, change: TextChange | null): string {
  if (kind === 'decomposed' || kind === 'invisible') return kind;
  if (isScript(doubt)) return doubt;
  return `${kind} ${text} ${change?.text} ${change && change.end - change.start}`;
}

/** Each kind of hint once: what matters is that it is there. */
function groupedHints(hints: readonly NoteHint[]): NoteIssue[] {
  const groups = new Map<HintKind, NoteIssue & { places: Place[] }>();
  for (const { kind, index, text } of hints) {
    const place = { start: index, end: index + text.length };
    const group = groups.get(kind);
    if (group === undefined)
      groups.set(kind, { ...plain, kind, weight: 'hint', text, places: [place], count: 1 });
    else {
      group.places.push(place);
      group.count += 1;
    }
  }
  return [...groups.values()];
}
