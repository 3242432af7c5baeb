import { diffArrays } from 'diff';

/** A stretch of text that both notes have, or only one of them. */
export interface Change {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

/** More edits than this, and a word diff is neither quick nor of any use: the text was rewritten. */
const mostEdits = 400;

/**
 * What was changed from one text to the other, by word, in the order of reading. The same and added stretches together
 * are the new text, the same and removed ones the old text, to the character.
 */
export function wordDiff(before: string, after: string, locale: string): Change[] {
  const changes = diffArrays(wordsOf(before, locale), wordsOf(after, locale), {
    maxEditLength: mostEdits,
  });
  if (changes === undefined) return rewritten(before, after);
  return joined(
    changes.map(({ value, added, removed }) => ({
      kind: added ? 'added' : removed ? 'removed' : 'same',
      text: value.join(''),
    })),
  );
}

function rewritten(before: string, after: string): Change[] {
  const all: Change[] = [
    { kind: 'removed', text: before },
    { kind: 'added', text: after },
  ];
  return all.filter(({ text }) => text !== '');
}

/** Words, spaces and punctuation, as the language divides them: Japanese and Thai have no spaces between words. */
function wordsOf(text: string, locale: string): string[] {
  return [...segmenterOf(locale).segment(text)].map(({ segment }) => segment);
}

const segmenters = new Map<string, Intl.Segmenter>();

/** Divides text in a language into words; making one takes longer than most texts. */
export function segmenterOf(locale: string): Intl.Segmenter {
  const known = segmenters.get(locale);
  if (known !== undefined) return known;
  const made = makeSegmenter(locale);
  segmenters.set(locale, made);
  return made;
}

function makeSegmenter(locale: string): Intl.Segmenter {
  try {
    return new Intl.Segmenter(locale, { granularity: 'word' });
  } catch {
    // Apple may use a language code that this system's Intl refuses.
    return new Intl.Segmenter('en-US', { granularity: 'word' });
  }
}

/** A space alone between two changes belongs to them: a phrase that was replaced reads as one. */
function joined(changes: readonly Change[]): Change[] {
  const stretches: Change[] = [];
  let removed = '';
  let added = '';
  const flush = (): void => {
    const space = commonSpace(removed, added);
    stretches.push(
      { kind: 'removed', text: removed.slice(0, removed.length - space.length) },
      { kind: 'added', text: added.slice(0, added.length - space.length) },
      { kind: 'same', text: space },
    );
    removed = '';
    added = '';
  };
  changes.forEach(({ kind, text }, at) => {
    const isBetween = removed !== '' && added !== '' && at < changes.length - 1;
    if (kind === 'removed') removed += text;
    else if (kind === 'added') added += text;
    else if (isBetween && /^[^\S\n]+$/.test(text)) {
      removed += text;
      added += text;
    } else {
      flush();
      stretches.push({ kind, text });
    }
  });
  flush();
  return stretches.filter(({ text }) => text !== '');
}

/** The space that both texts end with, which was not changed. */
function commonSpace(removed: string, added: string): string {
  const space = /\s*$/.exec(removed)?.[0] ?? '';
  for (let from = 0; from < space.length; from++)
    if (added.endsWith(space.slice(from))) return space.slice(from);
  return '';
}
