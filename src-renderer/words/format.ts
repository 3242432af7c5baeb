import type { Piece } from '#shared/words/translate';

/** The color of a word; never the only sign, always beside an icon or the word itself. */
export type Tone = 'ok' | 'look' | 'block' | 'practice' | 'busy' | 'quiet';

export function strong(text: string): Piece {
  return { text, strong: true };
}

export function readPieces(pieces: readonly Piece[]): string {
  return pieces.map((piece) => piece.text).join('');
}
