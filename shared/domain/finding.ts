import { z } from 'zod';
import { isPackageRule, type PackageRuleCode, packageRules } from '../asc/package-rules';
import { Text } from '../words/message';
import { keptCode } from './kept-code';

/** `blocker`: Apple is certain to refuse. `warning`: check before you publish. `note`: for information. */
export const Severity = z.enum(['blocker', 'warning', 'note']);
export type Severity = z.infer<typeof Severity>;

/** The result of a check, in words for the person who publishes. */
export const Finding = z.object({
  /** A stable id of the check, such as `signing-not-app-store`. */
  code: keptCode<FindingCode>(),
  severity: Severity,
  /** File and key inside the package, or the place at App Store Connect. */
  where: Text,
  title: Text,
  /** What Apple does about it; left out if the title says so. */
  why: Text.optional(),
  whatToDo: Text,
  /** One command for the terminal, if one helps. */
  command: z.string().optional(),
  /** The language of the note that it is about, spelled as in the note. */
  locale: z.string().optional(),
  /** App Store Connect’s id of the build upload that it is about. */
  buildUploadId: z.string().optional(),
});
export type Finding = z.infer<typeof Finding>;

const order: Record<Severity, number> = { blocker: 0, warning: 1, note: 2 };

/** Worst first, otherwise in the order in which the checks ran. */
export function worstFirst(findings: readonly Finding[]): Finding[] {
  return [...findings].sort((a, b) => order[a.severity] - order[b.severity]);
}

interface FindingEntry {
  /**
   * `file`: a file that is still to be sent. `review`: a beta review that is asked for. `plan`: what the plan asks for.
   * `account`: the account, its app, or this computer. `app-store`: an App Store version that is asked for.
   */
  about: 'file' | 'review' | 'plan' | 'account' | 'app-store';
  /**
   * What is required to override it. `never`: nothing can be sent, or its destination would be unknown. `reason`: Apple
   * may still accept it, or accepts part of it. `word`: Apple is certain to refuse it.
   */
  override: 'never' | 'reason' | 'word';
}

/** Findings about a package follow Apple's rules for packages; all others are here. */
const ofPlanAndAccount = {
  'approval-missing': { about: 'plan', override: 'never' },
  'approval-outdated': { about: 'plan', override: 'never' },
  'approval-own': { about: 'plan', override: 'never' },
  'another-build-in-review': { about: 'review', override: 'reason' },
  'app-not-found': { about: 'account', override: 'never' },
  'build-already-used': { about: 'file', override: 'never' },
  'build-internal-only': { about: 'plan', override: 'never' },
  'build-number-too-low': { about: 'file', override: 'word' },
  'build-upload-open': { about: 'file', override: 'reason' },
  'certificate-expired-at-apple': { about: 'file', override: 'word' },
  'certificate-gone-at-apple': { about: 'file', override: 'word' },
  'checklist-unfinished': { about: 'plan', override: 'never' },
  'clock-off': { about: 'account', override: 'word' },
  'compliance-contradicted': { about: 'plan', override: 'never' },
  'compliance-unanswered': { about: 'plan', override: 'reason' },
  'declaration-missing': { about: 'plan', override: 'word' },
  'declaration-in-review': { about: 'plan', override: 'word' },
  'declaration-not-chosen': { about: 'plan', override: 'word' },
  'declaration-not-usable': { about: 'plan', override: 'word' },
  'declaration-unknown': { about: 'plan', override: 'word' },
  'first-build': { about: 'account', override: 'word' },
  'group-ambiguous': { about: 'plan', override: 'never' },
  'group-not-found': { about: 'plan', override: 'never' },
  'locale-repeated': { about: 'plan', override: 'reason' },
  'locale-unknown': { about: 'plan', override: 'reason' },
  'note-doubtful-characters': { about: 'plan', override: 'reason' },
  'note-invisible-characters': { about: 'plan', override: 'reason' },
  'note-over-bytes': { about: 'plan', override: 'reason' },
  'note-refused-characters': { about: 'plan', override: 'reason' },
  'note-too-long': { about: 'plan', override: 'word' },
  'notes-not-reviewed': { about: 'plan', override: 'reason' },
  'override-not-allowed': { about: 'plan', override: 'never' },
  'preset-altered': { about: 'plan', override: 'never' },
  'profile-expired-at-apple': { about: 'file', override: 'word' },
  'profile-invalid-at-apple': { about: 'file', override: 'word' },
  'review-not-expected': { about: 'review', override: 'reason' },
  'role-cannot-upload': { about: 'plan', override: 'never' },
  'role-too-small': { about: 'plan', override: 'reason' },
  'seen-without-notes': { about: 'plan', override: 'reason' },
  'signing-not-known-at-apple': { about: 'file', override: 'word' },
  'size-over-budget': { about: 'file', override: 'reason' },
  'store-release-date': { about: 'plan', override: 'never' },
  'store-text-too-long': { about: 'plan', override: 'word' },
  'store-version-approved': { about: 'app-store', override: 'reason' },
  'store-version-in-review': { about: 'app-store', override: 'reason' },
  'store-version-not-higher': { about: 'app-store', override: 'word' },
  'store-version-other': { about: 'app-store', override: 'reason' },
  'store-whats-new-missing': { about: 'app-store', override: 'reason' },
  'test-information-missing': { about: 'review', override: 'word' },
  'version-closed': { about: 'file', override: 'word' },
} as const satisfies Record<string, FindingEntry>;

/** Every finding code; the compiler accepts no other. */
export type FindingCode = PackageRuleCode | keyof typeof ofPlanAndAccount;

const ofPackage: FindingEntry = { about: 'file', override: 'word' };

/** Without these it would be unknown which build of which app it is. */
const namesNoBuild: ReadonlySet<FindingCode> = new Set([
  'build-number-missing',
  'bundle-id-missing',
  'version-missing',
]);

export function isFindingCode(code: string): code is FindingCode {
  return isPackageRule(code) || Object.hasOwn(ofPlanAndAccount, code);
}

/** An unknown code, in an older or newer journal, is treated as one about the package. */
export function findingEntry(code: FindingCode): FindingEntry {
  if (namesNoBuild.has(code)) return { about: 'file', override: 'never' };
  const known: Partial<Record<FindingCode, FindingEntry>> = ofPlanAndAccount;
  return Object.hasOwn(known, code) ? (known[code] ?? ofPackage) : ofPackage;
}

/** Codes that a person can override in some case. */
export const overridableCodes: readonly FindingCode[] = [
  ...Object.keys(packageRules).filter(isPackageRule),
  ...Object.keys(ofPlanAndAccount).filter(isFindingCode),
].filter((code) => findingEntry(code).override !== 'never');
