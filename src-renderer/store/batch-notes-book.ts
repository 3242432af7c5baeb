import { create } from 'zustand';
import type { Batch } from '#shared/domain/batch';
import { templatePlaceholders } from '#shared/domain/preset-use';
import type { LocaleNote } from '#shared/domain/publish-plan';
import { say } from '#shared/words/say';
import { changeBatch, useBatches } from './batches';
import { type NotesBook, withReview } from './notes-book';
import { changeNotes, type KeptLanguage, type NotesOwner, typeNote } from './notes-history';
import { eachOnce } from './plan';

/** Whose notes: those that all apps share, or with an item those of one app. */
export interface BatchNotesKey {
  batchId: string;
  itemId: string | null;
}

/** What the editor shows beside the notes; it is not part of the batch. */
interface Beside {
  chosen: string | null;
  /** Languages that are listed without a note. */
  listed: readonly string[];
  toReview: readonly string[];
}

const nothing: Beside = { chosen: null, listed: [], toReview: [] };
export const useBatchNotes = create<Readonly<Record<string, Beside>>>(() => ({}));

function idOf({ batchId, itemId }: BatchNotesKey): string {
  return `batch ${batchId} ${itemId ?? ''}`;
}

function besideOf(key: BatchNotesKey): Beside {
  return useBatchNotes.getState()[idOf(key)] ?? nothing;
}

function putBeside(key: BatchNotesKey, change: Partial<Beside>): void {
  useBatchNotes.setState({ [idOf(key)]: { ...besideOf(key), ...change } });
}

function notesOf(batch: Batch, { itemId }: BatchNotesKey): readonly LocaleNote[] {
  if (itemId === null) return batch.shared.notes ?? [];
  return batch.items.find(({ id }) => id === itemId)?.changes.notes ?? [];
}

function putNotes(key: BatchNotesKey, change: (notes: readonly LocaleNote[]) => LocaleNote[]) {
  changeBatch(key.batchId, (batch) => {
    const notes = change(notesOf(batch, key));
    if (key.itemId === null) return { shared: { ...batch.shared, notes } };
    return {
      items: batch.items.map((item) =>
        item.id === key.itemId ? { ...item, changes: { ...item.changes, notes } } : item,
      ),
    };
  });
}

/** The notes of a batch, for the editor. */
export function batchNotesBook(batch: Batch, key: BatchNotesKey): NotesBook {
  const { listed, chosen, toReview } = besideOf(key);
  const notes = notesOf(batch, key);
  const item = batch.items.find(({ id }) => id === key.itemId);
  const shared = batch.shared.notes ?? [];
  const locales = eachOnce(
    notes.map(({ locale }) => locale),
    listed,
  );
  const primary = shared[0]?.locale ?? locales[0] ?? null;
  const owner = ownerOf(key);
  return {
    of: { kind: 'batch', ...key },
    app: {
      name: item?.build?.name ?? batch.name,
      bundleId: item?.build?.bundleId ?? null,
    },
    version: item?.build?.version ?? null,
    buildNumber: item?.build?.buildNumber ?? null,
    primary,
    ofApp: null,
    locales,
    chosen: chosen !== null && locales.includes(chosen) ? chosen : (locales[0] ?? null),
    notes,
    previous: null,
    sent: null,
    toReview,
    written: [],
    unsent: [],
    displaced: null,
    values: {
      version: item?.build?.version ?? null,
      buildNumber: item?.build?.buildNumber ?? null,
      date: new Date(),
    },
    // By the engine, for each package.
    filledWhenSent: templatePlaceholders,
    isEditable: batch.state === 'draft',
    saving: 'saved',
    historyKey: owner.key,
    isOpen: () => useBatches.getState().batches?.[key.batchId]?.state === 'draft',
    write: (locale, text) => typeNote(owner, locale, () => write(key, [{ locale, text }])),
    writeAll: (written, said, from) =>
      changeNotes(
        owner,
        written.map(({ locale }) => locale),
        said,
        () => {
          write(key, written);
          const changed = written.map(({ locale }) => locale);
          putBeside(key, {
            toReview: withReview(
              besideOf(key).toReview,
              changed,
              from === 'translator' ? changed : [],
            ),
          });
        },
      ),
    choose: (locale) => putBeside(key, { chosen: locale }),
    add: (added) =>
      putBeside(key, {
        listed: eachOnce(besideOf(key).listed, added),
        chosen: added[0] ?? besideOf(key).chosen,
      }),
    remove: (removed) => remove(key, owner, removed),
    markReviewed: (reviewed) =>
      putBeside(key, {
        toReview: besideOf(key).toReview.filter((locale) => !reviewed.includes(locale)),
      }),
  };
}

function write(key: BatchNotesKey, written: readonly LocaleNote[]): void {
  const changed = written.map(({ locale }) => locale);
  // One that was emptied stays listed, without a note.
  putBeside(key, { listed: eachOnce(besideOf(key).listed, changed) });
  putNotes(key, (notes) => [
    ...notes.filter(({ locale }) => !changed.includes(locale)),
    ...written.filter(({ text }) => text !== ''),
  ]);
}

function remove(key: BatchNotesKey, owner: NotesOwner, removed: readonly string[]): void {
  const [first] = removed;
  if (first === undefined) return;
  const said =
    removed.length === 1
      ? say('notes.removed', { language: { locale: first } })
      : say('notes.removed-several', { count: removed.length });
  changeNotes(owner, removed, said, () => {
    putBeside(key, {
      listed: besideOf(key).listed.filter((locale) => !removed.includes(locale)),
    });
    putNotes(key, (notes) => notes.filter(({ locale }) => !removed.includes(locale)));
  });
}

function ownerOf(key: BatchNotesKey): NotesOwner {
  return {
    key: idOf(key),
    now: () => {
      const batch = useBatches.getState().batches?.[key.batchId];
      if (batch === undefined) return null;
      const { locales, notes, toReview, chosen } = batchNotesBook(batch, key);
      return { locales, notes, toReview, chosen };
    },
    put: (languages, chosen) => put(key, languages, chosen),
  };
}

function put(key: BatchNotesKey, languages: readonly KeptLanguage[], chosen: string | null): void {
  const changed = languages.map(({ locale }) => locale);
  const listed = languages.filter(({ isListed }) => isListed).map(({ locale }) => locale);
  const before = besideOf(key);
  putBeside(key, {
    chosen,
    listed: eachOnce(
      before.listed.filter((locale) => !changed.includes(locale)),
      listed,
    ),
    toReview: withReview(
      before.toReview,
      changed,
      languages.filter(({ isToReview }) => isToReview).map(({ locale }) => locale),
    ),
  });
  putNotes(key, (notes) => [
    ...notes.filter(({ locale }) => !changed.includes(locale)),
    ...languages.flatMap(({ locale, text }) => (text ? [{ locale, text }] : [])),
  ]);
}
