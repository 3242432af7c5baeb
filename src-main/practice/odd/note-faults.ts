import type { FaultSet } from '../faults';
import { type ApiError, attributeError } from '../protocol/api-error';

/* What goes wrong with the notes of one build, apart from the texts themselves. */

/** A refusal of this language alone, as of a character that is not on anyone's list. */
export function refusalOf(locale: string, faults: FaultSet): ApiError[] {
  const fault = faults.take('note-refused', ({ argument }) => argument === locale);
  if (fault === null) return [];
  const detail = "Text for whatsNew contains invalid characters:'[\u2060]'";
  return [attributeError('INVALID.INVALID_CHARACTERS', 'whatsNew', detail)];
}

/** As reports of 2023 have it, without a single character. */
export function worded(errors: ApiError[], faults: FaultSet): ApiError[] {
  const isAboutText = errors.some(({ code }) => code.includes('INVALID_CHARACTERS'));
  if (!isAboutText || faults.take('old-refusals') === null) return errors;
  return [attributeError('INVALID', 'whatsNew', 'invalid characters/formats')];
}

/** Line ends of another system, and no space at the ends. */
export function storedText(text: unknown, faults: FaultSet): string | null {
  if (typeof text !== 'string') return null;
  if (faults.take('notes-trimmed') === null) return text;
  return text.trim().replaceAll(/\r\n?|\n/g, '\r\n');
}
