import { parsePhoneNumberFromString, validatePhoneNumberLength } from 'libphonenumber-js/min';
import { say } from '#shared/words/say';

/** What is doubtful about a phone number as App Store Connect wants it: with `+`, country code and all its digits. */
export interface PhoneDoubt {
  words: string;
  /** The number as it is probably meant; null if only a person knows. */
  offer: string | null;
}

/** Null if nothing is known against it; Apple stays the last judge. */
export function phoneDoubt(typed: string, region = regionOfReader()): PhoneDoubt | null {
  const text = typed.trim();
  if (text === '') return null;
  const withPlus = text.replace(/^00\s*(?=[1-9])/, '+');
  if (!withPlus.startsWith('+')) {
    const offer = offeredIn(region, text);
    return { words: say('test-information.phone.no-country'), offer };
  }
  const length = validatePhoneNumberLength(withPlus);
  if (length !== undefined)
    return { words: say(`test-information.phone.${lengthWords[length]}`), offer: null };
  const offer = parsePhoneNumberFromString(withPlus)?.formatInternational() ?? null;
  if (withPlus !== text) return { words: say('test-information.phone.no-country'), offer };
  // Letters and an extension are no part of the number that Apple checks.
  return /^\+[\d ().-]+$/.test(text)
    ? null
    : { words: say('test-information.phone.not-digits'), offer };
}

const lengthWords = {
  INVALID_COUNTRY: 'unknown-country',
  NOT_A_NUMBER: 'not-digits',
  TOO_SHORT: 'too-short',
  TOO_LONG: 'too-long',
  INVALID_LENGTH: 'wrong-length',
} as const;

type Region = NonNullable<Parameters<typeof parsePhoneNumberFromString>[1]>;

function offeredIn(region: string | null, text: string): string | null {
  if (region === null) return null;
  const parsed = parsePhoneNumberFromString(text, region as Extract<Region, string>);
  return parsed?.isPossible() ? parsed.formatInternational() : null;
}

/** Where the person is, as far as their system tells. */
function regionOfReader(): string | null {
  try {
    return new Intl.Locale(navigator.language).region ?? null;
  } catch {
    return null;
  }
}
