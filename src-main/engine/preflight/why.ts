import { type PackageRule, packageRules } from '#shared/asc/package-rules';
import type { Finding } from '#shared/domain/finding';
import type { PackageFinding } from './check';

/** What Apple does about it, with the same wording for all checks. */
export function withWhy(finding: PackageFinding): Finding {
  const { when, numbers } = packageRules[finding.code];
  // A note is about the future, or about something harmless; other texts are complete.
  if (when === 'unknown' || finding.severity === 'note') return finding;
  const isSure = finding.severity === 'blocker';
  return { ...finding, why: `${sentences[when](isSure)}${numbered(numbers)}.` };
}

const sentences: Record<Exclude<PackageRule['when'], 'unknown'>, (isSure: boolean) => string> = {
  delivery: (isSure) => `Apple ${isSure ? 'refuses' : 'may refuse'} the upload for it`,
  processing: (isSure) =>
    `Apple takes the upload and ${isSure ? 'refuses' : 'may refuse'} the build afterwards`,
  mail: () => 'Apple takes the build and warns of it in a mail',
  review: (isSure) =>
    `Apple takes the upload and ${isSure ? 'refuses' : 'may refuse'} to review the build`,
};

/** ` (error 90046)`; empty when no number is known. */
function numbered(numbers: readonly number[]): string {
  if (numbers.length === 0) return '';
  const last = numbers.at(-1);
  const others = numbers.slice(0, -1).join(', ');
  return others ? ` (error ${others} or ${last})` : ` (error ${last})`;
}
