import { describe, expect, it, vi } from 'vitest';
import { chooseAccount, settleAccount } from '../../src-renderer/store/destination-actions';
import { readDraft, saveDraft } from '../../src-renderer/store/draft-actions';
import { writeNote } from '../../src-renderer/store/note-actions';
import { emptyDraft, type OpenPlan, usePlan } from '../../src-renderer/store/plan';
import { bridgeDouble, ok, refused, settled } from '../helpers/bridge-double';
import { planWith, sampleDestination } from '../helpers/sample-plan';
import { samplePackage } from '../helpers/sample-run';

const main = bridgeDouble();

function openPlan(change: Partial<OpenPlan> = {}, info = samplePackage): void {
  usePlan.setState({ plan: planWith(change, info) });
}

const plan = (): OpenPlan => usePlan.getState().plan as OpenPlan;
const savedTexts = () =>
  main.paramsOf('drafts:save').map(({ draft }) => draft.notes.map(({ text }) => text).join());

describe('saving a draft', () => {
  it('typed text is saved once, half a second after the first key, under its own build', async () => {
    openPlan();
    for (const text of ['T', 'Tr', 'Try', 'Try it.']) writeNote('en-US', text);
    await vi.advanceTimersByTimeAsync(499);
    expect(main.paramsOf('drafts:save')).toEqual([]);
    expect(plan().draftState).toBe('unsaved');
    await vi.advanceTimersByTimeAsync(1);
    expect(main.paramsOf('drafts:save')).toEqual([
      {
        accountId: 'practice',
        bundleId: samplePackage.bundleId,
        version: '1.4.0',
        buildNumber: '42',
        draft: { ...emptyDraft, notes: [{ locale: 'en-US', text: 'Try it.' }] },
      },
    ]);
    expect(plan().draftState).toBe('saved');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(savedTexts()).toHaveLength(1);
  });

  it('typing without a pause is saved every half second, so that a crash loses less than a second of it', async () => {
    openPlan();
    let typed = '';
    for (const key of 'Typed without pause.') {
      typed += key;
      writeNote('en-US', typed);
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(savedTexts()).toEqual(['Typed', 'Typed with', 'Typed without p', typed]);
  });

  it('text typed while an earlier text is saved is not shown as saved until it is saved too', async () => {
    openPlan();
    const saves = main.wait('drafts:save');
    writeNote('en-US', 'First');
    await vi.advanceTimersByTimeAsync(500);
    writeNote('en-US', 'First and second');
    await saves.answer(0, ok(null));
    expect(plan().draftState).toBe('unsaved');
    await vi.advanceTimersByTimeAsync(500);
    await saves.answer(1, ok(null));
    expect(plan().draftState).toBe('saved');
    expect(savedTexts()).toEqual(['First', 'First and second']);
  });

  it('text that could not be saved stays on the screen with the reason, and the next try saves it', async () => {
    openPlan();
    main.answer({ 'drafts:save': () => refused('disk-full') });
    writeNote('en-US', 'Try it.');
    await vi.advanceTimersByTimeAsync(500);
    expect(plan().draftState).toMatchObject({ error: { code: 'disk-full' } });
    expect(plan().draft.notes).toEqual([{ locale: 'en-US', text: 'Try it.' }]);
    main.answer({ 'drafts:save': () => ok(null) });
    await saveDraft();
    expect(plan().draftState).toBe('saved');
  });

  it('text typed before the account is known is saved under the account once it is', async () => {
    openPlan({ accountId: null });
    main.answer({ 'destinations:read': () => ok(sampleDestination) });
    writeNote('en-US', 'Try it.');
    await vi.advanceTimersByTimeAsync(500);
    expect(savedTexts()).toEqual([]);
    await settleAccount('northwind');
    expect(main.paramsOf('drafts:save')).toMatchObject([{ accountId: 'northwind' }]);
    expect(plan().draft.notes).toEqual([{ locale: 'en-US', text: 'Try it.' }]);
  });
});

describe('reading a draft', () => {
  it('a plan in which nothing was typed saves no draft', async () => {
    openPlan();
    await saveDraft();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(main.channels()).toEqual([]);
  });

  it('a draft of the same build is restored with its languages', async () => {
    openPlan({ locales: ['en-US'] });
    const draft = { ...emptyDraft, notes: [{ locale: 'fr-FR', text: 'Essayez.' }] };
    main.answer({ 'drafts:read': () => ok(draft) });
    await readDraft();
    expect(plan()).toMatchObject({ draft, draftState: 'saved', locales: ['en-US', 'fr-FR'] });
  });

  it('a package without a build number has no draft', async () => {
    openPlan({}, { ...samplePackage, buildNumber: null });
    await readDraft();
    expect(main.channels()).toEqual([]);
  });
});

describe('a late draft', () => {
  const late = ok({ ...emptyDraft, notes: [{ locale: 'en-US', text: 'From last week' }] });

  it('a draft that arrives late does not overwrite what was typed meanwhile', async () => {
    openPlan();
    const reads = main.wait('drafts:read');
    void readDraft();
    await settled();
    writeNote('en-US', 'From today');
    await reads.answer(0, late);
    expect(plan().draft.notes).toEqual([{ locale: 'en-US', text: 'From today' }]);
    await vi.advanceTimersByTimeAsync(500);
    expect(savedTexts()).toEqual(['From today']);
  });

  it('a draft that arrives late is not applied to a package that was opened meanwhile', async () => {
    openPlan();
    const reads = main.wait('drafts:read');
    void readDraft();
    await settled();
    openPlan({}, { ...samplePackage, buildNumber: '43' });
    await reads.answer(0, late);
    expect(plan()).toMatchObject({ draft: emptyDraft, draftState: 'untouched' });
  });

  it('a draft that arrives late is not applied to the plan of another account', async () => {
    openPlan();
    main.answer({ 'destinations:read': () => ok(sampleDestination) });
    const reads = main.wait('drafts:read');
    void readDraft();
    await settled();
    void chooseAccount('northwind');
    await settled();
    await reads.answer(0, late);
    expect(plan()).toMatchObject({ accountId: 'northwind', draft: emptyDraft });
  });
});
