import type { LocaleNote } from '#shared/domain/publish-plan';
import { fail } from '#shared/errors';
import { type Message, message } from '#shared/words/message';
import {
  type BuildNote,
  createBuildNote,
  listBuildNotes,
  updateBuildNote,
} from '../../asc/localizations';
import { Refusal } from '../../asc/refusal';
import { lookForLong, readBack } from '../read-back';
import { buildIdOf, known, type StepContext } from '../step';
import { writeOnce } from '../write';

/**
 * A 409 on the language alone does not prove that its row exists: it may be a language that Apple does not have
 * (app-store-connect.md, notes 6).
 */
export function isThereAlready(thrown: unknown): thrown is Refusal {
  return (
    thrown instanceof Refusal &&
    thrown.has('ENTITY_ERROR', '/locale') &&
    thrown.mentions(/same|exist|already/i)
  );
}

/** An existing text is never sent a second time; someone else's text is not overwritten without asking. */
export async function writeNote(
  context: StepContext,
  note: LocaleNote,
  before: BuildNote | null,
): Promise<void> {
  if (!before) return create(context, note);
  await askBeforeOverwriting(context, note, before.text);
  await update(context, before, note);
}

/**
 * Apple creates the primary locale's row at some time (app-store-connect.md, notes 5): if it was faster, that row is
 * updated.
 */
async function create(context: StepContext, note: LocaleNote): Promise<void> {
  try {
    await write(context, note, () => createBuildNote(context.asc, buildIdOf(context), note));
  } catch (thrown) {
    if (!isThereAlready(thrown)) throw thrown;
    const waiting = message('wait.note', { language: { locale: note.locale } });
    const made = await lookForLong(context, waiting, () => findNote(context, note.locale));
    if (!made) throw thrown;
    await update(context, made, note);
  }
}

function update(context: StepContext, { id }: BuildNote, note: LocaleNote): Promise<void> {
  return write(context, note, () => updateBuildNote(context.asc, id, note.text));
}

async function write(
  context: StepContext,
  note: LocaleNote,
  send: () => Promise<{ requestId: string | null }>,
): Promise<void> {
  await writeOnce(context, {
    // Not shown: the journal’s own name.
    what: `note ${note.locale}`,
    // A second row for a language is refused, and a second text is the same text.
    repeats: 'same-again',
    find: async () => (isKept(await findNote(context, note.locale), note) ? true : null),
    send: async () => ({ value: true as const, requestId: (await send()).requestId }),
  });
}

/** One list contains all of them; late ones are requested again. */
export async function prove(context: StepContext, written: readonly LocaleNote[]): Promise<void> {
  const missing = (rows: readonly BuildNote[]): LocaleNote[] =>
    written.filter((note) => !isKept(rowOf(rows, note), note));
  await readBack(context, {
    waiting: message('wait.notes'),
    look: () => readNotes(context),
    isKept: (rows) => missing(rows).length === 0,
    differs: (rows) => difference(missing(rows), rows),
  });
}

/** Shows the first of the texts that are stored instead. */
function difference(notes: readonly LocaleNote[], rows: readonly BuildNote[]): Message {
  const languages = { list: notes.map(({ locale }) => ({ locale })) };
  const stored = notes.map((note) => rowOf(rows, note)).find((row) => row !== null);
  if (stored === undefined) return message('error.read-back-differs.notes-missing', { languages });
  const { locale, text } = stored;
  return message('error.read-back-differs.notes', { languages, language: { locale }, text });
}

export function rowOf(
  rows: readonly BuildNote[],
  { locale }: Pick<LocaleNote, 'locale'>,
): BuildNote | null {
  return rows.find((row) => row.locale === locale) ?? null;
}

export async function readNotes(context: StepContext): Promise<BuildNote[]> {
  const rows = await listBuildNotes(context.asc, buildIdOf(context));
  context.reads.note('notes', rows);
  return rows;
}

async function findNote(context: StepContext, locale: string): Promise<BuildNote | null> {
  return rowOf(await readNotes(context), { locale });
}

/** Apple may store other line endings than were sent (app-store-connect.md, notes 8). */
export function isKept(row: BuildNote | null, { text }: LocaleNote): boolean {
  return row?.text.replaceAll('\r\n', '\n') === text.replaceAll('\r\n', '\n');
}

export function appIdOf(context: StepContext): string {
  return known(context.record.run.app?.id, 'app');
}

/**
 * Someone may write the same note on the web while a run waits for the build. Their text is not
 * overwritten without asking: the run stops and shows it, and resuming confirms. A build that existed before
 * the run was chosen with its notes visible.
 */
async function askBeforeOverwriting(
  context: StepContext,
  { locale }: LocaleNote,
  theirs: string,
): Promise<void> {
  const { run, otherNotes, ownNotes } = context.record;
  if (theirs === '' || run.plan.scope === 'skip-upload') return;
  // Text that this run wrote before isn't someone else's; Apple may store other line endings.
  if (ownNotes[locale] === theirs.replaceAll('\r\n', '\n')) return;
  if (otherNotes[locale] === theirs) return;
  await context.note({ type: 'note-changed-elsewhere', locale, text: theirs });
  fail('note-changed', message('error.note-changed.text', { language: { locale }, text: theirs }));
}
