import { suggestLocale } from '#shared/asc/locales';
import { asSent, checkWhatToTest, whatToTestLimit } from '#shared/asc/text-rules';
import type { Finding } from '#shared/domain/finding';
import type { PackageInfo } from '#shared/domain/package-info';
import type { LocaleNote, PublishPlan } from '#shared/domain/publish-plan';

/** What is wrong with the plan itself, before any request. */
export function checkPlan(plan: PublishPlan, info: PackageInfo): Finding[] {
  const compliance = complianceStaysOpen(plan, info);
  return [
    ...plan.notes.flatMap(checkNote),
    ...repeatedLocales(plan.notes),
    ...(compliance ? [compliance] : []),
  ];
}

function checkNote(note: LocaleNote): Finding[] {
  const { length, tooLong, refused } = checkWhatToTest(asSent(note.text));
  const findings: Finding[] = [];
  const where = `What to Test, ${note.locale}`;
  if (tooLong) {
    findings.push({
      code: 'note-too-long',
      severity: 'blocker',
      where,
      title: `The note has ${length} characters; Apple takes ${whatToTestLimit}`,
      whatToDo: `Shorten it by ${length - whatToTestLimit}.`,
    });
  }
  if (refused.length > 0) {
    const named = [
      ...new Set(refused.map(({ character, codePoint }) => `${character} (${codePoint})`)),
    ];
    findings.push({
      code: 'note-refused-characters',
      severity: 'blocker',
      where,
      title: `Apple refuses ${named.slice(0, 8).join(', ')} in notes`,
      whatToDo: 'Take them out or write them in words. Slipway never changes a text by itself.',
    });
  }
  const meant = suggestLocale(note.locale);
  if (meant) {
    findings.push({
      code: 'locale-unknown',
      severity: 'blocker',
      where,
      title: `Apple does not take “${note.locale}”`,
      whatToDo: `Write ${meant}.`,
    });
  }
  return findings;
}

function repeatedLocales(notes: readonly LocaleNote[]): Finding[] {
  const locales = notes.map(({ locale }) => locale.toLowerCase());
  const twice = [...new Set(locales.filter((locale, index) => locales.indexOf(locale) !== index))];
  return twice.map((locale) => ({
    code: 'locale-repeated',
    severity: 'blocker',
    where: `What to Test, ${locale}`,
    title: `There are two notes for ${locale}`,
    whatToDo: 'Keep one of them.',
  }));
}

/** Left open, the answer would hold the build back from every tester. */
function complianceStaysOpen(plan: PublishPlan, info: PackageInfo): Finding | null {
  const wantsTesters =
    plan.scope !== 'upload-only' && (plan.groups.length > 0 || plan.submitForBetaReview);
  const isOpen = info.usesNonExemptEncryption === null && plan.usesNonExemptEncryption === null;
  if (!wantsTesters || !isOpen) return null;
  return {
    code: 'compliance-unanswered',
    severity: 'blocker',
    where: 'Info.plist, ITSAppUsesNonExemptEncryption',
    title: 'Export compliance is not answered, so no tester would get the build',
    whatToDo: 'Answer whether the app uses non-exempt encryption, or set the key in Info.plist.',
  };
}
