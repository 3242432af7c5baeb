import { knownLocales } from '#shared/asc/locales';
import { sampledScriptCharacter, strayAccent } from '#shared/asc/text-marks';
import { checkWhatToTest, whatToTestLimit } from '#shared/asc/text-rules';
import { type ApiError, attributeError } from '../protocol/api-error';

function tooLong(name: string, limit: number): ApiError {
  return attributeError(
    'INVALID.TOO_LONG',
    name,
    `The text for ${name} is longer than ${limit} characters`,
  );
}

function badCharacters(name: string, characters: readonly string[]): ApiError {
  const list = [...new Set(characters)].join(', ');
  return attributeError(
    'INVALID.INVALID_CHARACTERS',
    name,
    `Text for ${name} contains invalid characters:'[${list}]'`,
  );
}

/** The checks of What to Test: length, refused characters, and the writing systems that were refused when tried. */
export function noteErrors(name: string, text: unknown): ApiError[] {
  if (typeof text !== 'string') return [];
  const { tooLong: isTooLong, refused } = checkWhatToTest(text);
  const characters = [
    ...refused.map((one) => one.character),
    ...(text.match(sampledScriptCharacter) ?? []),
  ];
  return [
    ...(isTooLong ? [tooLong(name, whatToTestLimit)] : []),
    ...(characters.length > 0 ? [badCharacters(name, characters)] : []),
  ];
}

/** Same as for a note; a decomposed accent is refused as well, and one with no composed form. */
export function descriptionErrors(name: string, text: unknown): ApiError[] {
  const errors = noteErrors(name, text);
  if (typeof text !== 'string') return errors;
  const isComposed = text.normalize('NFC') === text;
  const accents = text.match(isComposed ? strayAccent : /\p{M}/gu) ?? [];
  return accents.length === 0 ? errors : [...errors, badCharacters(name, accents)];
}

export function limitErrors(name: string, text: unknown, limit: number): ApiError[] {
  return typeof text === 'string' && text.length > limit ? [tooLong(name, limit)] : [];
}

/** Two refusals with similar codes: the locale already exists, or is not a locale. */
export function localeErrors(locale: string, taken: readonly string[]): ApiError[] {
  const isTaken = taken.some((other) => other.toLowerCase() === locale.toLowerCase());
  if (isTaken) {
    const message = "There is an entity with the same 'locale' already; update that one";
    return [attributeError('INVALID.DUPLICATE', 'locale', message)];
  }
  const isKnown = (knownLocales as readonly string[]).includes(locale);
  return isKnown ? [] : [attributeError('INVALID', 'locale', "The 'locale' value is invalid")];
}
