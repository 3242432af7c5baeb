import { expect, it } from 'vitest';
import type { EncryptionDeclaration } from '#shared/domain/destination';
import {
  answerCompliance,
  fillRememberedAnswer,
  forgetAnswer,
} from '../../src-renderer/store/compliance';
import { emptyDraft, type OpenPlan, usePlan } from '../../src-renderer/store/plan';
import {
  declarationChoices,
  declarationHint,
  otherDeclarations,
  rememberedWords,
} from '../../src-renderer/words/compliance';
import { bridgeDouble, ok } from '../helpers/bridge-double';
import { planWith } from '../helpers/sample-plan';
import { samplePackage } from '../helpers/sample-run';

const main = bridgeDouble();
const app = { accountId: 'practice', bundleId: samplePackage.bundleId ?? '' };
const no = { usesNonExemptEncryption: false, at: '2026-11-03T10:00:00Z' };

function open(change: Partial<OpenPlan> = {}, packaged: boolean | null = null): OpenPlan {
  const plan = planWith(change, { ...samplePackage, usesNonExemptEncryption: packaged });
  usePlan.setState({ plan });
  return plan;
}
const answer = () => usePlan.getState().plan?.draft.usesNonExemptEncryption;

it('a person is asked once for an app: the answer is filled in for the next build', async () => {
  main.answer({ 'compliance:read': () => ok(no) });
  open();
  await fillRememberedAnswer();
  expect(answer()).toBe(false);
  expect(main.paramsOf('compliance:read')).toEqual([app]);
  expect(rememberedWords(no)).toBe(
    'Your answer on 3 Nov 2026: No, the app uses no non-exempt encryption.',
  );
});

it('an answer of the preset or of the draft is not replaced by an older one', async () => {
  main.answer({ 'compliance:read': () => ok(no) });
  open({ draft: { ...emptyDraft, usesNonExemptEncryption: true } });
  await fillRememberedAnswer();
  expect(answer()).toBe(true);
});

it('without an answer nothing is filled in, and a package that answers is not asked about', async () => {
  open();
  await fillRememberedAnswer();
  expect(answer()).toBeNull();
  open({}, false);
  await fillRememberedAnswer();
  expect(main.paramsOf('compliance:read')).toHaveLength(1);
});

it('a new answer is remembered, and a forgotten one is asked for again', async () => {
  main.answer({
    'compliance:remember': ({ usesNonExemptEncryption }) => ok({ ...no, usesNonExemptEncryption }),
    'compliance:forget': () => ok(null),
  });
  await answerCompliance(open(), true);
  expect(answer()).toBe(true);
  expect(main.paramsOf('compliance:remember')).toEqual([{ ...app, usesNonExemptEncryption: true }]);
  await forgetAnswer(usePlan.getState().plan ?? open());
  expect(main.paramsOf('compliance:forget')).toEqual([app]);
  expect(answer()).toBeNull();
});

it('declarations that can be attached are offered with their state and date, the others are listed', () => {
  const row = (id: string, state: string): EncryptionDeclaration => ({
    id,
    state,
    description: `Declaration ${id}`,
    createdDate: '2026-11-03T10:00:00Z',
  });
  const all = [row('1', 'IN_REVIEW'), row('2', 'APPROVED'), row('3', 'REJECTED')];
  expect(declarationChoices(all).map(({ value, text }) => [value, text])).toEqual([
    ['2', 'Approved, submitted 3 Nov 2026'],
    ['1', 'In review at Apple, submitted 3 Nov 2026. The run waits until it’s approved.'],
  ]);
  expect(otherDeclarations(all).map(({ words }) => words)).toEqual([
    'Declaration 3: rejected by Apple, submitted 3 Nov 2026',
  ]);
  expect(declarationHint(all)).toContain('The run attaches the approved one.');
  expect(declarationHint([row('1', 'IN_REVIEW')])).toContain('Choose the one to attach.');
  expect(declarationHint([row('3', 'REJECTED')])).toContain('submit a declaration');
});
