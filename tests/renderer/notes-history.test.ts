import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  addLocales,
  chooseLocale,
  insertNotes,
  removeLocales,
  writeNote,
} from '../../src-renderer/store/note-actions';
import { redoNotes, redoWords, undoNotes, undoWords } from '../../src-renderer/store/notes-history';
import { emptyDraft, type OpenPlan, usePlan } from '../../src-renderer/store/plan';
import { runNotesBook } from '../../src-renderer/store/run-notes-book';
import { putRuns, useSnapshots } from '../../src-renderer/store/snapshots';
import { discardTyped } from '../../src-renderer/store/typed-history';
import { typedNotesOf } from '../../src-renderer/store/typed-notes';
import { beginComposition, endComposition } from '../../src-renderer/store/typing-steps';
import { useWindow } from '../../src-renderer/store/window';
import { bridgeDouble } from '../helpers/bridge-double';
import { openedPackage, planWith } from '../helpers/sample-plan';
import { sampleRun } from '../helpers/sample-run';

const main = bridgeDouble();
const english = { locale: 'en-US', text: 'Try it.' };
const german = { locale: 'de-DE', text: 'Probier es.' };
const others = [
  { locale: 'en-US', text: 'Old words' },
  { locale: 'de-DE', text: 'Alte Worte' },
  { locale: 'fr-FR', text: 'Vieux mots' },
];

const plan = (): OpenPlan => usePlan.getState().plan as OpenPlan;
const lastToast = () => useWindow.getState().toasts.at(-1);
const written = () =>
  Object.fromEntries(plan().draft.notes.map(({ locale, text }) => [locale, text]));
const undo = () => undoNotes('plan');
const redo = () => redoNotes('plan');

function type(locale: string, whole: string): void {
  const before = written()[locale] ?? '';
  for (let end = before.length + 1; end <= whole.length; end += 1)
    writeNote(locale, whole.slice(0, end));
}

beforeEach(() => {
  usePlan.setState({
    plan: planWith({
      package: openedPackage(),
      draft: { ...emptyDraft, notes: [english, german], toReview: ['de-DE'] },
      locales: ['en-US', 'de-DE'],
      locale: 'en-US',
    }),
  });
});

// What waits to be saved would hold up the save of another test.
afterEach(() => vi.advanceTimersByTimeAsync(2000));

describe('undoing a change of many languages', () => {
  it('replaced notes come back long after the toast has gone, with their marks and languages', async () => {
    insertNotes(others, 'Copied.');
    useWindow.setState({ toasts: [] });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(undoWords('plan')).toBe('Undo “Copied”');
    undo();
    expect(written()).toEqual({ 'en-US': english.text, 'de-DE': german.text });
    expect(plan().locales).toEqual(['en-US', 'de-DE']);
    expect(plan().draft.toReview).toEqual(['de-DE']);
    expect(lastToast()?.text).toBe('Undone: Copied');
    await vi.advanceTimersByTimeAsync(1000);
    expect(main.paramsOf('drafts:save').at(-1)?.draft.notes).toContainEqual(english);
  });

  it('what was undone can be done again, until something else is changed', () => {
    insertNotes(others, 'Copied.');
    undo();
    expect(redoWords('plan')).toBe('Redo “Copied”');
    redo();
    expect(written()['fr-FR']).toBe('Vieux mots');
    expect(plan().locales).toEqual(['en-US', 'de-DE', 'fr-FR']);
    undo();
    writeNote('en-US', 'Try it!');
    expect(redoWords('plan')).toBeNull();
    redo();
    expect(written()).toEqual({ 'en-US': 'Try it!', 'de-DE': german.text });
  });

  it('several changes are undone one after the other, and removed languages come back', () => {
    insertNotes([{ locale: 'fr-FR', text: 'Essayez.' }], 'Imported.');
    removeLocales(['en-US', 'de-DE']);
    expect(plan().locales).toEqual(['fr-FR']);
    undo();
    expect(plan().locales).toEqual(['en-US', 'de-DE', 'fr-FR']);
    expect(plan().locale).toBe('en-US');
    expect(plan().draft.toReview).toEqual(['de-DE']);
    undo();
    expect(plan().locales).toEqual(['en-US', 'de-DE']);
    redo();
    redo();
    expect(plan().locales).toEqual(['fr-FR']);
  });

  it('the toast undoes its change also after more was typed, which stays and can be undone too', () => {
    insertNotes(others, 'Copied.');
    const toast = lastToast()?.undo;
    type('de-DE', 'Alte Worte!');
    toast?.();
    expect(written()).toEqual({ 'en-US': english.text, 'de-DE': 'Alte Worte!' });
    undo();
    expect(written()['de-DE']).toBe('Alte Worte');
    undo();
    expect(written()['de-DE']).toBe(german.text);
    toast?.();
    expect(written()).toEqual({ 'en-US': english.text, 'de-DE': german.text });
  });

  it('an undo takes its toast away, so that it is not undone twice', () => {
    useWindow.setState({ toasts: [] });
    insertNotes(others, 'Copied.');
    undo();
    expect(useWindow.getState().toasts.map(({ text }) => text)).toEqual(['Undone: Copied']);
    redo();
    expect(useWindow.getState().toasts.map(({ text }) => text)).toEqual(['Redone: Copied']);
  });

  it('a text that was changed elsewhere since is kept', () => {
    insertNotes(others, 'Copied.');
    usePlan.setState({
      plan: {
        ...plan(),
        draft: {
          ...plan().draft,
          notes: [...others.slice(1), { locale: 'en-US', text: 'Of a colleague' }],
        },
      },
    });
    undo();
    expect(written()).toEqual({ 'en-US': 'Of a colleague', 'de-DE': german.text });
  });

  it('nothing of one package comes into the next', () => {
    insertNotes(others, 'Copied.');
    usePlan.setState({ plan: planWith({ package: openedPackage({ path: '/builds/next.ipa' }) }) });
    const before = plan();
    undo();
    redo();
    expect(undoWords('plan')).toBeNull();
    expect(plan()).toBe(before);
  });
});

describe('undoing what was typed', () => {
  it('typing is undone word by word, also after another language was shown', () => {
    type('en-US', 'Try it. Then send');
    chooseLocale('de-DE');
    type('de-DE', 'Probier es. Ja');
    expect(undoWords('plan')).toBe('Undo “Typing in German”');
    chooseLocale('en-US');
    undo();
    expect(written()['de-DE']).toBe('Probier es. ');
    expect(plan().locale).toBe('de-DE');
    undo();
    expect(written()['de-DE']).toBe('Probier es.');
    undo();
    expect(written()['en-US']).toBe('Try it. Then ');
    expect(plan().locale).toBe('en-US');
    redo();
    expect(written()['en-US']).toBe('Try it. Then send');
  });

  it('a pause, a deletion and a pasted text are steps of their own', async () => {
    type('en-US', 'Try it.a');
    await vi.advanceTimersByTimeAsync(1500);
    type('en-US', 'Try it.ab');
    writeNote('en-US', 'Try it.a');
    writeNote('en-US', 'Try it.a pasted text');
    const texts = [1, 2, 3, 4].map(() => {
      undo();
      return written()['en-US'];
    });
    expect(texts).toEqual(['Try it.a', 'Try it.ab', 'Try it.a', 'Try it.']);
  });

  it('a word of an input method is one step', () => {
    const drafts = ['n', 'に', 'にh', 'にほん', '日本'];
    addLocales(['ja']);
    for (const word of ['', '日本']) {
      beginComposition();
      for (const draft of drafts) writeNote('ja', word + draft);
      endComposition();
    }
    undo();
    expect(written().ja).toBe('日本');
    undo();
    expect(written().ja).toBe('');
  });

  it('typing after a change of many languages is undone first', () => {
    insertNotes(others, 'Copied.');
    type('fr-FR', 'Vieux mots!');
    undo();
    expect(written()['fr-FR']).toBe('Vieux mots');
    expect(written()['en-US']).toBe('Old words');
    undo();
    expect(written()).toEqual({ 'en-US': english.text, 'de-DE': german.text });
  });

  it('a translation that was edited is to be reviewed again once that is undone', () => {
    writeNote('de-DE', 'Probier es jetzt.');
    expect(plan().draft.toReview).toEqual([]);
    undo();
    expect(plan().draft.toReview).toEqual(['de-DE']);
  });
});

describe('undoing in the notes of a run', () => {
  const book = () => {
    const run = useSnapshots.getState().runs['run-undo'];
    if (run === undefined) throw new Error('The test has no run');
    return runNotesBook(run, typedNotesOf('run-undo'));
  };
  const shown = () => Object.fromEntries(book().notes.map(({ locale, text }) => [locale, text]));
  const before = { 'en-US': english.text, 'de-DE': german.text };

  beforeEach(() => {
    const run = sampleRun({ id: 'run-undo' });
    putRuns([{ ...run, plan: { ...run.plan, notes: [english, german] } }]);
  });

  it('copied, typed, removed and discarded notes come back', () => {
    book().writeAll(others, 'Copied.');
    book().write('en-US', 'Old words!');
    undoNotes('run-undo');
    expect(shown()['en-US']).toBe('Old words');
    undoNotes('run-undo');
    expect(shown()).toEqual(before);
    expect(book().locales).not.toContain('fr-FR');
    book().remove(['de-DE']);
    undoNotes('run-undo');
    expect(shown()).toEqual(before);
    redoNotes('run-undo');
    expect(shown()).toEqual({ 'en-US': english.text });
    undoNotes('run-undo');
    book().write('en-US', 'Mine');
    discardTyped('run-undo');
    expect(shown()).toEqual(before);
    undoNotes('run-undo');
    expect(shown()).toEqual({ ...before, 'en-US': 'Mine' });
  });

  it('a language that was saved into the run since is removed from it again', () => {
    book().writeAll([{ locale: 'fr-FR', text: 'Essayez.\r\n' }], 'Imported.');
    const run = sampleRun({ id: 'run-undo' });
    const french = { locale: 'fr-FR', text: 'Essayez.\n' };
    putRuns([{ ...run, plan: { ...run.plan, notes: [english, german, french] } }]);
    undoNotes('run-undo');
    expect(shown()).toEqual(before);
    expect(typedNotesOf('run-undo').removed).toEqual(['fr-FR']);
  });
});
