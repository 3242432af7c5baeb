import type { LocaleNote } from '#shared/domain/publish-plan';
import { request } from '../bridge/bridge';
import { localeName } from '../words/locale';
import { counted } from '../words/quantity';
import { changeDraft } from './draft-acts';
import {
  changePlan,
  eachOnce,
  knownDestination,
  noteOf,
  usePlan,
  withNote,
  withoutNote,
} from './plan';
import { showToast } from './window';

export function writeNote(locale: string, text: string): void {
  changeDraft((draft) => withNote(draft, locale, text));
}

export function chooseLocale(locale: string): void {
  changePlan(() => ({ locale }));
}

/** The locale above or below in the list, round the ends. */
export function stepLocale(by: 1 | -1): void {
  changePlan(({ locales, locale }) => {
    const at = locale === null ? -1 : locales.indexOf(locale);
    return { locale: locales.at((at + by) % Math.max(1, locales.length)) ?? locale };
  });
}

export function addLocale(locale: string): void {
  changePlan((plan) => ({ locales: eachOnce(plan.locales, [locale]), locale }));
  changeDraft((draft) => (noteOf(draft, locale) === '' ? withNote(draft, locale, '') : draft));
}

/** Takes a language out of the plan; ten seconds to think again. */
export function removeLocale(locale: string): void {
  const plan = usePlan.getState().plan;
  if (plan === null) return;
  const { locales, draft } = plan;
  const text = noteOf(draft, locale);
  changePlan((current) => {
    const left = current.locales.filter((one) => one !== locale);
    return {
      locales: left,
      locale: current.locale === locale ? (left[0] ?? null) : current.locale,
    };
  });
  changeDraft((current) => withoutNote(current, locale));
  showToast(`${localeName(locale)} removed.`, () => {
    changePlan((current) => ({
      locales: locales.filter((one) => one === locale || current.locales.includes(one)),
      locale,
    }));
    changeDraft((current) => withNote(current, locale, text));
  });
}

/** Writes several notes at once, with one way back for all of them. */
function takeNotes(notes: readonly LocaleNote[], said: string): void {
  const plan = usePlan.getState().plan;
  if (plan === null) return;
  const before = { draft: plan.draft, locales: plan.locales };
  changePlan((current) => {
    const locales = eachOnce(
      current.locales,
      notes.map((note) => note.locale),
    );
    return { locales, locale: current.locale ?? locales[0] ?? null };
  });
  changeDraft((draft) => notes.reduce((all, note) => withNote(all, note.locale, note.text), draft));
  showToast(said, () => {
    changePlan(() => ({ locales: before.locales }));
    changeDraft((draft) => ({ ...draft, notes: before.draft.notes }));
  });
}

/** Takes over what testers saw last, in the languages that are still empty. */
export function fillFromLatestBuild(): void {
  const plan = usePlan.getState().plan;
  const latest = knownDestination(plan)?.latestBuild;
  if (plan === null || latest === null || latest === undefined) return;
  const empty = latest.notes.filter((note) => noteOf(plan.draft, note.locale).trim() === '');
  if (empty.length === 0) return showToast('Every language of that build is written already.');
  takeNotes(empty, `${counted(empty.length, 'language')} filled from build ${latest.buildNumber}.`);
}

/** Reads notes from a file that main's dialog chose. */
export async function importNotes(): Promise<void> {
  const reply = await request('notes:import', {});
  if (!reply.ok) return changePlan(() => ({ importProblem: { trouble: reply.error } }));
  if (reply.value === null) return;
  const { fileName, notes, problems } = reply.value;
  changePlan(() => ({ importProblem: problems.length === 0 ? null : { fileName, problems } }));
  if (notes.length > 0)
    takeNotes(notes, `${counted(notes.length, 'language')} read from ${fileName}.`);
}

export function forgetImportProblem(): void {
  changePlan(() => ({ importProblem: null }));
}
