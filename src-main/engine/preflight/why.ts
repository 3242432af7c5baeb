import type { Finding } from '#shared/domain/finding';
import { type AppleMessage, appleMessages } from './tables/apple-messages';

/** What Apple does about it, said the same way for all checks. */
export function withWhy(finding: Finding): Finding {
  const message = appleMessages[finding.code];
  // A note tells of what is to come, or of what costs nothing.
  if (message === undefined || finding.severity === 'note') return finding;
  const isSure = finding.severity === 'blocker';
  return { ...finding, why: `${sentences[message.when](isSure)}${numbered(message.numbers)}.` };
}

const sentences: Record<AppleMessage['when'], (isSure: boolean) => string> = {
  delivery: (isSure) => `Apple ${isSure ? 'refuses' : 'may refuse'} the upload for it`,
  processing: (isSure) =>
    `Apple takes the upload and ${isSure ? 'refuses' : 'may refuse'} the build afterwards`,
  mail: () => 'Apple takes the build and warns of it in a mail',
  review: (isSure) =>
    `Apple takes the upload and ${isSure ? 'refuses' : 'may refuse'} to review the build`,
};

/** ` (error 90046)`; nothing where no number is known. */
function numbered(numbers: readonly number[]): string {
  if (numbers.length === 0) return '';
  const last = numbers.at(-1);
  const others = numbers.slice(0, -1).join(', ');
  return others ? ` (error ${others} or ${last})` : ` (error ${last})`;
}
