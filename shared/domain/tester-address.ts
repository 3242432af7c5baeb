import { longestAddress } from './tester';

/**
 * Whether a text has the form of an email address. Only what no mail server accepts is refused here: Apple has the
 * last word.
 */
export function isAddress(text: string): boolean {
  if (text.length > longestAddress) return false;
  const at = text.lastIndexOf('@');
  const [local, domain] = [text.slice(0, at), text.slice(at + 1)];
  return (
    at > 0 &&
    local.length <= 64 &&
    /^[^\s@"(),:;<>[\]\\\p{Cc}\p{Cf}]+$/u.test(local) &&
    !/^\.|\.\.|\.$/.test(local) &&
    domain.split('.').length > 1 &&
    domain
      .split('.')
      .every((label) => /^[\p{L}\p{N}]([\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?$/u.test(label))
  );
}

/** Two addresses that reach the same person: Apple compares them without regard to case. */
export const sameAddress = (one: string, other: string): boolean =>
  one.toLowerCase() === other.toLowerCase();

/** A file name that may hold a list of people. */
export const peopleLikeName = /\.(csv|txt|tsv|tab|text)$/i;
