import { create } from 'zustand';
import { featureOf } from '#shared/domain/key-features';
import {
  alwaysInContact,
  fieldAsSent,
  type InformationChange,
  type InformationField,
  idOfField,
  isPassword,
  languageFields,
  missingFields,
  ofDemoAccount,
  type SavedRow,
  storedIn,
  type TestInformation,
  withChanges,
} from '#shared/domain/test-information';
import type { AppError } from '#shared/errors';
import { say } from '#shared/words/say';
import { request } from '../bridge/bridge';
import { savedWords } from '../words/test-information';
import { type AppKey, idOfApp } from './app-pages';
import { readDestination } from './destination-actions';
import { usePlan } from './plan';
import { accountById, type Snapshots } from './snapshots';
import { announcer, showToast } from './window';

/** Test Information of one app, with what was typed for it and is not saved yet. */
export interface InformationForm {
  /** As it was read last; null until then. */
  information: TestInformation | null;
  isReading: boolean;
  /** Why it could not be read, or nothing of it be saved. */
  error: AppError | null;
  changes: readonly InformationChange[];
  /** Languages that were added and have no text yet. */
  added: readonly string[];
  /** The language that is shown; null for the first. */
  locale: string | null;
  isSaving: boolean;
  /** What became of each row at the last save. */
  rows: readonly SavedRow[];
  /** Why what was typed could not be saved on this computer. */
  draftError: AppError | null;
}

const unread: InformationForm = {
  information: null,
  isReading: false,
  error: null,
  changes: [],
  added: [],
  locale: null,
  isSaving: false,
  rows: [],
  draftError: null,
};

/** By the ID of the app, of those whose Test Information was opened. */
export const useInformation = create<Readonly<Record<string, InformationForm>>>(() => ({}));

/** The app whose Test Information is open in a sheet, over another screen. */
export const useInformationSheet = create<{ app: AppKey | null }>(() => ({ app: null }));

export function openInformationSheet(app: AppKey): void {
  useInformationSheet.setState({ app });
}

export function closeInformationSheet(): void {
  useInformationSheet.setState({ app: null });
}

export function formOf(forms: Readonly<Record<string, InformationForm>>, app: AppKey) {
  return forms[idOfApp(app)] ?? unread;
}

const current = (app: AppKey): InformationForm => formOf(useInformation.getState(), app);

function put(app: AppKey, change: Partial<InformationForm>): void {
  useInformation.setState({ [idOfApp(app)]: { ...current(app), ...change } });
}

/** How often each app's form is open: as a tab, and as a sheet over it. */
const opened = new Map<string, number>();

function countOpened(app: AppKey, more: number): number {
  const id = idOfApp(app);
  const count = (opened.get(id) ?? 0) + more;
  opened.set(id, count);
  return count;
}

export function openInformation(app: AppKey): Promise<void> {
  countOpened(app, 1);
  return readInformation(app);
}

/** An answer that comes after the form was closed brings no password back. */
function forForm(app: AppKey, information: TestInformation): TestInformation {
  const { contact } = information;
  return countOpened(app, 0) > 0 || contact === null
    ? information
    : { ...information, contact: { ...contact, demoAccountPassword: null } };
}

/** Reads it again, and what was typed before if it was not open yet. */
export async function readInformation(app: AppKey): Promise<void> {
  const isFirst = !(idOfApp(app) in useInformation.getState());
  put(app, { isReading: true, error: null });
  const [reply, draft] = await Promise.all([
    request('test-information:read', app),
    isFirst ? request('test-information:read-draft', app) : null,
  ]);
  const typed = draft?.ok ? (draft.value?.changes ?? []) : [];
  const known = new Set(current(app).changes.map(({ at }) => idOfField(at)));
  const changes = [...current(app).changes, ...typed.filter(({ at }) => !known.has(idOfField(at)))];
  put(app, {
    isReading: false,
    ...(reply.ok ? { information: forForm(app, reply.value) } : { error: reply.error }),
    changes: reply.ok ? unsaved(reply.value, changes) : changes,
  });
}

/** Changes that are not at App Store Connect yet. */
function unsaved(
  information: TestInformation,
  changes: readonly InformationChange[],
): InformationChange[] {
  return changes.filter(({ at, value }) => storedIn(information, at) !== fieldAsSent(at, value));
}

/** The password stays no longer than the form is open, neither what is stored nor what was typed. */
export function closeInformation(app: AppKey): void {
  void keepInformation(app);
  if (countOpened(app, -1) > 0) return;
  const { information, changes } = current(app);
  put(app, {
    changes: changes.filter(({ at }) => !isPassword(at)),
    rows: [],
    ...(information !== null && { information: forForm(app, information) }),
  });
}

export function changeField(app: AppKey, at: InformationField, value: string): void {
  const { information, changes, rows } = current(app);
  if (information === null) return;
  const id = idOfField(at);
  const stored = storedIn(information, at);
  const known = changes.find((change) => idOfField(change.at) === id);
  const base = known === undefined ? stored : known.base;
  const others = changes.filter((change) => change !== known);
  const isBack = value === stored && base === stored;
  put(app, {
    changes: isBack ? others : [...others, { at, base, value }],
    // What Apple said was about the text before.
    rows: rows.map((row) => ({
      ...row,
      refused: row.refused.filter(({ field }) => field !== at.field || !isOf(row, at)),
    })),
  });
  keepSoon(app);
}

function isOf({ row }: SavedRow, at: InformationField): boolean {
  return (
    row.of === at.of && (row.of !== 'language' || at.of !== 'language' || row.locale === at.locale)
  );
}

/** What Apple said about a field at the last save, in its own words. */
export function refusedWords({ rows }: InformationForm, at: InformationField): string | null {
  const words = rows
    .filter((row) => isOf(row, at))
    .flatMap(({ refused }) => refused.filter(({ field }) => field === at.field))
    .map((one) => one.words);
  return words[0] ?? null;
}

/** What someone else wrote stays, or is replaced at the next save. */
export function settleConflict(
  app: AppKey,
  change: InformationChange,
  keep: 'mine' | 'theirs',
): void {
  const { information, changes } = current(app);
  if (information === null) return;
  const base = storedIn(information, change.at);
  put(app, {
    changes: changes.flatMap((one) => {
      if (one !== change) return [one];
      return keep === 'mine' ? [{ ...one, base }] : [];
    }),
  });
  keepSoon(app);
}

export function discardChanges(app: AppKey): void {
  const before = current(app);
  put(app, { changes: [], added: [], rows: [], error: null });
  keepSoon(app);
  showToast(say('test-information.discarded'), () => {
    // What was typed since stays.
    const { changes, added } = current(app);
    const typed = new Set(changes.map(({ at }) => idOfField(at)));
    put(app, {
      changes: [...before.changes.filter(({ at }) => !typed.has(idOfField(at))), ...changes],
      added: [...new Set([...before.added, ...added])],
    });
    keepSoon(app);
  });
}

export function chooseLanguage(app: AppKey, locale: string): void {
  put(app, { locale });
}

export function addLanguage(app: AppKey, locale: string): void {
  put(app, { locale, added: [...current(app).added, locale] });
}

/** Puts another language's fields in the place of this one's. */
export function copyLanguage(app: AppKey, from: string, to: string): void {
  const { information, changes } = current(app);
  if (information === null) return;
  const now = withChanges(information, changes);
  for (const field of languageFields) {
    const value = storedIn(now, { of: 'language', locale: from, field });
    if (value !== null && value !== '')
      changeField(app, { of: 'language', locale: to, field }, value);
  }
  announcer.announceNow(say('test-information.copied', { language: { locale: from } }));
}

/** Contact fields without which Apple refuses any change of the contact; empty if none is changed. */
export function neededWithContact({ information, changes }: InformationForm): InformationField[] {
  const isChanged = changes.some(({ at }) => at.of === 'contact');
  const contact = information === null ? null : withChanges(information, changes).contact;
  if (!isChanged || contact === null) return [];
  const asksForAccount = contact.demoAccountRequired === 'true';
  return [...alwaysInContact, ...(asksForAccount ? ofDemoAccount : [])]
    .filter((field) => contact[field]?.trim() === '')
    .map((field) => ({ of: 'contact', field }));
}

/** What external testing still requires, with what was typed. */
export function stillMissing({ information, changes }: InformationForm): InformationField[] {
  return information === null ? [] : missingFields(withChanges(information, changes));
}

/** What a save would send: a contact that Apple is certain to refuse waits for what it lacks. */
export function changesToSend(form: InformationForm): InformationChange[] {
  const waits = neededWithContact(form).length > 0;
  return form.changes.filter(({ at }) => at.of !== 'contact' || !waits);
}

export async function saveInformation(app: AppKey): Promise<void> {
  const before = current(app);
  const changes = changesToSend(before);
  if (before.isSaving || changes.length === 0) return;
  put(app, { isSaving: true, error: null, rows: [] });
  const reply = await request('test-information:save', { ...app, changes });
  if (!reply.ok) return put(app, { isSaving: false, error: reply.error });
  const { information, rows } = reply.value;
  const now = current(app);
  const left = unsaved(information, now.changes);
  put(app, {
    information: forForm(app, information),
    rows,
    isSaving: false,
    changes: left,
    added: now.added.filter(
      (locale) => !information.languages.some((row) => row.locale === locale),
    ),
  });
  announcer.announceNow(savedWords(rows));
  keepSoon(app);
  if (rows.some(({ outcome }) => outcome === 'saved')) checkPlanAgain(app);
}

/** An open plan of the app may have waited for just this. */
function checkPlanAgain({ accountId, bundleId }: AppKey): void {
  const { plan } = usePlan.getState();
  if (plan?.accountId === accountId && plan.package.info.bundleId === bundleId)
    void readDestination();
}

/** Why nothing may be changed; null if nothing is known against it. */
export function lockedBecause(
  { accounts }: Pick<Snapshots, 'accounts'>,
  { accountId }: AppKey,
): string | null {
  const account = accountById(accounts, accountId);
  if (account === null) return say('test-information.no-account');
  const access = featureOf(account, 'beta-review');
  return access.can === 'no'
    ? say('test-information.locked', { role: say(`role.${access.needs}`) })
    : null;
}

/** At most this much of what was typed is lost, also by someone who types without a pause. */
const longestUnsaved = 500;
const timers = new Map<string, { app: AppKey; timer: ReturnType<typeof setTimeout> }>();

function keepSoon(app: AppKey): void {
  const id = idOfApp(app);
  if (timers.has(id)) return;
  timers.set(id, { app, timer: setTimeout(() => void keepInformation(app), longestUnsaved) });
}

async function keepInformation(app: AppKey): Promise<void> {
  const id = idOfApp(app);
  const waiting = timers.get(id);
  if (waiting === undefined) return;
  clearTimeout(waiting.timer);
  timers.delete(id);
  const changes = current(app).changes.filter(({ at }) => !isPassword(at));
  const reply = await request('test-information:save-draft', { ...app, draft: { changes } });
  put(app, { draftError: reply.ok ? null : reply.error });
}

/** Resolves once everything that was typed is on the disk. */
export async function keepAllInformation(): Promise<void> {
  await Promise.all([...timers.values()].map(({ app }) => keepInformation(app)));
}
