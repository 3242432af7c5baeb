import type { LocaleNote } from '#shared/domain/publish-plan';
import { raise } from '#shared/errors';
import type { StepContext } from '../../step';

/**
 * Somebody may write the same note on the web while a run waits for the build. Their words are not written
 * over unasked: the run stops and shows them, and carrying on is the answer. A build that was there before
 * the run was chosen with its notes in sight.
 */
export async function askBeforeOverwriting(
  context: StepContext,
  { locale }: LocaleNote,
  theirs: string,
): Promise<void> {
  const { run, otherNotes } = context.record;
  if (theirs === '' || run.plan.scope === 'skip-upload') return;
  if (otherNotes[locale] === theirs) return;
  await context.note({ type: 'note-changed-elsewhere', locale, text: theirs });
  raise('note-changed', `For ${locale} somebody wrote: ${theirs}`);
}
