import type { NotesDraft } from '#shared/domain/draft';
import type { LocaleNote } from '#shared/domain/publish-plan';
import type { PublishRun } from '#shared/domain/publish-run';
import type { AppError } from '#shared/errors';
import { request } from '../bridge/bridge';
import { openNotesEditor } from './open-notes';
import { type OpenPlan, shownDestination } from './plan';
import { fitsInPlan, writtenNotes } from './plan-reading';
import { useSnapshots } from './snapshots';
import {
  changeTyped,
  editRun,
  emptyDraft,
  isNothing,
  keepDraft,
  type NotesChange,
  putTyped,
  readTyped,
  saveTyped,
  typedNotesOf,
  unsentChange,
} from './typed-notes';

/** The button of a run's screen that opens its notes. */
export const openRunNotesId = 'edit-notes';

/**
 * Opens the notes of a run, at a language that needs someone, or at the one that was edited last. `openerId` is the
 * button that has the focus again after that.
 */
export function openRunNotes(runId: string, locale?: string, openerId = openRunNotesId): void {
  openNotesEditor({ kind: 'run', runId }, openerId);
  void readTyped(runId).then(() => {
    if (locale !== undefined) putTyped(runId, { chosen: locale });
  });
}

/**
 * The editor of the run shows the languages and the earlier notes that the plan showed, and the texts that are too long
 * for a plan.
 */
export async function keepNotesOfPlan(runId: string, plan: OpenPlan): Promise<void> {
  const destination = shownDestination(plan);
  const notes = writtenNotes(plan).filter((note) => !fitsInPlan(note));
  const draft: NotesDraft = {
    ...emptyDraft,
    notes,
    bases: notes.map(({ locale }) => ({ locale, text: null })),
    toReview: plan.draft.toReview,
    listed: [...plan.locales],
    primary: destination?.app.primaryLocale ?? null,
    ofApp: destination?.locales ?? null,
    previous: destination?.latestBuild ?? null,
  };
  putTyped(runId, draft);
  await keepDraft(runId);
}

/** Adds what was typed to the run, which sends it; null once that is done, else the error. */
export async function sendRunNotes(runId: string): Promise<AppError | null> {
  await saveTyped(runId);
  const run = useSnapshots.getState().runs[runId];
  if (run === undefined) return null;
  const change = unsentChange(run.plan.notes, typedNotesOf(runId));
  return isNothing(change) ? null : editRun(runId, change);
}

/** Sends notes again as they are, such as one that was refused. */
export async function sendAgain(
  run: PublishRun,
  locales: readonly string[],
): Promise<AppError | null> {
  const notes = run.plan.notes.filter(({ locale }) => locales.includes(locale));
  return editRun(run.id, { notes, removed: [] });
}

/** The text at App Store Connect becomes that of the run; a note that was deleted there is no more part of it. */
export async function takeTheirs(runId: string, theirs: LocaleNote): Promise<AppError | null> {
  const { locale, text } = theirs;
  const change = text === '' ? { notes: [], removed: [locale] } : { notes: [theirs], removed: [] };
  return settle(runId, locale, change);
}

/** The run sends this text, whatever someone else wrote over it. */
export async function replaceTheirs(runId: string, mine: LocaleNote): Promise<AppError | null> {
  return settle(runId, mine.locale, { notes: [mine], removed: [] });
}

/** From then on the run's own text is shown in this language; what is being saved must not come after the choice. */
async function settle(
  runId: string,
  locale: string,
  change: NotesChange,
): Promise<AppError | null> {
  await readTyped(runId);
  await saveTyped(runId);
  const before = typedNotesOf(runId).notes.filter((note) => note.locale === locale);
  changeTyped(runId, ({ notes, removed }) => ({
    notes: notes.filter((note) => note.locale !== locale),
    removed: removed.filter((one) => one !== locale),
  }));
  const refused = await editRun(runId, change);
  if (refused !== null) changeTyped(runId, ({ notes }) => ({ notes: [...before, ...notes] }));
  return refused;
}

/** Languages that were to be removed stay. */
export function keepRemoved(runId: string): void {
  changeTyped(runId, () => ({ removed: [] }));
}

/** Whether the notes of the run may be sent. */
export async function setNotesReady(runId: string, isReady: boolean): Promise<AppError | null> {
  await saveTyped(runId);
  const reply = await request('runs:set-notes-ready', { runId, isReady });
  return reply.ok ? null : reply.error;
}
