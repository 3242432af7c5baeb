import { beforeEach, describe, expect, it } from 'vitest';
import type { NotesEntry, NotesPreview } from '#shared/domain/notes-file';
import {
  freeLocales,
  importedRows,
  importRows,
  longestImported,
  notesToWrite,
} from '#shared/domain/notes-import';
import { addLocales, writeNote } from '../../src-renderer/store/note-actions';
import {
  changePasted,
  chooseNotes,
  closeNotesImport,
  importNotes,
  pasteNotes,
  showPreview,
  takeDroppedNotes,
  useNotesImport,
} from '../../src-renderer/store/notes-import';
import { changedOrigin, saveBack, useNotesOrigin } from '../../src-renderer/store/notes-origin';
import { offerPasted } from '../../src-renderer/store/pasted-block';
import { emptyDraft, noteOf, type OpenPlan, usePlan } from '../../src-renderer/store/plan';
import { planNotesBook } from '../../src-renderer/store/plan-notes-book';
import { useWindow } from '../../src-renderer/store/window';
import { importReasons, resultWords } from '../../src-renderer/words/notes-import';
import { bridgeDouble, ok, refused, settled } from '../helpers/bridge-double';
import { openedPackage, planWith } from '../helpers/sample-plan';

const main = bridgeDouble();

const entry = (code: string, change: Partial<NotesEntry> = {}): NotesEntry => ({
  code,
  locale: code,
  text: `Text in ${code}`,
  fate: 'taken',
  instead: null,
  place: '',
  ...change,
});

const previewOf = (entries: NotesEntry[], change: Partial<NotesPreview> = {}): NotesPreview => ({
  ticket: 'ticket',
  name: 'release_notes.json',
  form: 'release-notes-json',
  bytes: 100,
  entries,
  remarks: [],
  ...change,
});

const english = { locale: 'en-US', text: 'Try it.' };
const german = { locale: 'de-DE', text: 'Probier es.' };
const target = { notes: [english], primary: 'en-US', ofApp: ['en-US', 'de-DE'] };

const rowsOf = (entries: NotesEntry[], byHand = {}, keeps = false) =>
  importRows(previewOf(entries), target, byHand, keeps);
const outcomes = (rows: ReturnType<typeof rowsOf>) =>
  rows.map(({ entry: { code }, locale, outcome }) => [code, locale, outcome]);

describe('what becomes of the notes of a file', () => {
  it('changed codes and left out notes come first, the others from A to Z by their names', () => {
    const rows = rowsOf([
      entry('uk'),
      entry('ar-SA'),
      entry('xx', { locale: null, fate: 'unknown' }),
      entry('fr', { locale: 'fr-FR', fate: 'double', instead: 'fr-FR' }),
      entry('fr-FR'),
      entry('bn', { locale: 'bn-BD', fate: 'code-changed' }),
      entry('hi', { text: ' ', fate: 'empty' }),
    ]);
    expect(outcomes(rows)).toEqual([
      ['bn', 'bn-BD', 'fills'],
      ['xx', null, 'unknown'],
      ['fr', 'fr-FR', 'double'],
      ['hi', 'hi', 'empty'],
      ['ar-SA', 'ar-SA', 'fills'],
      ['fr-FR', 'fr-FR', 'fills'],
      ['uk', 'uk', 'fills'],
    ]);
    expect(rows.map(resultWords)).toEqual([
      'Code changed, adds note',
      'Left out',
      'Left out: fr-FR is also in the file',
      'Left out: empty',
      'Adds note',
      'Adds note',
      'Adds note',
    ]);
  });

  it('an empty note of the file never replaces one that is written', () => {
    const rows = rowsOf([entry('en-US', { text: '', fate: 'empty' })]);
    expect(notesToWrite(rows)).toEqual([]);
  });

  it('a note that is there is replaced, kept, or the same, as the person chooses', () => {
    const [other, same] = [entry('en-US'), entry('en-US', { text: english.text })];
    expect(rowsOf([other]).map(resultWords)).toEqual(['Replaces 7 characters']);
    expect(rowsOf([other], {}, true).map(resultWords)).toEqual(['Keeps your note']);
    expect(rowsOf([same]).map(resultWords)).toEqual(['No change']);
    expect(notesToWrite(rowsOf([same]))).toEqual([]);
    expect(importedRows(rowsOf([other, entry('de-DE')], {}, true))).toHaveLength(1);
  });

  it('a note without a language is for the primary one, unless the file has that as well', () => {
    const bare = entry('', { locale: null });
    const empty = importRows(previewOf([bare]), { ...target, notes: [] }, {}, false);
    expect(outcomes(empty)).toEqual([['', 'en-US', 'fills']]);
    expect(empty.map(resultWords)).toEqual(['No language named, adds note']);
    expect(outcomes(rowsOf([bare, entry('en-US')]))).toEqual([
      ['', 'en-US', 'double'],
      ['en-US', 'en-US', 'replaces'],
    ]);
    expect(outcomes(rowsOf([bare], { 0: 'de-DE' }))).toEqual([['', 'de-DE', 'fills']]);
  });

  it('a note without a language replaces none until a person says which', () => {
    const bare = entry('', { locale: null });
    const rows = rowsOf([bare]);
    expect(rows.map(resultWords)).toEqual(['Left out, no language named']);
    expect(notesToWrite(rows)).toEqual([]);
    expect(importReasons(rows, true)).toHaveLength(1);
    expect(freeLocales(rows, target).map(({ id }) => id)).toContain('en-US');
    expect(outcomes(rowsOf([bare], { 0: 'en-US' }))).toEqual([['', 'en-US', 'replaces']]);
    expect(outcomes(rowsOf([entry('', { locale: null, text: english.text })]))).toEqual([
      ['', 'en-US', 'same'],
    ]);
  });

  it('a code that only the app has is taken, since Apple adds languages', () => {
    const rows = importRows(
      previewOf([entry('tlh', { locale: null, fate: 'unknown' })]),
      { ...target, ofApp: ['tlh'] },
      {},
      false,
    );
    expect(notesToWrite(rows)).toEqual([{ locale: 'tlh', text: 'Text in tlh' }]);
  });

  it('a language can be chosen by hand, and none that another note of the file is for', () => {
    const unknown = entry('xx', { locale: null, fate: 'unknown' });
    const rows = rowsOf([unknown, entry('de-DE')]);
    const free = freeLocales(rows, target).map(({ id }) => id);
    expect(free).not.toContain('de-DE');
    expect(free).toContain('fr-FR');
    expect(notesToWrite(rowsOf([unknown], { 0: 'fr-FR' }))).toEqual([
      { locale: 'fr-FR', text: 'Text in xx' },
    ]);
  });

  it('a text that no plan could keep is left out, and one that App Store Connect refuses is marked', () => {
    const rows = rowsOf([
      entry('de-DE', { text: 'x'.repeat(longestImported + 1) }),
      entry('fr-FR', { text: 'Un 🚀' }),
      entry('ja', { text: 'x'.repeat(4012) }),
    ]);
    expect(rows.map(resultWords)).toEqual([
      'Left out: longer than 20,000 characters',
      'Adds note (1 to fix)',
      'Adds note (12 too long)',
    ]);
  });

  it('an import that would change nothing says why', () => {
    expect(importReasons(rowsOf([]), true)).toEqual(['There is no note to import.']);
    expect(importReasons(rowsOf([entry('en-US', { text: 'Try it.' })]), true)).toEqual([
      'All notes are already up to date.',
    ]);
    expect(importReasons(rowsOf([entry('en-US')], {}, true), true)).toEqual([
      'Every language in the file has a note already. Choose Replace to import them.',
    ]);
    expect(importReasons(rowsOf([entry('x', { locale: null, fate: 'unknown' })]), true)).toEqual([
      'Every note is left out. Choose a language for at least one of them.',
    ]);
    expect(importReasons(rowsOf([entry('de-DE')]), false)).toEqual([
      'These notes can’t be changed.',
    ]);
    expect(importReasons(rowsOf([entry('de-DE')]), true)).toEqual([]);
  });
});

const plan = (): OpenPlan => usePlan.getState().plan as OpenPlan;
const book = () => planNotesBook(plan());
const lastToast = () => useWindow.getState().toasts.at(-1);
const shown = () => useNotesImport.getState().shown;

function openPlan(notes: OpenPlan['draft']['notes'], change: Partial<OpenPlan> = {}): void {
  usePlan.setState({ plan: planWith({ draft: { ...emptyDraft, notes }, ...change }) });
}

function importAll(preview: NotesPreview): void {
  const { byHand, keeps } = useNotesImport.getState();
  importNotes(book(), importRows(preview, book(), byHand, keeps), preview);
}

beforeEach(() => {
  closeNotesImport();
  useNotesOrigin.setState(useNotesOrigin.getInitialState(), true);
});

describe('the import sheet', () => {
  const preview = previewOf([entry('de-DE', { text: german.text }), entry('fr-FR')]);

  it('nothing is written before Import, one Undo takes all of it back and keeps what was typed since', async () => {
    openPlan([english]);
    main.answer({ 'notes:open': () => ok(preview) });
    await chooseNotes('file');
    expect(shown()).toEqual({ step: 'preview', preview });
    expect(plan().draft.notes).toEqual([english]);
    importAll(preview);
    expect(shown()).toBeNull();
    expect(lastToast()?.text).toBe('Imported 2 languages from release_notes.json.');
    expect(plan().draft.notes).toHaveLength(3);
    const undo = lastToast()?.undo;
    writeNote('de-DE', 'Selbst geschrieben');
    addLocales(['ja']);
    undo?.();
    expect(plan().locales).toEqual(['en-US', 'de-DE', 'ja']);
    expect(noteOf(plan().draft, 'de-DE')).toBe('Selbst geschrieben');
    expect(noteOf(plan().draft, 'fr-FR')).toBe('');
  });

  it('a file that cannot be read is shown as an error, and the notes stay', async () => {
    openPlan([english]);
    main.answer({ 'notes:open': () => refused('notes-malformed') });
    await takeDroppedNotes('/notes/a.txt', 'a.txt', 'file');
    expect(shown()).toMatchObject({ step: 'failed', error: { code: 'notes-malformed' } });
    expect(plan().draft.notes).toEqual([english]);
  });

  it('closing the dialog changes nothing and shows nothing', async () => {
    openPlan([english]);
    main.answer({ 'notes:open': () => ok(null) });
    await chooseNotes('folder');
    expect(shown()).toBeNull();
    expect(plan().draftState).toBe('untouched');
  });

  it('a file whose reading ends after the sheet was closed is not shown', async () => {
    openPlan([]);
    const reading = main.wait('notes:open');
    void takeDroppedNotes('/notes/a.txt', 'a.txt', 'file');
    await settled();
    expect(shown()).toEqual({ step: 'reading', name: 'a.txt' });
    closeNotesImport();
    await reading.answer(0, ok(preview));
    expect(shown()).toBeNull();
  });

  it('of two files the one that was dropped last is shown, whichever is read first', async () => {
    openPlan([]);
    const reading = main.wait('notes:open');
    void takeDroppedNotes('/notes/a.txt', 'a.txt', 'file');
    void takeDroppedNotes('/notes/b.txt', 'b.txt', 'file');
    await settled();
    await reading.answer(1, ok(previewOf([], { name: 'b.txt' })));
    await reading.answer(0, ok(previewOf([], { name: 'a.txt' })));
    expect(shown()).toMatchObject({ preview: { name: 'b.txt' } });
  });

  it('notes that are dropped while no package is open are refused with what to do', async () => {
    await takeDroppedNotes('/notes/a.txt', 'a.txt', 'file');
    expect(usePlan.getState().openError).toMatchObject({ code: 'notes-without-package' });
    expect(main.channels()).not.toContain('notes:open');
  });

  it('notes that are dropped on another screen lead back to the open package', async () => {
    openPlan([]);
    useWindow.setState({ screen: { name: 'activity' } });
    main.answer({ 'notes:open': () => ok(preview) });
    await takeDroppedNotes('/notes/a.txt', 'a.txt', 'file');
    expect(useWindow.getState().screen).toEqual({ name: 'publish' });
    expect(shown()).toMatchObject({ step: 'preview' });
  });

  it('pasted text is read as it is typed, and an earlier answer never replaces a later one', async () => {
    openPlan([]);
    pasteNotes();
    const reading = main.wait('notes:read-pasted');
    void changePasted('[de-DE]');
    void changePasted('[de-DE]\nHallo');
    await settled();
    await reading.answer(1, ok(previewOf([entry('de-DE')], { ticket: null, name: '' })));
    await reading.answer(0, refused('notes-malformed'));
    expect(shown()).toMatchObject({ text: '[de-DE]\nHallo', error: null });
    await changePasted('');
    expect(shown()).toMatchObject({ preview: null, error: null });
  });
});

describe('a text with several languages that is pasted into one note', () => {
  const block = '[de-DE]\nHallo\n[fr-FR]\nSalut';
  const preview = previewOf([entry('de-DE'), entry('fr-FR')], { ticket: null, name: '' });

  it('text in several languages is pasted as usual and offered for import, which takes it out of the note again', async () => {
    openPlan([english]);
    main.answer({ 'notes:read-pasted': () => ok(preview) });
    const now = () => noteOf(plan().draft, 'en-US');
    const offered = offerPasted(book(), 'en-US', block, now);
    writeNote('en-US', english.text + block);
    await offered;
    expect(lastToast()?.text).toBe('This text has notes for 2 languages.');
    expect(now()).toBe(english.text + block);
    lastToast()?.more?.act();
    expect(now()).toBe(english.text);
    expect(shown()).toEqual({ step: 'preview', preview });
  });

  it('a note that was changed after pasting keeps the pasted text', async () => {
    openPlan([english]);
    main.answer({ 'notes:read-pasted': () => ok(preview) });
    const now = () => noteOf(plan().draft, 'en-US');
    const offered = offerPasted(book(), 'en-US', block, now);
    writeNote('en-US', block);
    await offered;
    writeNote('en-US', `${block}!`);
    lastToast()?.more?.act();
    expect(now()).toBe(`${block}!`);
  });

  it('a text in one language is pasted without an offer to import', async () => {
    openPlan([english]);
    main.answer({ 'notes:read-pasted': () => ok(previewOf([entry('', { locale: null })])) });
    await offerPasted(book(), 'en-US', 'Line one\nLine two', () => '');
    expect(useWindow.getState().toasts).toEqual([]);
  });
});

describe('saving notes back to their file', () => {
  const preview = previewOf([
    entry('en', { locale: 'en-US', text: english.text, fate: 'code-changed' }),
    entry('de-DE', { text: german.text }),
  ]);
  const imported = () => {
    openPlan([]);
    showPreview(preview);
    importAll(preview);
  };
  const changed = () => changedOrigin(book(), useNotesOrigin.getState().origin);

  it('saving back is offered once the notes differ from the file, and for no other build', () => {
    imported();
    expect(changed()).toBeNull();
    writeNote('de-DE', 'Probier es jetzt.');
    expect(changed()?.name).toBe('release_notes.json');
    writeNote('de-DE', german.text);
    expect(changed()).toBeNull();
    openPlan([german], {
      package: openedPackage({ info: { ...plan().package.info, buildNumber: '43' } }),
    });
    expect(changed()).toBeNull();
  });

  it('the file gets every note, loses those that were removed, and keeps its own codes', async () => {
    imported();
    writeNote('de-DE', '');
    writeNote('fr-FR', 'Salut');
    main.answer({ 'notes:save-back': () => ok({ fileName: 'release_notes.json' }) });
    await saveBack(book());
    expect(main.paramsOf('notes:save-back')).toEqual([
      {
        ticket: 'ticket',
        notes: [english, { locale: 'fr-FR', text: 'Salut' }, { locale: 'de-DE', text: '' }],
        codes: [{ code: 'en', locale: 'en-US' }],
      },
    ]);
    expect(changed()).toBeNull();
    expect(lastToast()?.more?.label).toBe('Show in folder');
  });

  it('a save that was declined in the dialog claims nothing, and can be asked for again', async () => {
    imported();
    writeNote('de-DE', 'Neu');
    const before = lastToast();
    main.answer({ 'notes:save-back': () => ok(null) });
    await saveBack(book());
    expect(changed()).not.toBeNull();
    expect(lastToast()).toBe(before);
  });

  it('a file that changed meanwhile is not written, and Save as is offered', async () => {
    imported();
    writeNote('de-DE', 'Neu');
    main.answer({
      'notes:save-back': () => refused('notes-file-changed'),
      'notes:export': () => ok({ ticket: 'other', fileName: 'copy.json' }),
    });
    await saveBack(book());
    expect(changed()).not.toBeNull();
    expect(lastToast()?.text).toContain('Your notes here are unchanged.');
    expect(lastToast()?.more?.label).toBe('Save as…');
    lastToast()?.more?.act();
    await settled();
    expect(main.paramsOf('notes:export')).toMatchObject([{ form: 'release-notes-json' }]);
    expect(lastToast()?.text).toBe('Exported to copy.json.');
  });

  it('pasted text has no file to save to', () => {
    openPlan([]);
    const pasted = { ...preview, ticket: null, name: '' };
    importAll(pasted);
    writeNote('de-DE', 'Neu');
    expect(changed()).toBeNull();
  });
});

it('a note without a code in the file is not shown as one whose code was changed', () => {
  const [bare] = rowsOf([entry('', { locale: null })], { 0: 'de-DE' });
  expect(bare && resultWords(bare)).toBe('No language named, adds note');
  const [other] = rowsOf([entry('de', { locale: 'de-DE', fate: 'code-changed' })]);
  expect(other && resultWords(other)).toBe('Code changed, adds note');
});
