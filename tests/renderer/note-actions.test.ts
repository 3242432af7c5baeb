import { describe, expect, it, vi } from 'vitest';
import { saveDraft } from '../../src-renderer/store/draft-actions';
import {
  addLocale,
  copyFromLatestBuild,
  forgetImportProblem,
  importNotes,
  removeLocale,
  stepLocale,
  writeNote,
} from '../../src-renderer/store/note-actions';
import { emptyDraft, noteOf, type OpenPlan, usePlan } from '../../src-renderer/store/plan';
import { setUsesExistingBuild } from '../../src-renderer/store/plan-actions';
import { toPublishPlan } from '../../src-renderer/store/plan-reading';
import { useWindow } from '../../src-renderer/store/window';
import { bridgeDouble, ok, refused, settled } from '../helpers/bridge-double';
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
    removeLocale('de-DE');
    expect(plan().locales).toEqual(['en-US']);
    expect(plan().draft.notes).toEqual([english]);
    expect(toPublishPlan(plan()).notes).toEqual([english]);
    await saveDraft();
    expect(main.paramsOf('drafts:save').at(-1)?.draft.notes).toEqual([english]);
  });

  it('a language that is removed and added again begins with an empty note', () => {
    openPlan([english, german]);
    removeLocale('de-DE');
    addLocale('de-DE');
    expect(noteOf(plan().draft, 'de-DE')).toBe('');
    expect(toPublishPlan(plan()).notes).toEqual([english]);
  });

  it('Undo brings a removed language back with its note and keeps what was typed meanwhile', async () => {
    openPlan([english, german]);
    removeLocale('en-US');
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
    removeLocale('de-DE');
    const undo = lastToast()?.undo;
    addLocale('ja');
    writeNote('ja', '試す');
    undo?.();
    expect(plan().locales).toEqual(['en-US', 'de-DE', 'ja']);
    expect(toPublishPlan(plan()).notes).toEqual([english, german, { locale: 'ja', text: '試す' }]);
  });

  it('Undo of a removed language does not overwrite a note that was rewritten', () => {
    openPlan([english, german]);
    removeLocale('de-DE');
    const undo = lastToast()?.undo;
    addLocale('de-DE');
    writeNote('de-DE', 'Selbst geschrieben');
    undo?.();
    expect(noteOf(plan().draft, 'de-DE')).toBe('Selbst geschrieben');
  });
});

describe('Undo after another package was opened', () => {
  const next = { package: openedPackage({ path: '/builds/next.ipa' }), locales: ['fr-FR'] };

  it('Undo brings no language or note of the previous package into the open one', () => {
    openPlan([english, german]);
    removeLocale('de-DE');
    const undo = lastToast()?.undo;
    openPlan([], next);
    const before = plan();
    undo?.();
    expect(plan()).toBe(before);
  });

  it('Undo of imported notes leaves the notes of the next package alone', async () => {
    openPlan([]);
    main.answer({
      'notes:import': () =>
        ok({ fileName: 'notes.json', notes: [german], problems: [], leftOut: [] }),
    });
    await importNotes();
    const undo = lastToast()?.undo;
    openPlan([{ locale: 'fr-FR', text: 'Essayez.' }], next);
    const before = plan();
    undo?.();
    expect(plan()).toBe(before);
  });

  it('notes chosen for the previous package are not written into the open one', async () => {
    openPlan([english]);
    const dialog = main.wait('notes:import');
    void importNotes();
    await settled();
    openPlan([], next);
    const before = plan();
    await dialog.answer(0, ok({ fileName: 'n', notes: [german], problems: ['x'], leftOut: [] }));
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

describe('the next language', () => {
  it('stepping through the languages wraps around at both ends', () => {
    openPlan([english]);
    stepLocale(-1);
    expect(plan()).toMatchObject({ locale: 'de-DE', isLocaleChosen: true });
    stepLocale(1);
    expect(plan().locale).toBe('en-US');
  });

  it('stepping through no languages chooses none', () => {
    openPlan([], { locales: [], locale: null });
    stepLocale(1);
    expect(plan().locale).toBeNull();
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
    copyFromLatestBuild();
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
    copyFromLatestBuild();
    expect(plan().draft).toBe(before);
  });
});

describe('importing notes', () => {
  const read = { fileName: 'notes.json', notes: [german], problems: [], leftOut: [] };

  it('imported notes are written into their languages, and the other languages stay', async () => {
    openPlan([english]);
    main.answer({ 'notes:import': () => ok(read) });
    await importNotes();
    expect(toPublishPlan(plan()).notes).toEqual([english, german]);
    expect(plan().importProblem).toBeNull();
    lastToast()?.undo?.();
    expect(toPublishPlan(plan()).notes).toEqual([english]);
  });

  it('Undo of imported notes keeps what was typed since', async () => {
    openPlan([english]);
    const notes = [{ ...english, text: 'Imported' }, german, { locale: 'fr-FR', text: 'Essayez.' }];
    main.answer({ 'notes:import': () => ok({ ...read, notes }) });
    await importNotes();
    writeNote('de-DE', 'Selbst geschrieben');
    addLocale('ja');
    writeNote('ja', '試す');
    useWindow
      .getState()
      .toasts.find(({ undo }) => undo !== null)
      ?.undo?.();
    expect(plan().locales).toEqual(['en-US', 'de-DE', 'ja']);
    expect(toPublishPlan(plan()).notes).toEqual([
      english,
      { locale: 'de-DE', text: 'Selbst geschrieben' },
      { locale: 'ja', text: '試す' },
    ]);
  });

  it('a partly unreadable notes file is reported, and its other notes are imported', async () => {
    openPlan([]);
    const problems = ['“fr-FR” is not a text.'];
    main.answer({ 'notes:import': () => ok({ ...read, problems }) });
    await importNotes();
    expect(plan().importProblem).toEqual({ fileName: 'notes.json', problems, leftOut: [] });
    expect(toPublishPlan(plan()).notes).toEqual([german]);
    forgetImportProblem();
    expect(plan().importProblem).toBeNull();
  });

  it('a notes file that cannot be read leaves the notes as they are', async () => {
    openPlan([english]);
    main.answer({ 'notes:import': () => refused('notes-malformed') });
    await importNotes();
    expect(plan().importProblem).toMatchObject({ error: { code: 'notes-malformed' } });
    expect(plan().draft.notes).toEqual([english]);
  });

  it('closing the dialog of the notes file changes nothing', async () => {
    openPlan([english]);
    main.answer({ 'notes:import': () => ok(null) });
    await importNotes();
    expect(plan()).toMatchObject({ importProblem: null, draftState: 'untouched' });
    expect(useWindow.getState().toasts).toEqual([]);
  });
});
