import { marksIn } from '#shared/asc/text-marks';
import { asSent, checkTyped, whatToTestLimit } from '#shared/asc/text-rules';
import { isWebAddress, meantAddress } from '#shared/asc/web-address';
import { changeFor, withChanges as withFixes } from '#shared/domain/note-fixes';
import type { InformationField, SavedRow } from '#shared/domain/test-information';
import { localeName } from '#shared/words/locale-name';
import { say } from '#shared/words/say';
import { refusedWords } from './note';
import { phoneDoubt } from './phone';

/** Why Apple would refuse a field, or may; with the text that it probably wants. */
export interface FieldDoubt {
  words: string;
  offer: string | null;
}

/** Null if nothing is known against the text. */
export function fieldDoubt({ of, field }: InformationField, text: string): FieldDoubt | null {
  if (text === '') return null;
  if (field === 'description') return descriptionDoubt(text);
  if (field === 'notes') return tooLong(asSent(text).length);
  if (of === 'agreement') return null;
  if (field === 'contactPhone') return phoneDoubt(text);
  if (field === 'feedbackEmail' || field === 'contactEmail') {
    if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim())) return null;
    return { words: say('test-information.email.invalid'), offer: null };
  }
  return field === 'marketingUrl' || field === 'privacyPolicyUrl'
    ? addressDoubt(text.trim())
    : null;
}

function descriptionDoubt(text: string): FieldDoubt | null {
  const check = checkTyped(text);
  const refused = refusedWords(text, check);
  if (refused === null) return tooLong(check.length);
  const marks = marksIn(text).filter(({ kind }) => kind === 'refused');
  const fixes = marks.flatMap((mark) => changeFor(text, mark) ?? []);
  return { words: refused, offer: fixes.length === marks.length ? withFixes(text, fixes) : null };
}

function tooLong(length: number): FieldDoubt | null {
  const count = length - whatToTestLimit;
  return count > 0 ? { words: say('notes.too-long', { count }), offer: null } : null;
}

/** `example.com/privacy` is meant as an address of the web. */
function addressDoubt(text: string): FieldDoubt | null {
  if (isWebAddress(text)) return null;
  return { words: say('test-information.address.invalid'), offer: meantAddress(text) };
}

/** The label of a field. */
export function fieldLabel({ field }: InformationField): string {
  return say(`test-information.field.${field}`);
}

/** What became of a save, in one sentence. */
export function savedWords(rows: readonly SavedRow[]): string {
  const saved = rows.filter(({ outcome }) => outcome === 'saved').length;
  return saved === rows.length
    ? say('test-information.saved')
    : say('test-information.saved-part', { saved, count: rows.length });
}

/** Which row it is. */
export function rowName({ row }: SavedRow): string {
  return row.of === 'language' ? localeName(row.locale) : say(`test-information.${row.of}`);
}
