import { type LocaleNote, type PublishPlan, sendsPackage } from '#shared/domain/publish-plan';
import { type AppError, AppException, appError, fail } from '#shared/errors';
import { type Message, message } from '#shared/words/message';
import type { BuildNote } from '../../asc/localizations';
import { LostAnswer, Refusal } from '../../asc/refusal';
import { languagesOf, noteFaults } from '../note-problems';
import { lookForLong } from '../read-back';
import type { RunRecord } from '../run-record';
import { done, type RunStep, type StepContext } from '../step';
import {
  isOthers,
  isTextOfOthers,
  mayBeStale,
  type NoteProblems,
  noteElsewhere,
  sendNotes,
  sendThese,
} from './send-notes';
import { isKept, readNotes, removeNote, rowOf } from './write-note';

/** Notes may still be written while a person has not marked them as ready. */
function skipped(
  { scope, notes: wanted, notesReady }: PublishPlan,
  { removedNotes }: Pick<RunRecord, 'removedNotes'>,
): Message | null {
  if (scope === 'upload-only') return message('step.skipped.upload-only');
  const isNone = wanted.length === 0 && removedNotes.length === 0;
  return isNone && notesReady ? message('step.skipped.no-notes') : null;
}

/**
 * Writes What to Test as soon as Apple shows the build, while it is still being processed (app-store-connect.md, notes
 * 7): an internal group that gets every build then never sees it without notes, and a run that stops waiting leaves
 * its notes in place. What does not work yet is done after processing.
 */
export const notes: RunStep = {
  id: 'notes',
  // Never shown as done: it runs once they are ready, unless the run has come further by then.
  skipped: (plan, record) =>
    plan.notesReady || plan.scope === 'upload-only'
      ? skipped(plan, record)
      : message('step.notes.not-ready'),
  // A note may be edited while the step ends.
  isKnown: ({ run }) =>
    run.notes.every(({ state, elsewhere }) => state !== 'waiting' || elsewhere !== undefined),
  async run(context) {
    // A build that is still processed may refuse what it takes later (fastlane/fastlane#13977).
    await removeOthers(context).catch((thrown: unknown) => {
      context.signal.throwIfAborted();
      if (!(thrown instanceof LostAnswer)) throw thrown;
    });
    await sendNotes(context);
    return done(result(context));
  },
};

/**
 * Reads every note back once more, and writes those that are not there as they were written. Nothing goes to testers
 * before it is done.
 */
export const notesKept: RunStep = {
  id: 'notes-kept',
  skipped,
  isKnown: ({ run, removedNotes }) =>
    removedNotes.length === 0 &&
    run.notes.every(({ state }) => state !== 'waiting' && state !== 'sent'),
  async run(context) {
    if (!context.record.run.plan.notesReady) return { outcome: 'waiting-for-notes' };
    await removeOthers(context);
    const lost = await writeAgainWhatWasLost(context);
    const problems = await sendNotes(context);
    if (!context.record.run.plan.notesReady) return { outcome: 'waiting-for-notes' };
    failForProblems(context, new Map([...lost, ...problems]));
    return done(result(context));
  },
};

function result({ record }: StepContext): Message {
  const all = record.run.notes;
  const count = all.filter(({ state }) => state === 'read-back').length;
  const refused = all.filter(({ state }) => state === 'refused');
  const rest = all.filter(({ state }) => state !== 'read-back' && state !== 'refused');
  if (refused.length + rest.length === 0) return message('step.notes.saved', { count });
  const key = rest.length === 0 ? 'step.notes.refused' : 'step.notes.later';
  return message(key, { count, languages: languagesOf([...refused, ...rest]) });
}

/** A reading that no write of the run explains is repeated once or twice, and then it counts. */
const enoughLooks = 3;

/** Apple may have created a row meanwhile (app-store-connect.md, notes 5), or someone changed or deleted one. */
async function writeAgainWhatWasLost(context: StepContext): Promise<NoteProblems> {
  const problems: NoteProblems = new Map();
  const { plan, notes: all } = context.record.run;
  const saved = new Set(all.filter(({ state }) => state === 'read-back').map(({ name }) => name));
  const written = plan.notes.filter(({ locale }) => saved.has(locale));
  if (written.length === 0) return problems;
  let rows: readonly BuildNote[] = [];
  let looks = 0;
  const differing = () => written.filter((note) => !isKept(rowOf(rows, note), note));
  const isOfOthers = (note: LocaleNote) => isOthers(context, note, rowOf(rows, note));
  // Only what may be from before the run's own write is waited for.
  const isCertain = (note: LocaleNote) =>
    looks >= enoughLooks && !mayBeStale(context, note, rowOf(rows, note));
  // A build that was there before the run may have had the text of someone else.
  const isText = (note: LocaleNote) =>
    sendsPackage(plan) && isTextOfOthers(context, note, rowOf(rows, note));
  await lookForLong(context, message('wait.notes'), async () => {
    // Read moments ago, as of a build that was processed before the run.
    rows = (looks === 0 && context.reads.recall('notes')) || (await readNotes(context));
    looks += 1;
    return differing().every((note) => isText(note) || isCertain(note)) ? true : null;
  });
  for (const note of differing().filter(isOfOthers))
    await noteElsewhere(context, note, rowOf(rows, note));
  const lost = differing().filter((note) => !isOfOthers(note));
  if (lost.length > 0) await sendThese(context, lost, problems);
  return problems;
}

/** Languages that were sent and then removed from the run. Only what the run wrote is removed. */
async function removeOthers(context: StepContext): Promise<void> {
  const { removedNotes } = context.record;
  if (removedNotes.length === 0) return;
  const rows = await readNotes(context);
  for (const locale of removedNotes) {
    const row = rowOf(rows, { locale });
    const isOwn = row !== null && !isTextOfOthers(context, { locale, text: '' }, row);
    const isRemoved = row === null || (isOwn && (await isRemovable(context, row)));
    await context.note({ type: 'note-removed', locale, isRemoved });
  }
}

/** False if Apple refuses to remove it, as it may for the app's primary language: the text stays there. */
async function isRemovable(context: StepContext, row: BuildNote): Promise<boolean> {
  try {
    await removeNote(context, row);
    return true;
  } catch (thrown) {
    const isRefused = thrown instanceof Refusal && thrown.error.code === 'request-refused';
    if (!isRefused) throw thrown;
    return false;
  }
}

/** All languages at once, so that one stop is enough. Where the plan allows it, refused notes delay nothing. */
function failForProblems({ record }: StepContext, problems: NoteProblems): void {
  const { changed, refused, failed, detail } = noteFaults(record.run);
  if (detail === null) return;
  if (changed.length > 0) fail('note-changed', detail);
  const problem = [...refused, ...failed].map(({ name }) => problems.get(name)).find(Boolean);
  if (refused.length > 0) {
    fail('note-refused-by-apple', detail, {
      ...(problem?.error.apple && { apple: problem.error.apple }),
      cause: problem,
    });
  }
  throw new AppException(appError(codeOf(problem), detail), { cause: problem });
}

const codeOf = (problem: AppException | undefined): AppError['code'] =>
  problem?.error.code ?? 'read-back-differs';
