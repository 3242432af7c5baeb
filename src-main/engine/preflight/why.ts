import { type PackageRule, packageRules } from '#shared/asc/package-rules';
import type { Finding } from '#shared/domain/finding';
import { message } from '#shared/words/message';
import type { PackageFinding } from './check';

/** What Apple does about it, with the same wording for all checks. */
export function withWhy(finding: PackageFinding): Finding {
  const { when, numbers } = packageRules[finding.code];
  // A note is about the future, or about something harmless; other texts are complete.
  if (when === 'unknown' || finding.severity === 'note') return finding;
  const likelihood = finding.severity === 'blocker' ? 'certain' : 'likely';
  return {
    ...finding,
    why: message(sentences[when][likelihood], {
      count: numbers.length,
      numbers: { list: numbers.map(String), or: true },
    }),
  };
}

const sentences = {
  delivery: { certain: 'finding.why.delivery', likely: 'finding.why.delivery-likely' },
  processing: { certain: 'finding.why.processing', likely: 'finding.why.processing-likely' },
  mail: { certain: 'finding.why.mail', likely: 'finding.why.mail' },
  review: { certain: 'finding.why.review', likely: 'finding.why.review-likely' },
} as const satisfies Record<Exclude<PackageRule['when'], 'unknown'>, unknown>;
