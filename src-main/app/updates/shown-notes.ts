/** Characters; the rest is on the page of the release. */
const longest = 20_000;

/** Controls but line feed and tab, and what turns the direction of text: notes could show another text than they are. */
const unseen = /[^\P{Cc}\n\t]|\p{Bidi_Control}|[\u200b\u2060-\u2064\ufeff]/gu;

/**
 * Release notes as they are shown: plain text, whatever they contain. HTML and Markdown stay as they were written,
 * because the window shows text only. Null if there is nothing to read.
 */
export function shownNotes(notes: string): string | null {
  const text = notes.replace(/\r\n?/g, '\n').replace(unseen, '').trim();
  if (text === '') return null;
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}
