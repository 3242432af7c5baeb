import { importedRows, importRows } from '#shared/domain/notes-import';
import { say } from '#shared/words/say';
import { request } from '../bridge/bridge';
import { type NotesBook, noteIn } from './notes-book';
import { longestPasted, showPreview } from './notes-import';
import { showToast } from './window';

/** A line that may be the heading of a language, whichever way it is written: a short one, or the start of JSON. */
const mayHaveLanguages = /^\s*(?:[[{<#=]|.{2,40}:?\s*$)/m;

/**
 * Offers to import a text with notes in several languages that was pasted into one of them. `now` is what the field
 * holds, null once it is gone: importing takes the pasted text out of it again, unless it was changed since.
 */
export async function offerPasted(
  book: NotesBook,
  locale: string,
  text: string,
  now: () => string | null,
): Promise<void> {
  if (text.length > longestPasted || !text.includes('\n') || !mayHaveLanguages.test(text)) return;
  const before = noteIn(book, locale);
  const reply = await request('notes:read-pasted', { text });
  if (!reply.ok || !book.isOpen()) return;
  const preview = reply.value;
  const { length: count } = importedRows(importRows(preview, { ...book, notes: [] }, {}, false));
  const named = preview.entries.filter(({ code }) => code !== '');
  if (count < 2 || named.length < 2) return;
  const pasted = now();
  showToast(say('notes.paste.several', { count }), null, {
    label: say('notes.paste.import'),
    act: () => {
      if (!book.isOpen()) return;
      if (pasted !== null && now() === pasted) book.write(locale, before);
      showPreview(preview);
    },
  });
}
