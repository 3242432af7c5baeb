/** How a word is coloured; never alone, always beside an icon or the word itself. */
export type Tone = 'ok' | 'look' | 'block' | 'practice' | 'busy' | 'quiet';
