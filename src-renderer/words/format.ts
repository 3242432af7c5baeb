/** The color of a word; never the only sign, always beside an icon or the word itself. */
export type Tone = 'ok' | 'look' | 'block' | 'practice' | 'busy' | 'quiet';

/** A sentence in parts, so that a window can set some of them in bold and a test can read the whole. */
export interface Piece {
  text: string;
  strong?: true;
}

export function strong(text: string): Piece {
  return { text, strong: true };
}

export function readPieces(pieces: readonly Piece[]): string {
  return pieces.map((piece) => piece.text).join('');
}
