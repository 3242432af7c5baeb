import { describe, expect, test } from 'vitest';
import { PublishPlan, type PublishPlanInput } from '#shared/domain/publish-plan';
import { toAppError } from '#shared/errors';
import { planFacts } from '#shared/words/plan-facts';
import { approvalOf, approve, approvedText } from '../../../src-main/engine/approval/plan-approval';
import { computerOf } from '../../helpers/computer-of';

const now = new Date('2026-11-30T12:00:00Z');
const planOf = (change: Partial<PublishPlanInput> = {}) =>
  PublishPlan.parse({
    packagePath: '/builds/orbit.ipa',
    package: { sha256: 'ab'.repeat(32) },
    notes: [{ locale: 'en-US', text: 'New scores.' }],
    groups: ['QA'],
    ...change,
  });

async function people() {
  const [ada, ben] = [computerOf(), computerOf()];
  return {
    ada: { ...ada, approver: await ada.key.make('Ada') },
    ben: { ...ben, approver: await ben.key.make('Ben') },
  };
}

describe('approval of a plan', () => {
  test('an approver’s signature counts on another computer, whatever the path is there', async () => {
    const { ada, ben } = await people();
    const approved = await approve(planOf(), ada.key, now);
    const elsewhere = PublishPlan.parse({
      ...JSON.parse(JSON.stringify(approved)),
      packagePath: '/other/place.ipa',
      checklist: ['Tried it on a phone'],
    });
    expect(approvalOf(elsewhere, [ada.approver], ben.approver)).toEqual({
      state: 'approved',
      by: 'Ada',
    });
  });

  const changes: Record<string, Partial<PublishPlanInput>> = {
    'one character of a note': { notes: [{ locale: 'en-US', text: 'New scores!' }] },
    'one more language': {
      notes: [
        { locale: 'en-US', text: 'New scores.' },
        { locale: 'de-DE', text: 'Neu.' },
      ],
    },
    'the groups': { groups: ['QA', 'Public'] },
    'the package': { package: { sha256: 'cd'.repeat(32) } },
    'the review': { submitForBetaReview: true },
    'the emails': { notify: 'nobody' },
    'what happens on the App Store': { appStore: {} },
    'an override': { overrides: [{ code: 'first-build', reason: 'known' }] },
  };
  const store = { copyright: '2027 Northwind', texts: [{ locale: 'en-US', whatsNew: 'Faster.' }] };
  const storeChanges: Record<string, PublishPlanInput['appStore']> = {
    'leaving the App Store out': null,
    'preparing only': { ...store, submit: false },
    'the release': { ...store, release: { type: 'after-approval' } },
    'the phased release': { ...store, phasedRelease: true },
    'the copyright': { ...store, copyright: '2026 Northwind' },
    'a text': { ...store, texts: [{ locale: 'en-US', whatsNew: 'Faster!' }] },
    'What’s New from the notes': { ...store, whatsNewFromNotes: true },
    'withdrawing another version': { ...store, cancelPrevious: true },
    'renaming another version': { ...store, renameVersion: true },
  };
  test.each(Object.entries(storeChanges))(
    'a change on the App Store loses the approval: %s',
    async (_name, appStore) => {
      const { ada, ben } = await people();
      const { approvals } = await approve(planOf({ appStore: store }), ada.key, now);
      const given = (change: PublishPlanInput['appStore']) =>
        approvalOf(planOf({ appStore: change, approvals }), [ada.approver], ben.approver);
      expect(given(store)).toEqual({ state: 'approved', by: 'Ada' });
      expect(given(appStore)).toEqual({ state: 'outdated', by: 'Ada' });
    },
  );

  test('a plan without the App Store is signed as before there was one', () => {
    expect(approvedText(planOf())).not.toContain('appStore');
  });

  test('an approver reads every text for the App Store, and what happens to other versions', () => {
    const plan = planOf({
      appStore: {
        ...store,
        release: { type: 'scheduled', at: '2027-01-15T09:00:00+01:00' },
        phasedRelease: false,
        cancelPrevious: true,
      },
    });
    const read = planFacts(plan).map(({ label, text }) => `${label}: ${text}`);
    expect(read).toEqual(
      expect.arrayContaining([
        'App Store: Prepares the version and submits it for review',
        expect.stringMatching(/^Release: Automatically, no earlier than .*2027/),
        'Phased release: Off',
        'Copyright: 2027 Northwind',
        'What’s New, English (US): Faster.',
        'If another version is in preparation: Stop and ask',
        'If another version is submitted for review: Cancel its submission',
      ]),
    );
  });

  test.each(Object.entries(changes))('a change of %s loses the approval', async (_name, change) => {
    const { ada, ben } = await people();
    const { approvals } = await approve(planOf(), ada.key, now);
    const given = approvalOf(planOf({ ...change, approvals }), [ada.approver], ben.approver);
    expect(given).toEqual({ state: 'outdated', by: 'Ada' });
  });

  test('an approval from before groups had IDs stays valid', () => {
    expect(approvedText(planOf({ groups: ['QA', 'Design'] }))).toContain(
      '"groups":["Design","QA"],',
    );
  });

  test('an approval is for one of two groups with the same name', async () => {
    const { ada, ben } = await people();
    const groups = [{ id: '1', name: 'QA' }];
    const { approvals } = await approve(planOf({ groups }), ada.key, now);
    const stateFor = (id: string) =>
      approvalOf(planOf({ approvals, groups: [{ id, name: 'QA' }] }), [ada.approver], ben.approver)
        .state;
    expect([stateFor('1'), stateFor('2')]).toEqual(['approved', 'outdated']);
  });

  test('a flipped character of the signature loses the approval', async () => {
    const { ada, ben } = await people();
    const approved = await approve(planOf(), ada.key, now);
    const [approval] = approved.approvals;
    if (!approval) throw new Error('nothing was signed');
    const signature =
      (approval.signature.startsWith('A') ? 'B' : 'A') + approval.signature.slice(1);
    const given = approvalOf(
      { ...approved, approvals: [{ ...approval, signature }] },
      [ada.approver],
      ben.approver,
    );
    expect(given).toEqual({ state: 'outdated', by: 'Ada' });
  });

  test('nobody approves what they publish themselves', async () => {
    const { ada } = await people();
    const approved = await approve(planOf(), ada.key, now);
    expect(approvalOf(approved, [ada.approver], ada.approver)).toEqual({ state: 'own' });
  });

  test('one key is one person, however it is written', async () => {
    const { ada } = await people();
    const bare = { ...ada.approver, publicKey: ada.approver.publicKey.replace(/=+$/, '') };
    const approved = await approve(planOf(), ada.key, now);
    expect(approvalOf(approved, [bare], null)).toEqual({ state: 'approved', by: 'Ada' });
    expect(approvalOf(approved, [bare], ada.approver)).toEqual({ state: 'own' });
  });

  test('the signature of someone who is no approver counts as none', async () => {
    const { ada, ben } = await people();
    const approved = await approve(planOf(), ben.key, now);
    expect(approvalOf(approved, [ada.approver], null)).toEqual({ state: 'missing' });
  });

  test('a stranger who takes an approver’s name and key does not get past the signature', async () => {
    const { ada, ben } = await people();
    const approved = await approve(planOf(), ben.key, now);
    const forged = approved.approvals.map((one) => ({ ...one, ...ada.approver }));
    const given = approvalOf({ ...approved, approvals: forged }, [ada.approver], null);
    expect(given.state).toBe('outdated');
  });

  test('a plan without the checksum of its package is not signed', async () => {
    const { ada } = await people();
    const { package: _, ...open } = planOf();
    const refused = await approve(open, ada.key, now).catch(toAppError);
    expect(refused).toMatchObject({ code: 'approval-without-checksum' });
  });

  test('without an approval key nothing is signed', async () => {
    const refused = await approve(planOf(), computerOf().key, now).catch(toAppError);
    expect(refused).toMatchObject({ code: 'approval-key-missing' });
  });

  test('the private key is only in the keychain', async () => {
    const { ada } = await people();
    const pem = [...ada.secrets.kept.values()].join();
    expect(pem).toContain('PRIVATE KEY');
    expect(JSON.stringify([...ada.values])).not.toContain('PRIVATE KEY');
    const body = pem.split('\n')[1] ?? '?';
    expect(JSON.stringify([...ada.values])).not.toContain(body);
  });
});
