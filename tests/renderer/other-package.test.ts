import { describe, expect, it } from 'vitest';
import type { TranslationResult } from '#shared/domain/translator';
import { showPreview, useNotesImport } from '../../src-renderer/store/notes-import';
import { offerPasted } from '../../src-renderer/store/pasted-block';
import { emptyDraft, type OpenPlan, usePlan } from '../../src-renderer/store/plan';
import { planNotesBook } from '../../src-renderer/store/plan-notes-book';
import { openTranslating, translate, useTranslating } from '../../src-renderer/store/translating';
import { useWindow } from '../../src-renderer/store/window';
import { bridgeDouble, ok, settled } from '../helpers/bridge-double';
import { openedPackage, planWith } from '../helpers/sample-plan';

const main = bridgeDouble();

const english = { locale: 'en-US', text: 'Text of 1.4.0' };
const locales = ['en-US', 'de-DE'];

function openFirst(): OpenPlan {
  const plan = planWith({ draft: { ...emptyDraft, notes: [english] }, locales });
  usePlan.setState({ plan });
  return plan;
}

/** What is dropped on the window while something of the first package is under way. */
function openNext(): void {
  const next = openedPackage({ path: '/builds/next.ipa' });
  usePlan.setState({ plan: planWith({ package: next, draft: emptyDraft, locales }) });
}

const notesNow = () => usePlan.getState().plan?.draft.notes;
const toast = () => useWindow.getState().toasts.at(-1);

describe('another package is opened while something of the first is under way', () => {
  it('translations of one package never get into the notes of another', async () => {
    main.answer({
      'translator:read': () => ok({ kind: 'command', program: '/bin/translate', arguments: [] }),
      'translator:cancel': () => ok(null),
    });
    const answer = main.wait('translator:translate');
    const book = planNotesBook(openFirst());
    await openTranslating(book);
    const working = translate(book);
    await settled();
    openNext();
    expect(useTranslating.getState().state).toBeNull();
    expect(main.channels()).toContain('translator:cancel');
    expect(toast()?.text).toBe(
      'Another package was opened. The translation was stopped, and nothing was inserted.',
    );
    const late: TranslationResult[] = [{ locale: 'de-DE', text: 'Text von 1.4.0', problem: null }];
    await answer.answer(0, ok(late));
    await working;
    expect(notesNow()).toEqual([]);
  });

  it('the notes of the closed package can’t be written through what still holds them', () => {
    const book = planNotesBook(openFirst());
    openNext();
    book.write('de-DE', 'Too late');
    book.writeAll([{ locale: 'fr-FR', text: 'Trop tard' }], 'Inserted');
    book.add(['ja']);
    book.remove(['en-US']);
    expect(book.isOpen()).toBe(false);
    expect(notesNow()).toEqual([]);
    expect(usePlan.getState().plan?.locales).toEqual(locales);
  });

  it('a preview that was read for one package is not offered to the next', () => {
    openFirst();
    const file = { ticket: 'one', name: 'notes.json', form: 'plain-map', bytes: 9 } as const;
    showPreview({ ...file, entries: [], remarks: [] });
    expect(useNotesImport.getState().shown?.step).toBe('preview');
    openNext();
    expect(useNotesImport.getState().shown).toBeNull();
  });

  it('text that was pasted into one package offers nothing in the next', async () => {
    const reading = main.wait('notes:read-pasted');
    const text = '[de-DE]\nNeu\n\n[fr-FR]\nNouveau';
    const offering = offerPasted(planNotesBook(openFirst()), 'en-US', text, () => text);
    openNext();
    const entries = ['de-DE', 'fr-FR'].map((code) => ({
      code,
      locale: code,
      text: 'New',
      fate: 'taken' as const,
      instead: null,
      place: '',
    }));
    const pasted = { ticket: null, name: '', form: 'sections', bytes: 9 } as const;
    await reading.answer(0, ok({ ...pasted, entries, remarks: [] }));
    await offering;
    expect(toast()).toBeUndefined();
  });
});
