import { create } from 'zustand';
import { asSent } from '#shared/asc/text-rules';
import type { BuildNotes } from '#shared/domain/build-notes';
import { longestTyped, type NotesDraft } from '#shared/domain/draft';
import type { LocaleNote } from '#shared/domain/publish-plan';
import type { AppError } from '#shared/errors';
import { request } from '../bridge/bridge';
import { notesMode } from '../words/edit-notes';
import { isAcceptable } from '../words/note';
import { basesAfter, OwnTexts, settled, withoutAccepted } from './notes-bases';
import type { NotesBook } from './notes-book';
import { eachOnce } from './plan';
import { putRuns, useSnapshots } from './snapshots';

/** What was typed for the notes of a run or a build, and is not part of them yet. */
export interface TypedNotes extends NotesDraft {
  chosen: string | null;
  saving: NotesBook['saving'];
}

/** By the ID of the run, or of the build, of those whose notes were opened. */
export const useTypedNotes = create<Readonly<Record<string, TypedNotes>>>(() => ({}));

/** The notes of builds at App Store Connect, as they were when a person began to edit them. */
export const useBuildNotes = create<Readonly<Record<string, BuildNotes>>>(() => ({}));

export const emptyDraft: NotesDraft = {
  notes: [],
  removed: [],
  bases: [],
  displaced: [],
  toReview: [],
  listed: [],
  primary: null,
  ofApp: null,
  previous: null,
};

const untouched: TypedNotes = { ...emptyDraft, chosen: null, saving: 'none' };

export function typedNotesOf(id: string): TypedNotes {
  return useTypedNotes.getState()[id] ?? untouched;
}

export function putTyped(id: string, change: Partial<TypedNotes>): void {
  useTypedNotes.setState({ [id]: { ...typedNotesOf(id), ...change } });
}

/** Reads what was typed before, unless these notes are open already. */
export async function readTyped(id: string): Promise<void> {
  if (id in useTypedNotes.getState()) return;
  const reply = await request('drafts:read-notes', { of: id });
  if (id in useTypedNotes.getState()) return;
  if (reply.ok && reply.value !== null) onDisk.set(id, JSON.stringify(reply.value));
  putTyped(id, reply.ok ? (reply.value ?? {}) : { saving: { error: reply.error } });
  settle(id);
}

type Notes = readonly LocaleNote[];

/** The notes that the run or the build has; null while they are not known. */
export function baseNotes(id: string): Notes | null {
  return (
    useSnapshots.getState().runs[id]?.plan.notes ?? useBuildNotes.getState()[id]?.notes ?? null
  );
}

/** The notes as the editor shows them: with what was typed since. */
export function shownNotes(base: Notes, typed: NotesDraft): LocaleNote[] {
  const locales = eachOnce(
    base.map(({ locale }) => locale),
    typed.notes.map(({ locale }) => locale),
  );
  return locales
    .filter((locale) => !typed.removed.includes(locale))
    .map((locale) => ({ locale, text: textIn(typed.notes, locale) ?? textIn(base, locale) ?? '' }));
}

/** The languages that are listed, written or not. */
export function listedLocales(base: Notes, typed: NotesDraft): string[] {
  return eachOnce(
    shownNotes(base, typed).map(({ locale }) => locale),
    typed.listed.filter((locale) => !typed.removed.includes(locale)),
  );
}

function textIn(notes: Notes, locale: string): string | undefined {
  return notes.find((note) => note.locale === locale)?.text;
}

export interface NotesChange {
  notes: LocaleNote[];
  removed: string[];
}

/** What was typed and is not part of the notes yet. A note that was emptied is removed. */
export function unsentChange(base: Notes, typed: NotesDraft): NotesChange {
  const isEmpty = ({ text }: LocaleNote): boolean => text.trim() === '';
  const changed = typed.notes.filter(
    ({ locale, text }) => asSent(text) !== (textIn(base, locale) ?? ''),
  );
  const gone = eachOnce(
    typed.removed,
    changed.filter(isEmpty).map(({ locale }) => locale),
  );
  return {
    notes: changed.filter((note) => !isEmpty(note) && !typed.removed.includes(note.locale)),
    removed: gone.filter((locale) => textIn(base, locale) !== undefined),
  };
}

/** What App Store Connect would refuse stays here until it is fixed. */
function acceptable({ notes, removed }: NotesChange): NotesChange {
  return { notes: notes.filter(({ text }) => isAcceptable(text)), removed };
}

export function isNothing({ notes, removed }: NotesChange): boolean {
  return notes.length + removed.length === 0;
}

export function changeTyped(id: string, change: (typed: TypedNotes) => Partial<TypedNotes>): void {
  const before = typedNotesOf(id);
  const changed = { ...before, ...change(before) };
  const notes = changed.notes.map((note) =>
    note.text.length > longestTyped ? { ...note, text: note.text.slice(0, longestTyped) } : note,
  );
  const bases = basesAfter(before, changed, baseNotes(id));
  putTyped(id, { ...changed, notes, bases, saving: 'unsaved' });
  saveSoon(id);
}

export function chooseTyped(id: string, chosen: string): void {
  putTyped(id, { chosen });
}

/** At most this much of what was typed is lost, also by someone who types without a pause. */
const longestUnsaved = 600;
const timers = new Map<string, ReturnType<typeof setTimeout>>();

function saveSoon(id: string): void {
  if (timers.has(id)) return;
  timers.set(
    id,
    setTimeout(() => void saveTyped(id), longestUnsaved),
  );
}

/** One after the other for each run: a slow write must not end after the next one. */
const saving = new Map<string, Promise<void>>();

export function saveTyped(id: string): Promise<void> {
  clearTimeout(timers.get(id));
  timers.delete(id);
  const work = (saving.get(id) ?? Promise.resolve()).then(() => save(id));
  saving.set(id, work);
  return work;
}

/** Resolves once everything that was typed is saved. */
export async function saveAllTyped(): Promise<void> {
  await Promise.all([...new Set([...timers.keys(), ...saving.keys()])].map(saveTyped));
}

async function save(id: string): Promise<void> {
  const typed = typedNotesOf(id);
  if (typed.saving === 'saved' || typed.saving === 'none') return;
  const refused = await saveIntoRun(id, typed);
  const error = (await keepDraft(id)) ?? refused;
  if (error !== null) return putTyped(id, { saving: { error } });
  // What was typed meanwhile has a timer of its own.
  if (!timers.has(id)) putTyped(id, { saving: 'saved' });
}

/** Of a run that has not sent its notes; of all others a person sends what was typed. */
async function saveIntoRun(id: string, typed: TypedNotes): Promise<AppError | null> {
  const run = useSnapshots.getState().runs[id];
  if (run === undefined || notesMode(run) !== 'into-run') return null;
  const change = acceptable(unsentChange(run.plan.notes, typed));
  if (isNothing(change)) return null;
  const error = await editRun(id, change, { maySend: false });
  if (error?.code !== 'notes-already-sent') return error;
  // The run was continued elsewhere. What is typed stays here until a person sends it.
  const reply = await request('runs:list', {});
  if (reply.ok) putRuns(reply.value);
  return null;
}

/** What each draft on the disk holds, as JSON. */
const onDisk = new Map<string, string>();

function draftOf(id: string): NotesDraft {
  const { chosen: _, saving: __, ...draft } = typedNotesOf(id);
  return withoutAccepted(draft, ownTextsOf(id));
}

export async function keepDraft(id: string): Promise<AppError | null> {
  const draft = draftOf(id);
  onDisk.set(id, JSON.stringify(draft));
  const reply = await request('drafts:save-notes', { of: id, draft });
  return reply.ok ? null : reply.error;
}

/** The next start must not take for typed what is part of the notes by now. */
function keepDraftIfOutdated(id: string): void {
  const isOutdated = (): boolean => {
    const last = onDisk.get(id);
    return last !== undefined && last !== JSON.stringify(draftOf(id));
  };
  if (timers.has(id) || !isOutdated()) return;
  const before = saving.get(id) ?? Promise.resolve();
  saving.set(
    id,
    before.then(async () => void (isOutdated() && (await keepDraft(id)))),
  );
}

/** By the ID of the run. */
const own = new Map<string, OwnTexts>();

function ownTextsOf(id: string): OwnTexts {
  const known = own.get(id) ?? new OwnTexts();
  own.set(id, known);
  return known;
}

/** Adds a change to the notes of a run. */
export async function editRun(
  runId: string,
  { notes, removed }: NotesChange,
  { maySend } = { maySend: true },
): Promise<AppError | null> {
  const texts = ownTextsOf(runId);
  texts.give({ notes, removed }, baseNotes(runId) ?? []);
  const reply = await request('runs:edit-notes', { runId, notes, removed, maySend });
  texts.answered({ notes, removed }, reply.ok);
  return reply.ok ? null : reply.error;
}

/** What became part of the notes, and what someone else changed in them, since a note was typed. */
function settle(id: string): void {
  const base = baseNotes(id);
  const typed = useTypedNotes.getState()[id];
  if (base === null || typed === undefined) return;
  const next = settled(base, typed, ownTextsOf(id).seenIn(base));
  if (next === null) return;
  putTyped(id, next);
  keepDraftIfOutdated(id);
}

function settleAll(): void {
  for (const id of Object.keys(useTypedNotes.getState())) settle(id);
}

useSnapshots.subscribe(settleAll);
useBuildNotes.subscribe(settleAll);
