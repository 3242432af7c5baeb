import { message } from '#shared/words/message';
import { inPieces } from '#shared/words/say';
import type { Piece } from '#shared/words/translate';

interface NotesCounts {
  languages: number;
  written: number;
  unsupported: number;
  tooLong: number;
  toReview: number;
}

/** `Notes in 38 of 50 languages. 1 has an unsupported character.` */
export function notesSummary(counts: NotesCounts): Piece[] {
  const { languages, written, unsupported, tooLong, toReview } = counts;
  return [
    message('notes.foot.written', { written, count: languages }),
    ...(unsupported > 0 ? [message('notes.foot.unsupported', { count: unsupported })] : []),
    ...(tooLong > 0 ? [message('notes.foot.too-long', { count: tooLong })] : []),
    ...(toReview > 0 ? [message('notes.foot.to-review', { count: toReview })] : []),
  ].flatMap((sentence, place) =>
    place === 0 ? inPieces(sentence) : [{ text: ' ' }, ...inPieces(sentence)],
  );
}
