/** Text as it is compared: without case and diacritics, so that “uber” finds “Über”. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
}

/** What is typed, in words that are all to be found, in any order. */
export function queryWords(query: string): string[] {
  return fold(query).split(/\s+/).filter(Boolean);
}

/** Text that is searched, folded once. */
export interface Searched {
  /** What is shown. */
  label: string;
  /** What else finds it, by the begin of a word: a bundle ID, a key ID, a state. */
  also: string;
  /** A run's ID. It is full of numbers, so that only a good part of its begin finds it. */
  id?: string;
}

/** How well the words fit: 0 if one of them is missing. What is shown counts more than what is not. */
export function closeness(words: readonly string[], { label, also, id }: Searched): number {
  let sum = 0;
  for (const word of words) {
    const hidden = worthIn(also, word);
    const best = Math.max(worthIn(label, word), hidden > 1 ? hidden / 4 : 0, worthAsId(id, word));
    if (best === 0) return 0;
    sum += best;
  }
  return sum;
}

/** Its date alone is as long as this. */
const leastOfId = 8;

function worthAsId(id: string | undefined, word: string): number {
  return id !== undefined && word.length > leastOfId && id.startsWith(word) ? 4 : 0;
}

const letter = /[\p{L}\p{N}]/u;

/** A whole word counts 4, the begin of one 2, a part of one 1. */
function worthIn(text: string, word: string): number {
  let best = 0;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const begins = at === 0 || !letter.test(text.charAt(at - 1));
    const ends = at + word.length === text.length || !letter.test(text.charAt(at + word.length));
    best = Math.max(best, begins ? (ends ? 4 : 2) : 1);
    if (best === 4) break;
  }
  return best;
}

/** A letter with its marks is one character. */
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** A label in pieces, with what was typed in bold. */
export function marked(label: string, words: readonly string[]): { text: string; strong?: true }[] {
  const characters = [...graphemes.segment(label)].map(({ segment }) => segment);
  // Where each part of the folded text comes from: folding may drop or add some.
  const folded = characters.map(fold);
  const origin = folded.flatMap((text, place) => [...text].map(() => place));
  const units = folded.flatMap((text) => [...text]);
  const isStrong = new Set<number>();
  for (const word of words) {
    const at = firstPlace(units, [...word]);
    for (const place of origin.slice(at, at + [...word].length)) isStrong.add(place);
  }
  const pieces: { text: string; strong?: true }[] = [];
  for (const [place, character] of characters.entries()) {
    const strong = isStrong.has(place);
    const last = pieces.at(-1);
    if (last !== undefined && (last.strong ?? false) === strong) last.text += character;
    else pieces.push(strong ? { text: character, strong } : { text: character });
  }
  return pieces;
}

/** The begin of a word is marked rather than the middle of one before it; past the end if there is none. */
function firstPlace(text: readonly string[], word: readonly string[]): number {
  const places = text.flatMap((_, at) =>
    word.every((character, offset) => text[at + offset] === character) ? [at] : [],
  );
  return places.find((at) => !letter.test(text[at - 1] ?? ' ')) ?? places[0] ?? text.length;
}
