import type { LocaleNote } from '#shared/domain/publish-plan';
import { isStoredAs } from '#shared/domain/stored-note';
import { AppException, appError } from '#shared/errors';
import { message } from '#shared/words/message';
import type { BuildNote } from '../../asc/localizations';
import { LostAnswer, Refusal } from '../../asc/refusal';
import { readLagMs } from '../../asc/retry-policy';
import { listLanguages } from '../../asc/test-information';
import { lookForLong } from '../read-back';
import type { WriteName } from '../run-event';
import type { StepContext } from '../step';
import { appIdOf, makeRoomFor } from './make-room';
import { difference, isKept, readNotes, rowOf, writeNote } from './write-note';

/** By locale: why its note could not be saved. */
export type NoteProblems = Map<string, AppException>;

/**
 * Writes every note that is not there yet. An error with one language doesn’t affect the others: it is recorded for
 * that language. What is about the key, the account or the whole build is thrown.
 */
export async function sendNotes(context: StepContext): Promise<NoteProblems> {
  const problems: NoteProblems = new Map();
  const tried = new Set<string>();
  // Notes may be edited while they are written: what is written is what the plan says by then.
  for (let wanted = openNotes(context, tried); wanted.length > 0; ) {
    for (const note of wanted) tried.add(keyOf(note));
    await sendThese(context, wanted, problems);
    wanted = openNotes(context, tried);
  }
  return problems;
}

const keyOf = ({ locale, text }: LocaleNote): string => JSON.stringify([locale, text]);

/** What is to be written and was not tried yet; nothing while a person has not finished the notes. */
function openNotes({ record }: StepContext, tried: ReadonlySet<string>): LocaleNote[] {
  const { plan, notes } = record.run;
  if (!plan.notesReady) return [];
  const isSaved = (locale: string): boolean =>
    notes.some(({ name, state }) => name === locale && state === 'read-back');
  return plan.notes.filter((note) => !isSaved(note.locale) && !tried.has(keyOf(note)));
}

/** Writes these notes, one after the other, and reads all of them back at the end. */
export async function sendThese(
  context: StepContext,
  wanted: readonly LocaleNote[],
  problems: NoteProblems,
): Promise<void> {
  for (const { locale } of wanted) problems.delete(locale);
  const rows = await readNotes(context);
  const there = wanted.filter((note) => isKept(rowOf(rows, note), note));
  for (const note of there) await noteReadBack(context, note);
  const open = wanted.filter((note) => !there.includes(note));
  const changed = open.filter((note) => {
    const row = rowOf(rows, note);
    return isOthers(context, note, row) && !mayBeStale(context, note, row);
  });
  for (const note of changed) await noteElsewhere(context, note, rowOf(rows, note));
  try {
    const written = await writeEach(
      context,
      open.filter((note) => !changed.includes(note)),
      rows,
      problems,
    );
    await prove(context, written, rows, problems);
  } catch (thrown) {
    await noteKept(context, open).catch(() => undefined);
    throw thrown;
  }
}

/** Returns those that App Store Connect confirmed. */
async function writeEach(
  context: StepContext,
  notes: readonly LocaleNote[],
  rows: readonly BuildNote[],
  problems: NoteProblems,
): Promise<LocaleNote[]> {
  const isNew = notes.some((note) => rowOf(rows, note) === null);
  const ofApp = isNew ? await localesOfApp(context) : new Set<string>();
  const written: LocaleNote[] = [];
  for (const note of notes) {
    // Edited meanwhile, removed, or not ready after all.
    if (!isStillWanted(context, note)) continue;
    await context.report(message('step.notes.saving', { language: { locale: note.locale } }));
    await forThis(context, note, problems, async () => {
      const row = rowOf(rows, note);
      if (row === null && !ofApp.has(note.locale.toLowerCase()))
        await makeRoomFor(context, note.locale);
      context.reads.replacing(note.locale, row?.text ?? null);
      await writeNote(context, note, row);
      written.push(note);
    });
  }
  return written;
}

function isStillWanted({ record }: StepContext, { locale, text }: LocaleNote): boolean {
  const { plan } = record.run;
  const now = plan.notes.find((note) => note.locale === locale);
  return plan.notesReady && now?.text === text;
}

async function localesOfApp(context: StepContext): Promise<Set<string>> {
  const rows =
    context.reads.recall('information') ?? (await listLanguages(context.asc, appIdOf(context)));
  return new Set(rows.map(({ locale }) => locale.toLowerCase()));
}

/** Records what is wrong with this note alone; what is not about it is thrown. */
async function forThis(
  context: StepContext,
  { locale }: LocaleNote,
  problems: NoteProblems,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (thrown) {
    context.signal.throwIfAborted();
    if (!(thrown instanceof AppException)) throw thrown;
    if (isRefused(thrown)) {
      problems.set(locale, thrown);
      await context.note({ type: 'note-refused', locale, detail: thrown.error.detail });
    } else if (thrown instanceof LostAnswer) {
      await noteFailed(context, locale, thrown, problems);
    } else throw thrown;
  }
}

async function noteFailed(
  { note }: StepContext,
  locale: string,
  problem: AppException,
  problems: NoteProblems,
): Promise<void> {
  problems.set(locale, problem);
  const { detail, title } = problem.error;
  await note({ type: 'note-failed', locale, detail: detail === '' ? title : detail });
}

/** Not a matter of the key, of the account or of the build: the note itself is not taken. */
function isRefused(thrown: AppException): thrown is Refusal {
  const isAboutBuild = thrown instanceof Refusal && thrown.has('ENTITY_ERROR.RELATIONSHIP');
  return thrown instanceof Refusal && thrown.error.code === 'request-refused' && !isAboutBuild;
}

/** One list contains all of them; late ones are requested again, for as long as reads may lag behind writes. */
async function prove(
  context: StepContext,
  written: readonly LocaleNote[],
  before: readonly BuildNote[],
  problems: NoteProblems,
): Promise<void> {
  if (written.length === 0) return;
  let rows: readonly BuildNote[] = [];
  const isChanged = (note: LocaleNote): boolean => {
    const row = rowOf(rows, note);
    // The text that was replaced may be shown for a while.
    return row?.text !== rowOf(before, note)?.text && isTextOfOthers(context, note, row);
  };
  const isLate = (note: LocaleNote) => !isKept(rowOf(rows, note), note) && !isChanged(note);
  await lookForLong(context, message('wait.notes'), async () => {
    rows = await readNotes(context);
    return written.some(isLate) ? null : true;
  });
  for (const note of written) {
    const row = rowOf(rows, note);
    if (isKept(row, note)) await noteReadBack(context, note);
    else if (isChanged(note)) await noteElsewhere(context, note, row);
    else
      await noteFailed(
        context,
        note.locale,
        new AppException(appError('read-back-differs', difference([note], rows))),
        problems,
      );
  }
}

export function noteReadBack(context: StepContext, { locale, text }: LocaleNote): Promise<void> {
  return context.note({ type: 'note-read-back', locale, text });
}

/** Recorded once for each text; whether it is replaced is decided by a person. */
export async function noteElsewhere(
  context: StepContext,
  { locale }: LocaleNote,
  row: BuildNote | null,
): Promise<void> {
  const known = context.record.run.notes.find(({ name }) => name === locale)?.elsewhere;
  const text = row?.text ?? '';
  if (known?.theirs !== text) await context.note({ type: 'note-changed-elsewhere', locale, text });
}

/** An error that ends the step takes nothing from the languages that were written before it. */
async function noteKept(context: StepContext, notes: readonly LocaleNote[]): Promise<void> {
  context.signal.throwIfAborted();
  const rows = await readNotes(context);
  for (const note of notes) {
    if (isKept(rowOf(rows, note), note)) await noteReadBack(context, note);
  }
}

/**
 * Whether someone else's text is there, which is not overwritten without asking. A build that existed before the run
 * was chosen with its notes visible: there, only what was changed since the run wrote them is someone else's.
 */
export function isTextOfOthers(
  { record }: StepContext,
  { locale }: LocaleNote,
  row: BuildNote | null,
): boolean {
  const { run, replacedNotes, sentNotes } = record;
  if (row === null || row.text.trim() === '') return false;
  const sent = sentNotes[locale] ?? [];
  const isUnread = run.plan.scope === 'existing-build' && run.plan.existing?.notes.length === 0;
  if ((run.plan.scope === 'skip-upload' || isUnread) && sent.length === 0) return false;
  const isKnown = [...sent, ...(replacedNotes[locale] ?? [])].some((text) =>
    isStoredAs(row.text, text),
  );
  return !isKnown;
}

/**
 * Whether what is there is not what the run left there, so that nothing is written without asking: a text of someone
 * else, or none where the run's own had been checked after processing. Until then, Apple may lose a note on its own.
 */
export function isOthers(context: StepContext, note: LocaleNote, row: BuildNote | null): boolean {
  const { checkedNotes, replacedNotes } = context.record;
  const isBlank = row === null || row.text.trim() === '';
  if (!isBlank) return isTextOfOthers(context, note, row);
  return checkedNotes.includes(note.locale) && !replacedNotes[note.locale]?.includes('');
}

/** Whether this is what a write of this process has just replaced: reads lag behind writes for a while. */
export function mayBeStale(
  { record, reads, clock }: StepContext,
  { locale }: LocaleNote,
  row: BuildNote | null,
): boolean {
  const { writes, openIntents } = record;
  // Not shown: the journal’s own name.
  const write: WriteName = `note ${locale}`;
  const own = [...openIntents, ...writes].filter(({ what }) => what === write);
  const last = Math.max(0, ...own.map(({ at }) => Date.parse(at)));
  const isRecent = clock.now().getTime() - last < readLagMs;
  const before = reads.replacedBy(locale);
  return isRecent && before !== undefined && before === (row?.text ?? null);
}
