import { message } from '#shared/words/message';
import { Refusal } from '../../asc/refusal';
import { createLanguage, listLanguages } from '../../asc/test-information';
import { lookForLong } from '../read-back';
import { known, type StepContext } from '../step';
import { writeOnce } from '../write';

/**
 * A 409 on the language alone does not prove that its row exists: it may be a language that Apple does not have
 * (app-store-connect.md, notes 6).
 */
export function isThereAlready(thrown: unknown): thrown is Refusal {
  return isAboutLocale(thrown) && thrown.mentions(/same|exist|already/i);
}

export function isAboutLocale(thrown: unknown): thrown is Refusal {
  return thrown instanceof Refusal && thrown.has('ENTITY_ERROR', '/locale');
}

export function appIdOf(context: StepContext): string {
  return known(context.record.run.app?.id, 'app');
}

/** A language that is new to the app needs its row of test information first; someone else may have created it. */
export async function makeRoomFor(context: StepContext, locale: string): Promise<void> {
  const appId = appIdOf(context);
  const find = async (): Promise<string | null> => {
    const rows = await listLanguages(context.asc, appId);
    return rows.find((row) => row.locale.toLowerCase() === locale.toLowerCase())?.id ?? null;
  };
  await writeOnce(context, {
    // Not shown: the journal’s own name.
    what: `test information ${locale}`,
    repeats: 'once',
    find,
    send: async () => {
      const { id: value, requestId } = await createLanguage(context.asc, appId, locale);
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
