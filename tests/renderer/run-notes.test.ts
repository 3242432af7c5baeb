import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NotesDraft } from '#shared/domain/draft';
import type { PublishRun } from '#shared/domain/publish-run';
import { sendRunNotes, setNotesReady, takeTheirs } from '../../src-renderer/store/run-notes';
import { runNotesBook } from '../../src-renderer/store/run-notes-book';
import { putRuns, useSnapshots } from '../../src-renderer/store/snapshots';
import { discardTyped } from '../../src-renderer/store/typed-history';
import {
  readTyped,
  saveAllTyped,
  typedNotesOf,
  useTypedNotes,
} from '../../src-renderer/store/typed-notes';
import { useWindow } from '../../src-renderer/store/window';
import { languageState } from '../../src-renderer/words/language-row';
import { bridgeDouble, ok, refused } from '../helpers/bridge-double';
import { sampleRun } from '../helpers/sample-run';

const main = bridgeDouble();
const english = { locale: 'en-US', text: 'Try it.' };
const french = { locale: 'fr-FR', text: 'Essayez.' };
const done: PublishRun['status'] = { state: 'done', at: '2026-11-22T14:02:00.000Z' };

function putRun(change: Partial<PublishRun> = {}, notes = [english, french]): void {
  const run = sampleRun(change);
  putRuns([
    {
      ...run,
      plan: { ...run.plan, notes },
      notes: notes.map(({ locale }) => ({ name: locale, state: 'waiting' })),
    },
  ]);
}

const book = () => {
  const run = useSnapshots.getState().runs['run-1'];
  if (run === undefined) throw new Error('The test has no run');
  return runNotesBook(run, typedNotesOf('run-1'));
};
const textIn = (locale: string) => book().notes.find((note) => note.locale === locale)?.text;
const edits = () =>
  main.paramsOf('runs:edit-notes').map(({ notes, removed }) => ({ notes, removed }));
const undo = () => useWindow.getState().toasts.at(-1)?.undo?.();

/** Main journals what was edited, and its next snapshot has it. */
function answerEdits(): void {
  main.answer({
    'runs:edit-notes': ({ notes, removed = [] }) => {
      const run = useSnapshots.getState().runs['run-1'];
      const changed = [...notes.map(({ locale }) => locale), ...removed];
      const kept = run?.plan.notes.filter(({ locale }) => !changed.includes(locale)) ?? [];
      putRun({ status: run?.status ?? done }, [...kept, ...notes]);
      return ok(null);
    },
  });
}

/** The window is opened again, with the draft that was saved last. */
async function startAgain(notes?: (typeof english)[]): Promise<void> {
  const draft = main.paramsOf('drafts:save-notes').at(-1)?.draft ?? null;
  useTypedNotes.setState({}, true);
  if (notes !== undefined) putRun({}, notes);
  main.answer({ 'drafts:read-notes': () => ok(draft && NotesDraft.parse(draft)) });
  await readTyped('run-1');
}

const lastDraft = () => main.paramsOf('drafts:save-notes').at(-1)?.draft;

// The timers of one test must not wait in the next.
afterEach(saveAllTyped);

beforeEach(() => {
  putRun();
  answerEdits();
});

describe('typing in the notes of a run that has not sent them', () => {
  it('what is typed without a pause is in the run within a second', async () => {
    await readTyped('run-1');
    for (let key = 1; key <= 20; key += 1) {
      book().write('fr-FR', 'x'.repeat(key));
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(edits().length).toBeGreaterThanOrEqual(2);
    await vi.advanceTimersByTimeAsync(1000);
    expect(edits().at(-1)).toEqual({
      notes: [{ locale: 'fr-FR', text: 'x'.repeat(20) }],
      removed: [],
    });
    expect(book().saving).toBe('saved');
    expect(edits().flatMap(({ notes }) => notes.map(({ locale }) => locale))).not.toContain(
      'en-US',
    );
  });

  it('a text that App Store Connect would refuse is kept on this computer, and not given to the run', async () => {
    const long = 'x'.repeat(4001);
    book().write('fr-FR', long);
    await vi.advanceTimersByTimeAsync(1000);
    expect(edits()).toEqual([]);
    expect(main.paramsOf('drafts:save-notes').at(-1)?.draft.notes).toEqual([
      { locale: 'fr-FR', text: long },
    ]);
    expect(textIn('fr-FR')).toBe(long);
  });

  it('a language is added, and a removed one comes back with its text by an undo', async () => {
    book().add(['de-DE']);
    expect(book().chosen).toBe('de-DE');
    book().write('de-DE', 'Probier es.');
    book().remove(['fr-FR']);
    await vi.advanceTimersByTimeAsync(1000);
    expect(edits()).toEqual([
      { notes: [{ locale: 'de-DE', text: 'Probier es.' }], removed: ['fr-FR'] },
    ]);
    expect(book().locales).toEqual(['en-US', 'de-DE']);
    undo();
    await vi.advanceTimersByTimeAsync(1000);
    expect(textIn('fr-FR')).toBe('Essayez.');
    expect(edits().at(-1)).toEqual({ notes: [french], removed: [] });
  });

  it('an undo of several notes brings back what the run had, and keeps what was typed since', async () => {
    const german = { locale: 'de-DE', text: 'Neu' };
    book().writeAll(
      [{ ...french, text: 'Nouveau' }, { ...english, text: 'New' }, german],
      'Filled',
    );
    await vi.advanceTimersByTimeAsync(1000);
    const toast = useWindow.getState().toasts.at(-1);
    book().write('en-US', 'New, and typed');
    toast?.undo?.();
    await vi.advanceTimersByTimeAsync(1000);
    expect(textIn('fr-FR')).toBe('Essayez.');
    expect(textIn('en-US')).toBe('New, and typed');
    expect(book().locales).not.toContain('de-DE');
  });

  it('a change that main refuses is named, and stays in the editor and on this computer', async () => {
    main.answer({ 'runs:edit-notes': () => refused('run-in-use') });
    book().write('fr-FR', 'Testez.');
    await vi.advanceTimersByTimeAsync(1000);
    expect(book().saving).toMatchObject({ error: { code: 'run-in-use' } });
    expect(textIn('fr-FR')).toBe('Testez.');
    expect(main.paramsOf('drafts:save-notes')).toHaveLength(1);
  });

  it('half a sentence is not sent when the run was finished elsewhere: it waits for Send', async () => {
    const finished = sampleRun({ status: done });
    const plan = { ...finished.plan, notes: [english, french] };
    main.answer({
      'runs:edit-notes': ({ maySend }) => (maySend ? ok(null) : refused('notes-already-sent')),
      'runs:list': () => ok([{ ...finished, plan, notes: [] }]),
    });
    book().write('fr-FR', 'Half a sent');
    await vi.advanceTimersByTimeAsync(1000);
    expect(main.paramsOf('runs:edit-notes').map(({ maySend }) => maySend)).toEqual([false]);
    expect(book().saving).toBe('saved');
    expect(textIn('fr-FR')).toBe('Half a sent');
    expect(useSnapshots.getState().runs['run-1']?.status.state).toBe('done');
    await sendRunNotes('run-1');
    expect(main.paramsOf('runs:edit-notes').map(({ maySend }) => maySend)).toEqual([false, true]);
  });

  it('the notes are marked as ready after the last key is saved', async () => {
    main.answer({ 'runs:set-notes-ready': () => ok(null) });
    book().write('fr-FR', 'Testez.');
    await setNotesReady('run-1', true);
    expect(main.channels()).toEqual([
      'runs:edit-notes',
      'drafts:save-notes',
      'runs:set-notes-ready',
    ]);
  });
});

describe('typing in notes that were sent', () => {
  beforeEach(() => putRun({ status: done }));

  it('a change is kept on this computer until it is sent', async () => {
    book().write('fr-FR', 'Testez.');
    await vi.advanceTimersByTimeAsync(1000);
    expect(edits()).toEqual([]);
    expect(main.paramsOf('drafts:save-notes')).toHaveLength(1);
    expect(await sendRunNotes('run-1')).toBeNull();
    expect(edits()).toEqual([{ notes: [{ locale: 'fr-FR', text: 'Testez.' }], removed: [] }]);
    expect(typedNotesOf('run-1').notes).toEqual([]);
  });

  it('what was typed before the window was closed is restored', async () => {
    book().write('fr-FR', 'Testez.');
    await vi.advanceTimersByTimeAsync(1000);
    await startAgain();
    expect(textIn('fr-FR')).toBe('Testez.');
    expect(textIn('en-US')).toBe('Try it.');
  });

  it('changes are discarded, and an undo brings them back', async () => {
    book().write('fr-FR', 'Testez.');
    discardTyped('run-1');
    expect(textIn('fr-FR')).toBe('Essayez.');
    undo();
    expect(textIn('fr-FR')).toBe('Testez.');
  });

  it('an edit that was not sent is not listed as sent', () => {
    expect(book().unsent).toEqual([]);
    book().write('fr-FR', 'Testez.');
    expect(book().unsent).toEqual(['fr-FR']);
    const sent = { state: 'read-back' as const };
    expect(languageState('Testez.', false, sent)).toMatchObject({ tone: 'ok', short: 'Sent' });
    expect(languageState('Testez.', false, sent, 'unsent')).toMatchObject({
      tone: 'look',
      short: 'Not sent',
    });
  });

  it('what was sent is no longer in the draft', async () => {
    book().write('fr-FR', 'Testez.');
    await vi.advanceTimersByTimeAsync(1000);
    expect(lastDraft()?.notes).toHaveLength(1);
    await sendRunNotes('run-1');
    await vi.advanceTimersByTimeAsync(1000);
    expect(lastDraft()?.notes).toEqual([]);
  });
});

describe('notes that someone else changes, such as with the command', () => {
  const newer = { ...english, text: 'Newer' };

  it('the draft does not hold what the run has, so a newer text of the run is shown', async () => {
    book().write('en-US', 'Older');
    await vi.advanceTimersByTimeAsync(1000);
    expect(lastDraft()?.notes).toEqual([]);
    await startAgain([newer, french]);
    expect(textIn('en-US')).toBe('Newer');
  });

  it('a text that was typed on top of an older one is kept beside the newer one, and not sent', async () => {
    main.answer({ 'runs:edit-notes': () => refused('run-in-use') });
    book().write('en-US', 'Mine');
    book().remove(['fr-FR']);
    await vi.advanceTimersByTimeAsync(1000);
    await startAgain([newer, { ...french, text: 'Plus récent' }]);
    answerEdits();
    expect(textIn('en-US')).toBe('Newer');
    expect(textIn('fr-FR')).toBe('Plus récent');
    expect(book().displaced?.notes).toEqual([{ ...english, text: 'Mine' }]);
    const before = edits().length;
    book().write('de-DE', 'Neu');
    await vi.advanceTimersByTimeAsync(1000);
    expect(edits().slice(before)).toEqual([
      { notes: [{ locale: 'de-DE', text: 'Neu' }], removed: [] },
    ]);
    expect(lastDraft()?.displaced).toEqual([{ ...english, text: 'Mine' }]);
  });

  it('the text that was kept is used or discarded', async () => {
    main.answer({ 'runs:edit-notes': () => refused('run-in-use') });
    book().write('en-US', 'Mine');
    await vi.advanceTimersByTimeAsync(1000);
    putRun({}, [newer, french]);
    answerEdits();
    const [mine] = book().displaced?.notes ?? [];
    if (mine === undefined) throw new Error('The text was not kept');
    book().displaced?.discard(mine);
    expect(book().displaced?.notes).toEqual([]);
    undo();
    book().displaced?.use(mine);
    expect(book().displaced?.notes).toEqual([]);
    await vi.advanceTimersByTimeAsync(1000);
    expect(edits().at(-1)).toEqual({ notes: [mine], removed: [] });
  });

  it('typing on while the run shows what was typed before is no conflict', async () => {
    const held = main.wait('runs:edit-notes');
    book().write('en-US', 'One');
    await vi.advanceTimersByTimeAsync(700);
    book().write('en-US', 'One two');
    await held.answer(0, ok(null));
    await vi.advanceTimersByTimeAsync(700);
    book().write('en-US', 'One two three');
    putRun({}, [{ ...english, text: 'One' }, french]);
    expect(textIn('en-US')).toBe('One two three');
    await held.answer(1, ok(null));
    putRun({}, [{ ...english, text: 'One two' }, french]);
    expect(textIn('en-US')).toBe('One two three');
    expect(book().displaced?.notes).toEqual([]);
    await vi.advanceTimersByTimeAsync(700);
    await held.answer(2, ok(null));
    putRun({}, [{ ...english, text: 'One two three' }, french]);
    putRun({}, [newer, french]);
    expect(textIn('en-US')).toBe('Newer');
  });
});

it('closing waits until everything that was typed is saved', async () => {
  book().write('fr-FR', 'Testez.');
  await saveAllTyped();
  expect(edits()).toEqual([{ notes: [{ locale: 'fr-FR', text: 'Testez.' }], removed: [] }]);
  expect(lastDraft()).toBeDefined();
});

it('a text that is too long for a plan does not keep other notes from being saved', async () => {
  book().write('en-US', 'x'.repeat(20_001));
  book().write('fr-FR', 'y'.repeat(1_000_001));
  book().write('de-DE', 'Neu');
  await vi.advanceTimersByTimeAsync(1000);
  expect(edits()).toEqual([{ notes: [{ locale: 'de-DE', text: 'Neu' }], removed: [] }]);
  expect(lastDraft()?.notes.map(({ text }) => text.length)).toEqual([20_001, 1_000_000]);
  expect(book().saving).toBe('saved');
});

describe('a note that someone changed or deleted in App Store Connect', () => {
  beforeEach(() => putRun({ status: done }));

  it('their text replaces what was typed in this language, and keeps what was typed in the others', async () => {
    await readTyped('run-1');
    book().write('fr-FR', 'Essayez la recherche.');
    book().write('en-US', 'Try the search.');
    await takeTheirs('run-1', { locale: 'fr-FR', text: 'Essayez encore.' });
    expect(edits()).toEqual([
      { notes: [{ locale: 'fr-FR', text: 'Essayez encore.' }], removed: [] },
    ]);
    expect(textIn('fr-FR')).toBe('Essayez encore.');
    expect(textIn('en-US')).toBe('Try the search.');
  });

  it('one that was deleted there leaves the run instead of becoming an empty note', async () => {
    await readTyped('run-1');
    await takeTheirs('run-1', { locale: 'fr-FR', text: '' });
    expect(edits()).toEqual([{ notes: [], removed: ['fr-FR'] }]);
  });
});
