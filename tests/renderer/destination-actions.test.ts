import { describe, expect, it, vi } from 'vitest';
import type { Destination } from '#shared/domain/destination';
import { chooseAccount, readDestination } from '../../src-renderer/store/destination-actions';
import { writeNote } from '../../src-renderer/store/note-actions';
import {
  emptyDraft,
  type OpenPlan,
  shownDestination,
  usePlan,
} from '../../src-renderer/store/plan';
import { notReadyReasons, toPublishPlan } from '../../src-renderer/store/plan-reading';
import { bridgeDouble, ok, refused, settled } from '../helpers/bridge-double';
import { groupsNamed, openedPackage, planWith, sampleDestination } from '../helpers/sample-plan';
import { samplePackage } from '../helpers/sample-run';

const main = bridgeDouble();

function openPlan(change: Partial<OpenPlan> = {}, info = samplePackage): void {
  usePlan.setState({ plan: planWith(change, info) });
}

const plan = (): OpenPlan => usePlan.getState().plan as OpenPlan;
const appCalled = (name: string): Destination => ({
  ...sampleDestination,
  app: { ...sampleDestination.app, name },
});

describe('asking App Store Connect about the app', () => {
  it('an answer for the account that was chosen before is not shown', async () => {
    openPlan({ destination: { state: 'reading' } });
    const reads = main.wait('destinations:read');
    void readDestination();
    await settled();
    void chooseAccount('northwind');
    await settled();
    await reads.answer(1, ok(appCalled('Of Northwind')));
    await reads.answer(0, ok(appCalled('Of the practice account')));
    expect(shownDestination(plan())?.app.name).toBe('Of Northwind');
  });

  it('an answer about a closed package is not shown for the next one', async () => {
    const other = { ...samplePackage, bundleId: 'com.northwind.late' };
    openPlan({ destination: { state: 'reading' } }, other);
    const reads = main.wait('destinations:read');
    void readDestination();
    await settled();
    openPlan({ destination: { state: 'reading' } });
    await reads.answer(0, ok(appCalled('Of the first package')));
    expect(plan().destination).toEqual({ state: 'reading' });
  });

  it('a failed request keeps the last known state on the screen, and Publish waits', async () => {
    openPlan();
    main.answer({ 'destinations:read': () => refused('network-unreachable') });
    await readDestination();
    expect(plan().destination).toMatchObject({
      state: 'refused',
      error: { code: 'network-unreachable' },
      last: { destination: sampleDestination },
    });
    expect(notReadyReasons(plan())).not.toEqual([]);
  });

  it('the languages of the app come in before those that were added, and the chosen one stays', async () => {
    openPlan({
      destination: { state: 'reading' },
      locales: ['fr-FR'],
      locale: 'fr-FR',
      isLocaleChosen: true,
    });
    main.answer({ 'destinations:read': () => ok(sampleDestination) });
    await readDestination();
    expect(plan()).toMatchObject({ locales: ['en-US', 'de-DE', 'fr-FR'], locale: 'fr-FR' });
  });
});

describe('choosing another account', () => {
  it('switching accounts discards the groups and keeps the notes', async () => {
    main.answer({ 'destinations:read': () => ok({ ...sampleDestination, groups: [] }) });
    const notes = [{ locale: 'en-US', text: 'Try it.' }];
    openPlan({
      draft: { ...emptyDraft, notes, groups: groupsNamed('Friends') },
      draftState: 'unsaved',
    });
    await chooseAccount('northwind');
    expect(toPublishPlan(plan())).toMatchObject({ groups: [], notes });
    expect(main.paramsOf('drafts:save')).toMatchObject([
      { accountId: 'practice', draft: { groups: groupsNamed('Friends') } },
      { accountId: 'northwind', draft: { groups: [] } },
    ]);
  });

  it('text that is typed while the account changes is not replaced by a draft of the new one', async () => {
    const stored = { ...emptyDraft, notes: [{ locale: 'en-US', text: 'From last week' }] };
    main.answer({
      'drafts:read': () => ok(stored),
      'destinations:read': () => ok(sampleDestination),
    });
    openPlan({ draft: { ...emptyDraft, groups: groupsNamed('Friends') }, draftState: 'unsaved' });
    const saves = main.wait('drafts:save');
    void chooseAccount('northwind');
    await settled();
    writeNote('en-US', 'From today');
    await saves.answer(0, ok(null));
    expect(plan()).toMatchObject({ accountId: 'northwind', draftState: 'unsaved' });
    expect(plan().draft.notes).toEqual([{ locale: 'en-US', text: 'From today' }]);
    await vi.advanceTimersByTimeAsync(500);
    await saves.answer(1, ok(null));
    expect(main.paramsOf('drafts:save').at(-1)).toMatchObject({
      accountId: 'northwind',
      draft: { notes: [{ locale: 'en-US', text: 'From today' }] },
    });
  });

  it('notes brought to another account are saved under it too, unless it has a draft', async () => {
    main.answer({ 'destinations:read': () => ok(sampleDestination) });
    const notes = [{ locale: 'en-US', text: 'Try it.' }];
    openPlan({ draft: { ...emptyDraft, notes }, draftState: 'saved' });
    await chooseAccount('northwind');
    expect(plan().draftState).toBe('saved');
    expect(main.paramsOf('drafts:save')).toMatchObject([
      { accountId: 'northwind', draft: { notes } },
    ]);
    const stored = { ...emptyDraft, notes: [{ locale: 'en-US', text: 'Of Southwind' }] };
    main.answer({ 'drafts:read': () => ok(stored) });
    await chooseAccount('southwind');
    expect(plan().draft).toEqual(stored);
    expect(main.paramsOf('drafts:save')).toHaveLength(1);
  });

  it('an account chosen for a closed package does not apply to the open one', async () => {
    openPlan({ draftState: 'unsaved' });
    const saves = main.wait('drafts:save');
    void chooseAccount('northwind');
    await settled();
    openPlan({ package: openedPackage({ path: '/builds/next.ipa' }) });
    await saves.answer(0, ok(null));
    expect(plan().accountId).toBe('practice');
  });

  it('a choice to use an existing build does not carry over to another account', async () => {
    main.answer({ 'destinations:read': () => ok(sampleDestination) });
    openPlan({ usesExistingBuild: true });
    await chooseAccount('northwind');
    expect(plan().usesExistingBuild).toBe(false);
  });

  it('choosing the current account again sends no request', async () => {
    openPlan();
    await chooseAccount('practice');
    expect(main.channels()).toEqual([]);
  });
});
