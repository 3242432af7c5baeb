import { describe, expect, it, vi } from 'vitest';
import { inWords } from '#shared/words/say';
import { saveDraft } from '../../src-renderer/store/draft-actions';
import {
  addLocales,
  insertNotes,
  markReviewed,
  removeLocales,
  writeNote,
} from '../../src-renderer/store/note-actions';
import { copyFromPrevious } from '../../src-renderer/store/note-fills';
import { emptyDraft, noteOf, type OpenPlan, usePlan } from '../../src-renderer/store/plan';
import { setUsesExistingBuild } from '../../src-renderer/store/plan-actions';
import { planNotesBook } from '../../src-renderer/store/plan-notes-book';
import { assessPlan, notReviewed, toPublishPlan } from '../../src-renderer/store/plan-reading';
import { useWindow } from '../../src-renderer/store/window';
import { bridgeDouble } from '../helpers/bridge-double';
import { openedPackage, planWith, sampleDestination } from '../helpers/sample-plan';

const main = bridgeDouble();

function openPlan(notes: OpenPlan['draft']['notes'], change: Partial<OpenPlan> = {}): void {
  usePlan.setState({ plan: planWith({ draft: { ...emptyDraft, notes }, ...change }) });
}

const plan = (): OpenPlan => usePlan.getState().plan as OpenPlan;
const lastToast = () => useWindow.getState().toasts.at(-1);
const english = { locale: 'en-US', text: 'Try it.' };
const german = { locale: 'de-DE', text: 'Probier es.' };

describe('removing a language', () => {
  it('removing a language removes its note from the plan and the saved draft', async () => {
    openPlan([english, german]);
    removeLocales(['de-DE']);
    expect(plan().locales).toEqual(['en-US']);
    expect(plan().draft.notes).toEqual([english]);
    expect(toPublishPlan(plan()).notes).toEqual([english]);
    await saveDraft();
    expect(main.paramsOf('drafts:save').at(-1)?.draft.notes).toEqual([english]);
  });

  it('a language that is removed and added again begins with an empty note', () => {
    openPlan([english, german]);
    removeLocales(['de-DE']);
    addLocales(['de-DE']);
    expect(noteOf(plan().draft, 'de-DE')).toBe('');
    expect(toPublishPlan(plan()).notes).toEqual([english]);
  });

  it('Undo brings a removed language back with its note and keeps what was typed meanwhile', async () => {
    openPlan([english, german]);
    removeLocales(['en-US']);
    expect(plan().locale).toBe('de-DE');
    writeNote('de-DE', 'Probier es jetzt.');
    expect(lastToast()?.text).toBe('English (US) removed.');
    lastToast()?.undo?.();
    expect(plan().locales).toEqual(['en-US', 'de-DE']);
    expect(plan().locale).toBe('en-US');
    expect(toPublishPlan(plan()).notes).toEqual([
      english,
      { locale: 'de-DE', text: 'Probier es jetzt.' },
    ]);
    await vi.advanceTimersByTimeAsync(500);
    expect(main.paramsOf('drafts:save').at(-1)?.draft.notes).toContainEqual(english);
  });
});

describe('Undo after more was typed', () => {
  it('Undo of a removed language keeps a language that was added since', () => {
    openPlan([english, german]);
    removeLocales(['de-DE']);
    const undo = lastToast()?.undo;
    addLocales(['ja']);
    writeNote('ja', '試す');
    undo?.();
    expect(plan().locales).toEqual(['en-US', 'de-DE', 'ja']);
    expect(toPublishPlan(plan()).notes).toEqual([english, german, { locale: 'ja', text: '試す' }]);
  });

  it('Undo of a removed language does not overwrite a note that was rewritten', () => {
    openPlan([english, german]);
    removeLocales(['de-DE']);
    const undo = lastToast()?.undo;
    addLocales(['de-DE']);
    writeNote('de-DE', 'Selbst geschrieben');
    undo?.();
    expect(noteOf(plan().draft, 'de-DE')).toBe('Selbst geschrieben');
  });
});

describe('Undo after another package was opened', () => {
  const next = { package: openedPackage({ path: '/builds/next.ipa' }), locales: ['fr-FR'] };

  it('Undo brings no language or note of the previous package into the open one', () => {
    openPlan([english, german]);
    removeLocales(['de-DE']);
    const undo = lastToast()?.undo;
    openPlan([], next);
    const before = plan();
    undo?.();
    expect(plan()).toBe(before);
  });

  it('Undo of using the existing build does not affect the next package', () => {
    openPlan([]);
    setUsesExistingBuild(false);
    const undo = lastToast()?.undo;
    openPlan([], next);
    undo?.();
    expect(plan().usesExistingBuild).toBe(false);
  });
});

describe('filling in from the last build', () => {
  const latestBuild = {
    id: 'b-41',
    version: '1.4.0',
    buildNumber: '41',
    uploadedDate: null,
    notes: [
      { locale: 'en-US', text: 'Old words' },
      { locale: 'de-DE', text: 'Alte Worte' },
      { locale: 'fr-FR', text: 'Vieux mots' },
    ],
  };
  const destination: OpenPlan['destination'] = {
    state: 'known',
    destination: { ...sampleDestination, latestBuild },
    at: 0,
  };

  it('copying from the last build writes only into empty languages, and one Undo reverts it', () => {
    openPlan([english, { locale: 'de-DE', text: ' \n' }], { destination });
    copyFromPrevious(planNotesBook(plan()), 'empty');
    expect(toPublishPlan(plan()).notes).toEqual([
      english,
      { locale: 'de-DE', text: 'Alte Worte' },
      { locale: 'fr-FR', text: 'Vieux mots' },
    ]);
    expect(lastToast()?.text).toBe('Copied notes in 2 languages from build 41.');
    lastToast()?.undo?.();
    expect(plan().locales).toEqual(['en-US', 'de-DE']);
    expect(toPublishPlan(plan()).notes).toEqual([english]);
  });

  it('copying from the last build changes nothing where every language is written', () => {
    openPlan(
      latestBuild.notes.map((note) => ({ ...note, text: 'New' })),
      { destination },
    );
    const before = plan().draft;
    copyFromPrevious(planNotesBook(plan()), 'empty');
    expect(plan().draft).toBe(before);
  });
});

describe('notes of a translator', () => {
  const translated = [
    { locale: 'de-DE', text: 'Versuch es.' },
    { locale: 'fr-FR', text: 'Essayez.' },
  ];

  it('a translation is marked for review until it is edited, replaced or marked as read', () => {
    openPlan([english]);
    insertNotes(translated, 'Translated.', 'translator');
    expect(plan().draft.toReview).toEqual(['de-DE', 'fr-FR']);
    writeNote('de-DE', 'Versuch es jetzt.');
    expect(plan().draft.toReview).toEqual(['fr-FR']);
    markReviewed(['fr-FR']);
    expect(plan().draft.toReview).toEqual([]);
    insertNotes(translated, 'Translated.', 'translator');
    insertNotes([{ locale: 'fr-FR', text: 'Essayez-le.' }], 'Imported.');
    expect(plan().draft.toReview).toEqual(['de-DE']);
  });

  it('one undo takes all translations back with their marks, and keeps what was typed since', () => {
    openPlan([english, german], {
      draft: { ...emptyDraft, notes: [english, german], toReview: ['de-DE'] },
    });
    insertNotes(
      [{ locale: 'de-DE', text: 'Von Hand' }, ...translated.slice(1)],
      'Done.',
      'translator',
    );
    markReviewed(['de-DE']);
    lastToast()?.undo?.();
    expect(plan().draft.notes).toEqual(expect.arrayContaining([english, german]));
    expect(plan().draft.notes).toHaveLength(2);
    expect(plan().draft.toReview).toEqual(['de-DE']);
  });

  it('the plan warns of translations that nobody has read, and can still be published', async () => {
    openPlan([english]);
    insertNotes([...translated, { locale: 'ja', text: ' ' }], 'Translated.', 'translator');
    const { findings, blockers } = assessPlan(plan());
    const warning = findings.find(({ code }) => code === 'notes-not-reviewed');
    expect(warning?.severity).toBe('warning');
    expect(inWords(warning?.title ?? '')).toBe('2 translations not reviewed');
    expect(blockers.map(({ code }) => code)).not.toContain('notes-not-reviewed');
    expect(notReviewed(plan())).toBe(2);
    await saveDraft();
    expect(main.paramsOf('drafts:save').at(-1)?.draft.toReview).toEqual(['de-DE', 'fr-FR', 'ja']);
    markReviewed(['de-DE', 'fr-FR']);
    expect(assessPlan(plan()).findings.map(({ code }) => code)).not.toContain('notes-not-reviewed');
  });
});
