import { expect, test } from 'vitest';
import { assess } from '#shared/domain/assessment';
import { PublishPlan, type PublishPlanInput } from '#shared/domain/publish-plan';
import { inWords } from '#shared/words/say';

const planOf = (plan: Partial<PublishPlanInput>) =>
  PublishPlan.parse({ packagePath: '/builds/orbit.ipa', ...plan });

const found = (plan: Partial<PublishPlanInput>, usesNonExemptEncryption: boolean | null = false) =>
  assess(planOf(plan), {
    package: { info: { usesNonExemptEncryption }, findings: [] },
  }).blockers.map(({ code, where }) => `${code}: ${inWords(where)}`);

const noteOf = (text: string) => ({ notes: [{ locale: 'fr-FR', text }] });

test('a note is measured as it is sent, where a letter and its accent are one character', () => {
  const letter = 'e\u0301';
  expect(found(noteOf(letter.repeat(4000)))).toEqual([]);
  expect(found(noteOf(letter.repeat(4001)))).toEqual(['note-too-long: What to Test, fr-FR']);
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
const left = { info: { usesNonExemptEncryption: null }, findings: [open] };

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
