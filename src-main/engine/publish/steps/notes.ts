import type { LocaleNote, PublishPlan } from '#shared/domain/publish-plan';
import { AppException, fail } from '#shared/errors';
import { type Message, message } from '#shared/words/message';
import {
  type BuildNote,
  createTestInformation,
  listBuildNotes,
  listTestInformation,
} from '../../asc/localizations';
import { LostAnswer, Refusal } from '../../asc/refusal';
import { lookForLong } from '../read-back';
import { buildIdOf, done, type RunStep, type StepContext } from '../step';
import { writeOnce } from '../write';
import { appIdOf, isKept, isThereAlready, prove, readNotes, rowOf, writeNote } from './write-note';

function skipped({ scope, notes: wanted }: PublishPlan): Message | null {
  if (scope === 'upload-only') return message('step.skipped.upload-only');
  return wanted.length === 0 ? message('step.skipped.no-notes') : null;
}

/**
 * Writes What to Test as soon as Apple shows the build, while it is still being processed (app-store-connect.md, notes
 * 7): an internal group that gets every build then never sees it without notes, and a run that stops waiting leaves
 * its notes in place. What does not work yet is done after processing.
 */
export const notes: RunStep = {
  id: 'notes',
  skipped,
  async run(context) {
    await writeAll(context, handleForNow);
    return done(result(context, 'step.notes.later'));
  },
};

/** Reads every note back once more, and writes those that are not there as they were written. */
export const notesKept: RunStep = {
  id: 'notes-kept',
  skipped,
  isKnown: ({ run }) => run.notes.every(({ state }) => state !== 'waiting'),
  async run(context) {
    await writeAgainWhatWasLost(context);
    await writeAll(context, handleRefused);
    return done(result(context, 'step.notes.refused'));
  },
};

function result(
  context: StepContext,
  withRest: 'step.notes.later' | 'step.notes.refused',
): Message {
  const { kept, rest } = byState(context);
  const count = kept.length;
  if (rest.length === 0) return message('step.notes.saved', { count });
  return message(withRest, { count, languages: { list: rest.map((locale) => ({ locale })) } });
}

function byState({ record }: StepContext): { kept: string[]; rest: string[] } {
  const named = (isKept: boolean): string[] =>
    record.run.notes
      .filter(({ state }) => (state === 'read-back') === isKept)
      .map(({ name }) => name);
  return { kept: named(true), rest: named(false) };
}

/** Handles an error with the notes of these locales; what it does not handle is thrown again. */
type HandleError = (
  context: StepContext,
  locales: readonly string[],
  thrown: unknown,
) => Promise<void>;

/** Notes may be edited while they are written: what is written is what the plan says by then. */
async function writeAll(context: StepContext, handle: HandleError): Promise<void> {
  const tried = new Set<string>();
  for (let wanted = openNotes(context, tried); wanted.length > 0; ) {
    for (const note of wanted) tried.add(keyOf(note));
    try {
      await writeThese(context, wanted, handle);
    } catch (thrown) {
      await noteKept(context, wanted).catch(() => undefined);
      throw thrown;
    }
    wanted = openNotes(context, tried);
  }
}

const keyOf = ({ locale, text }: LocaleNote): string => JSON.stringify([locale, text]);

/** What is to be written and was not tried yet. */
function openNotes({ record }: StepContext, tried: ReadonlySet<string>): LocaleNote[] {
  const { plan, notes: written } = record.run;
  const isKept = (locale: string): boolean =>
    written.some(({ name, state }) => name === locale && state === 'read-back');
  return plan.notes
    .filter(({ locale }) => !isKept(locale))
    .filter((note) => !tried.has(keyOf(note)));
}

/** One locale after the other; a handled error of one does not affect the others. */
async function writeThese(
  context: StepContext,
  wanted: readonly LocaleNote[],
  handle: HandleError,
): Promise<void> {
  const rows = await readNotes(context);
  const isThere = (note: LocaleNote): boolean => isKept(rowOf(rows, note), note);
  const open = wanted.filter((note) => !isThere(note));
  const roomFor = open.length > 0 ? await localesWithRoom(context) : new Set<string>();
  const written: LocaleNote[] = [];
  for (const note of open) {
    await context.report(message('step.notes.saving', { language: { locale: note.locale } }));
    await handling(context, [note], handle, async () => {
      if (!roomFor.has(note.locale)) await makeRoomFor(context, note.locale);
      await writeNote(context, note, rowOf(rows, note));
      written.push(note);
    });
  }
  for (const note of wanted.filter(isThere)) await noteReadBack(context, note);
  if (written.length === 0) return;
  await handling(context, written, handle, async () => {
    await prove(context, written);
    for (const note of written) await noteReadBack(context, note);
  });
}

async function handling(
  context: StepContext,
  about: readonly LocaleNote[],
  handle: HandleError,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (thrown) {
    context.signal.throwIfAborted();
    const locales = about.map(({ locale }) => locale);
    await handle(context, locales, thrown);
  }
}

function noteReadBack(context: StepContext, { locale, text }: LocaleNote): Promise<void> {
  return context.note({ type: 'note-read-back', locale, text });
}

/** An error with one language takes nothing from those that were written before it. */
async function noteKept(context: StepContext, wanted: readonly LocaleNote[]): Promise<void> {
  context.signal.throwIfAborted();
  const rows = await listBuildNotes(context.asc.brief, buildIdOf(context));
  for (const note of wanted) {
    if (isKept(rowOf(rows, note), note)) await noteReadBack(context, note);
  }
}

/** A build that is still processed may refuse what it takes later (fastlane/fastlane#13977). */
async function handleForNow(
  context: StepContext,
  locales: readonly string[],
  thrown: unknown,
): Promise<void> {
  if (isRefused(thrown)) return noteRefused(context, locales, thrown);
  const passes =
    thrown instanceof LostAnswer ||
    (thrown instanceof AppException && thrown.error.code === 'read-back-differs');
  if (!passes) throw thrown;
  await noteKept(
    context,
    openNotes(context, new Set()).filter(({ locale }) => locales.includes(locale)),
  );
}

/** A refused note is named. Where the plan allows it, it does not delay groups and review. */
async function handleRefused(
  context: StepContext,
  locales: readonly string[],
  thrown: unknown,
): Promise<void> {
  if (!isRefused(thrown)) throw thrown;
  await noteRefused(context, locales, thrown);
  if (context.record.run.plan.refusedNotes === 'go-on') return;
  fail(
    'note-refused-by-apple',
    message('error.note-refused-by-apple.languages', {
      languages: { list: locales.map((locale) => ({ locale })) },
      apple: thrown.error.detail,
    }),
    {
      apple: thrown.answer,
      cause: thrown,
    },
  );
}

/** Not a matter of the key or of the account: the note itself is not taken. */
function isRefused(thrown: unknown): thrown is Refusal {
  return thrown instanceof Refusal && thrown.error.code === 'request-refused';
}

async function noteRefused(
  context: StepContext,
  locales: readonly string[],
  { error: { detail } }: Refusal,
): Promise<void> {
  for (const locale of locales) await context.note({ type: 'note-refused', locale, detail });
}

/** Apple may have created a row meanwhile (app-store-connect.md, notes 5), or someone changed one. */
async function writeAgainWhatWasLost(context: StepContext): Promise<void> {
  const { kept } = byState(context);
  if (kept.length === 0) return;
  const written = context.record.run.plan.notes.filter(({ locale }) => kept.includes(locale));
  let rows: readonly BuildNote[] = [];
  // Read moments ago, as of a build that was processed before the run.
  let isFirst = true;
  const lost = (): LocaleNote[] => written.filter((note) => !isKept(rowOf(rows, note), note));
  await lookForLong(context, message('wait.notes'), async () => {
    rows = (isFirst && context.reads.recall('notes')) || (await readNotes(context));
    isFirst = false;
    return lost().length === 0 ? true : null;
  });
  const again = lost();
  for (const note of again) await writeNote(context, note, rowOf(rows, note));
  if (again.length > 0) await prove(context, again);
}

async function localesWithRoom(context: StepContext): Promise<Set<string>> {
  const rows =
    context.reads.recall('information') ??
    (await listTestInformation(context.asc, appIdOf(context)));
  return new Set(rows.map(({ locale }) => locale));
}

/** A language that is new to the app needs its row of test information first; someone else may have created it. */
async function makeRoomFor(context: StepContext, locale: string): Promise<void> {
  const appId = appIdOf(context);
  const find = async (): Promise<string | null> => {
    const rows = await listTestInformation(context.asc, appId);
    return rows.find((row) => row.locale === locale)?.id ?? null;
  };
  await writeOnce(context, {
    // Not shown: the journal’s own name.
    what: `test information ${locale}`,
    repeats: 'once',
    find,
    send: async () => {
      const { id: value, requestId } = await createTestInformation(context.asc, appId, locale);
      return { value, requestId };
    },
  }).catch(async (thrown: unknown) => {
    if (!isThereAlready(thrown)) throw thrown;
    const made = await lookForLong(
      context,
      message('wait.test-information', { language: { locale } }),
      find,
    );
    if (made === null) throw thrown;
  });
}
