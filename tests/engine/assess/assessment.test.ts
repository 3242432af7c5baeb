import { expect, test } from 'vitest';
import { assess } from '#shared/domain/assessment';
import { PublishPlan, type PublishPlanInput } from '#shared/domain/publish-plan';
import { inWords } from '#shared/words/say';

const planOf = (plan: Partial<PublishPlanInput>) =>
  PublishPlan.parse({ packagePath: '/builds/orbit.ipa', ...plan });

const found = (plan: Partial<PublishPlanInput>, usesNonExemptEncryption: boolean | null = false) =>
  assess(planOf(plan), {
    package: { info: { usesNonExemptEncryption, size: 1 }, findings: [] },
  }).blockers.map(({ code, where }) => `${code}: ${inWords(where)}`);

const noteOf = (text: string) => ({ notes: [{ locale: 'fr-FR', text }] });

test('a note is measured as it is sent, where a letter and its accent are one character', () => {
  const letter = 'e\u0301';
  expect(found(noteOf(letter.repeat(4000)))).toEqual([]);
  expect(found(noteOf(letter.repeat(4001)))).toEqual(['note-too-long: What to Test, fr-FR']);
});

test('what Apple may refuse in a note, and what nobody sees, is reported and blocks nothing', () => {
  const findings = (text: string) => {
    const assessment = assess(planOf(noteOf(text)), {
      package: { info: { usesNonExemptEncryption: false, size: 1 }, findings: [] },
    });
    expect(assessment.blockers).toEqual([]);
    return assessment.findings.map(({ severity, title }) => `${severity}: ${inWords(title)}`);
  };
  expect(findings('x\u030c, ខ្មែរ and ខ្មែរ')).toEqual([
    'warning: App Store Connect may refuse x\u030c (U+030C) and Khmer text in notes',
  ]);
  expect(findings('a\u2028b')).toEqual(['warning: App Store Connect may refuse U+2028 in notes']);
  expect(findings('a\u200bb\u200bc')).toEqual([
    'note: The note has 2 invisible characters: U+200B',
  ]);
  expect(findings('あ'.repeat(1333))).toEqual([]);
  expect(findings('あ'.repeat(1334))).toEqual(['note: What to Test is 4,002 bytes long']);
  // Sent composed, so there is nothing to say.
  expect(findings('cafe\u0301')).toEqual([]);
});

test('two notes for one language are a blocker, however the code is spelled', () => {
  const notes = ['en-US', 'de-DE', 'en-us'].map((locale) => ({ locale, text: 'New.' }));
  expect(found({ notes })).toContain('locale-repeated: What to Test, en-us');
});

const unanswered = ['compliance-unanswered: Info.plist, ITSAppUsesNonExemptEncryption'];

test('an unanswered export compliance question blocks a plan that reaches testers', () => {
  expect(found({ groups: ['QA'] }, null)).toEqual(unanswered);
  expect(found({ submitForBetaReview: true }, null)).toEqual(unanswered);
  expect(found({ groups: ['QA'] }, false)).toEqual([]);
  expect(found({ groups: ['QA'], usesNonExemptEncryption: false }, null)).toEqual([]);
});

test('an unanswered export compliance question does not block a plan that reaches no testers', () => {
  expect(found({}, null)).toEqual([]);
  expect(found({ scope: 'upload-only', groups: ['QA'] }, null)).toEqual([]);
});

test('an export compliance answer that contradicts the package blocks before a build number is used up', () => {
  const contradicted = ['compliance-contradicted: Info.plist, ITSAppUsesNonExemptEncryption'];
  expect(found({ usesNonExemptEncryption: true }, false)).toEqual(contradicted);
  expect(found({ usesNonExemptEncryption: false }, true)).toEqual(contradicted);
  expect(found({ usesNonExemptEncryption: true }, true)).toEqual([]);
  expect(found({ usesNonExemptEncryption: true }, null)).toEqual([]);
});

const open = {
  code: 'compliance-open',
  severity: 'warning',
  where: 'Info.plist',
  title: 'Export compliance is not answered in the package',
  whatToDo: 'Answer it.',
} as const;
const left = { info: { usesNonExemptEncryption: null, size: 1 }, findings: [open] };

test('an export compliance question is asked once, and no longer once the plan answers it', () => {
  const codes = (plan: Partial<PublishPlanInput> | null) =>
    assess(plan && planOf(plan), { package: left }).findings.map(({ code }) => code);
  expect(codes(null)).toEqual(['compliance-open']);
  expect(codes({})).toEqual(['compliance-open']);
  expect(codes({ groups: ['QA'] })).toEqual(['compliance-unanswered']);
  expect(codes({ groups: ['QA'], usesNonExemptEncryption: true })).toEqual([]);
});

test('findings about the package and about the account are reported together', () => {
  const plan = planOf({ groups: ['QA'], notes: [{ locale: 'en-US', text: 'Try it 🚀' }] });
  const account = {
    app: { name: 'Orbit Notes' },
    groups: [],
    encryption: { answer: null, declarations: [] },
    findings: [],
  };
  const parts = [{ package: left }, { account }].map((known) => assess(plan, known));
  const whole = assess(plan, { package: left, account });
  expect(whole.blockers).toEqual(parts.flatMap(({ blockers }) => blockers));
  expect(whole.blockers.map(({ code }) => code)).toEqual([
    'note-refused-characters',
    'compliance-unanswered',
    'group-not-found',
  ]);
});

const preset = { name: 'Orbit Notes', allowedOverrides: null, sizeBudget: null };
const megabytes = (size: number) => ({
  package: { info: { usesNonExemptEncryption: false, size: size * 1_000_000 }, findings: [] },
});

test('a package over the size limit of the preset is a warning and blocks nothing', () => {
  const limited = { ...preset, sizeBudget: 100_000_000 };
  const codes = (size: number, plan: Partial<PublishPlanInput> = {}) =>
    assess(planOf(plan), { ...megabytes(size), preset: limited }).findings.map(
      ({ severity, code }) => `${severity} ${code}`,
    );
  expect(codes(100)).toEqual([]);
  expect(codes(101)).toEqual(['warning size-over-budget']);
  expect(codes(101, { scope: 'skip-upload' })).toEqual([]);
  const { blockers, findings } = assess(planOf({}), { ...megabytes(120), preset: limited });
  expect(blockers).toEqual([]);
  expect(inWords(findings[0]?.title ?? '')).toBe(
    'The package is 120 MB, over the limit of 100 MB in the preset “Orbit Notes”',
  );
});

test('an override that the preset does not allow does not count, and a blocker names the check', () => {
  const overrides = [{ code: 'note-refused-characters', reason: 'It worked before' }] as const;
  const plan = planOf({
    notes: [{ locale: 'en-US', text: 'Try it 🚀' }],
    overrides: [...overrides],
  });
  const codes = (allowedOverrides: ('note-refused-characters' | 'note-too-long')[] | null) => {
    const weighed = { ...preset, allowedOverrides };
    const { blockers, overridden } = assess(plan, { ...megabytes(1), preset: weighed });
    return { blockers: blockers.map(({ code }) => code), overridden: overridden.length };
  };
  expect(codes(null)).toEqual({ blockers: [], overridden: 1 });
  expect(codes(['note-refused-characters'])).toEqual({ blockers: [], overridden: 1 });
  expect(codes(['note-too-long'])).toEqual({
    blockers: ['note-refused-characters', 'override-not-allowed'],
    overridden: 0,
  });
});

test('an override that applies to nothing is not held against a plan', () => {
  const plan = planOf({ overrides: [{ code: 'note-too-long', reason: 'It worked before' }] });
  const weighed = { ...preset, allowedOverrides: [] };
  expect(assess(plan, { ...megabytes(1), preset: weighed }).blockers).toEqual([]);
});
