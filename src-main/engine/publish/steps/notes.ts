import { asSent } from '#shared/asc/text-rules';
import type { LocaleNote } from '#shared/domain/publish-plan';
import { raise } from '#shared/errors';
import {
  type BuildNote,
  createBuildNote,
  createTestInformation,
  listBuildNotes,
  listTestInformation,
  updateBuildNote,
} from '../../asc/localizations';
import { Refusal } from '../../asc/refusal';
import { buildIdOf, done, known, type RunStep, type StepContext } from '../step';
import { writeOnce } from '../write';
import { askBeforeOverwriting } from './notes/other-notes';

/** Writes What to Test, one locale after the other, and reads each of them back. */
export const notes: RunStep = {
  id: 'notes',
  skipped: ({ scope, notes: wanted }) => {
    if (scope === 'upload-only') return 'only the upload was asked for';
    return wanted.length === 0 ? 'no notes were written' : null;
  },
  async run(context) {
    const { plan } = context.record.run;
    const roomFor = await localesWithRoom(context);
    for (const note of plan.notes) {
      await context.tell(`Writing ${note.locale}`);
      if (!roomFor.has(note.locale)) await makeRoomFor(context, note.locale);
      await writeNote(context, { ...note, text: asSent(note.text) });
    }
    return done(`${plan.notes.map(({ locale }) => locale).join(', ')} read back as written`);
  },
};

async function localesWithRoom(context: StepContext): Promise<Set<string>> {
  const rows = await listTestInformation(context.asc, appIdOf(context));
  return new Set(rows.map(({ locale }) => locale));
}

/** A language that is new to the app needs its row of test information first. */
async function makeRoomFor(context: StepContext, locale: string): Promise<void> {
  const appId = appIdOf(context);
  await writeOnce(context, {
    what: `test information ${locale}`,
    repeats: 'once',
    find: async () => {
      const rows = await listTestInformation(context.asc, appId);
      return rows.find((row) => row.locale === locale)?.id ?? null;
    },
    send: async () => {
      const { id: value, requestId } = await createTestInformation(context.asc, appId, locale);
      return { value, requestId };
    },
  });
}

/** Looks, writes only what is not there yet, and looks again: what is there already is never sent a second time. */
async function writeNote(context: StepContext, note: LocaleNote): Promise<void> {
  const before = await findNote(context, note.locale);
  if (!isKept(before, note)) {
    if (before) await askBeforeOverwriting(context, note, before.text);
    await (before ? update(context, before, note) : create(context, note));
    await readBack(context, note);
  }
  await context.note({ type: 'note-read-back', locale: note.locale });
}

/** Apple makes the primary locale's row by itself at some time: when it was quicker, that one is written. */
async function create(context: StepContext, note: LocaleNote): Promise<void> {
  try {
    await write(context, note, () => createBuildNote(context.asc, buildIdOf(context), note));
  } catch (thrown) {
    if (!(thrown instanceof Refusal) || !thrown.has('ENTITY_ERROR', '/locale')) throw thrown;
    const made = await findNote(context, note.locale);
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
    what: `note ${note.locale}`,
    // A second row of a language is refused, and a second text is the same text.
    repeats: 'same-again',
    find: async () => (isKept(await findNote(context, note.locale), note) ? true : null),
    send: async () => ({ value: true as const, requestId: (await send()).requestId }),
  });
}

async function readBack(context: StepContext, note: LocaleNote): Promise<void> {
  const kept = await findNote(context, note.locale);
  if (isKept(kept, note)) return;
  raise(
    'read-back-differs',
    kept === null
      ? `The note for ${note.locale} is not there.`
      : `The note for ${note.locale} was kept as: ${kept.text}`,
  );
}

async function findNote(context: StepContext, locale: string): Promise<BuildNote | null> {
  const rows = await listBuildNotes(context.asc, buildIdOf(context));
  return rows.find((row) => row.locale === locale) ?? null;
}

/** Apple may store other line ends than were sent. */
function isKept(row: BuildNote | null, { text }: LocaleNote): boolean {
  return row?.text.replaceAll('\r\n', '\n') === text.replaceAll('\r\n', '\n');
}

function appIdOf(context: StepContext): string {
  return known(context.record.run.app?.id, 'app');
}
