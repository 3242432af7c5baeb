import { create } from 'zustand';
import {
  alwaysInContact,
  type ContactField,
  fieldAsSent,
  ofDemoAccount,
  type ReviewContact,
} from '#shared/domain/test-information';
import type { AppError } from '#shared/errors';
import { say } from '#shared/words/say';
import { request } from '../bridge/bridge';
import { idOfStore, readStore, type StoreKey } from './app-store';
import { announcer, showToast } from './window';

/** A field as a person changed it. */
export interface ContactChange {
  field: ContactField;
  /** What it was when the person began to change it. */
  base: string;
  value: string;
}

/** App Review information of a version, with what was typed and is not saved yet. */
export interface ReviewDetailForm {
  isOpen: boolean;
  versionId: string | null;
  /** As it was read last; null if the version has none. It never has the password. */
  detail: ReviewContact | null;
  changes: readonly ContactChange[];
  isSaving: boolean;
  outcome: 'saved' | 'changed-meanwhile' | 'refused' | 'unanswered' | null;
  error: AppError | null;
  /** Whether the contact of beta review is being read. */
  isCopying: boolean;
}

const closed: ReviewDetailForm = {
  isOpen: false,
  versionId: null,
  detail: null,
  changes: [],
  isSaving: false,
  outcome: null,
  error: null,
  isCopying: false,
};

/** By the ID of the app and platform. Only while the window is open: a password is never on the disk. */
const useForms = create<Readonly<Record<string, ReviewDetailForm>>>(() => ({}));

export function useReviewDetail(app: StoreKey): ReviewDetailForm {
  return useForms((forms) => forms[idOfStore(app)] ?? closed);
}

function formOf(app: StoreKey): ReviewDetailForm {
  return useForms.getState()[idOfStore(app)] ?? closed;
}

function put(app: StoreKey, change: Partial<ReviewDetailForm>): void {
  useForms.setState({ [idOfStore(app)]: { ...formOf(app), ...change } });
}

function withoutPassword(detail: ReviewContact | null): ReviewContact | null {
  return detail && { ...detail, demoAccountPassword: null };
}

/** Opens the sheet. What was typed for the same version before is still there, without the password. */
export function openReviewDetail(
  app: StoreKey,
  versionId: string,
  detail: ReviewContact | null,
): void {
  const before = formOf(app);
  const changes = before.versionId === versionId ? before.changes : [];
  put(app, {
    isOpen: true,
    versionId,
    detail: withoutPassword(detail),
    changes: unsaved(detail, changes),
    outcome: null,
    error: null,
  });
}

export function closeReviewDetail(app: StoreKey): void {
  const { changes } = formOf(app);
  put(app, {
    isOpen: false,
    changes: changes.filter(({ field }) => field !== 'demoAccountPassword'),
  });
}

export function storedContact(detail: ReviewContact | null, field: ContactField): string {
  return detail?.[field] ?? (field === 'demoAccountRequired' ? 'false' : '');
}

/** As it would be: as typed, else as it is stored. */
export function contactNow(
  { detail, changes }: Pick<ReviewDetailForm, 'detail' | 'changes'>,
  field: ContactField,
): string {
  return changes.find((one) => one.field === field)?.value ?? storedContact(detail, field);
}

function sent(field: ContactField, value: string): string {
  return fieldAsSent({ of: 'contact', field }, value);
}

function unsaved(detail: ReviewContact | null, changes: readonly ContactChange[]): ContactChange[] {
  return changes.filter(({ field, value }) => storedContact(detail, field) !== sent(field, value));
}

export function changeContact(app: StoreKey, field: ContactField, value: string): void {
  const { detail, changes } = formOf(app);
  const known = changes.find((one) => one.field === field);
  const stored = storedContact(detail, field);
  const base = known?.base ?? stored;
  const others = changes.filter((one) => one !== known);
  const isBack = value === stored && base === stored;
  // What Apple said was about the text before.
  put(app, {
    changes: isBack ? others : [...others, { field, base, value }],
    outcome: null,
    error: null,
  });
}

/** Someone else changed it since, to something else. */
export function isContested(
  { detail }: Pick<ReviewDetailForm, 'detail'>,
  { field, base, value }: ContactChange,
): boolean {
  const stored = storedContact(detail, field);
  return field !== 'demoAccountPassword' && stored !== base && stored !== sent(field, value);
}

export function settleContact(
  app: StoreKey,
  change: ContactChange,
  whose: 'mine' | 'theirs',
): void {
  const { detail, changes } = formOf(app);
  const base = storedContact(detail, change.field);
  const left = changes.flatMap((one) => {
    if (one !== change) return [one];
    return whose === 'mine' ? [{ ...one, base }] : [];
  });
  put(app, { changes: left, outcome: null, error: null });
}

/** Fields without which Apple refuses the contact. A password that is stored is not reported, so it counts as there. */
export function missingContact(form: Pick<ReviewDetailForm, 'detail' | 'changes'>): ContactField[] {
  const isNeeded = contactNow(form, 'demoAccountRequired') === 'true';
  const hadAccount = form.detail?.demoAccountRequired === 'true';
  return [...alwaysInContact, ...(isNeeded ? ofDemoAccount : [])].filter(
    (field) =>
      contactNow(form, field).trim() === '' && !(field === 'demoAccountPassword' && hadAccount),
  );
}

/** What Apple said about a field at the last save, in its own words; null if nothing. */
export function refusedContact({ error }: ReviewDetailForm, field: ContactField): string | null {
  const found = error?.apple?.errors.find(({ source }) => source?.endsWith(`/${field}`));
  return found === undefined ? null : (found.detail ?? found.title);
}

/** Fills in the contact that reviewers of beta builds have. */
export async function copyBetaContact(app: StoreKey): Promise<void> {
  const { accountId, bundleId } = app;
  put(app, { isCopying: true });
  const reply = await request('test-information:read', { accountId, bundleId });
  put(app, { isCopying: false });
  if (!reply.ok) return put(app, { error: reply.error });
  const { contact } = reply.value;
  const known = alwaysInContact.filter((field) => (contact?.[field] ?? '') !== '');
  if (known.length === 0) return showToast(say('review-detail.use-beta.none'));
  for (const field of known) changeContact(app, field, contact?.[field] ?? '');
  announcer.announceNow(say('review-detail.use-beta.done'));
}

export async function saveReviewDetail(app: StoreKey): Promise<void> {
  const { versionId, detail, changes, isSaving } = formOf(app);
  if (versionId === null || isSaving || changes.length === 0) return;
  put(app, { isSaving: true, outcome: null, error: null });
  const change = Object.fromEntries(changes.map(({ field, value }) => [field, sent(field, value)]));
  const reply = await request('app-store:save-review-detail', {
    ...app,
    versionId,
    base: baseOf(detail, changes),
    change,
  });
  if (!reply.ok) return put(app, { isSaving: false, error: reply.error });
  const { outcome, error } = reply.value;
  const now = withoutPassword(reply.value.detail);
  put(app, {
    isSaving: false,
    outcome,
    error,
    detail: now,
    changes: outcome === 'saved' ? typedSince(formOf(app).changes, changes) : formOf(app).changes,
  });
  if (outcome !== 'saved') return;
  announcer.announceNow(say('review-detail.saved'));
  await readStore(app);
}

function typedSince(
  now: readonly ContactChange[],
  saved: readonly ContactChange[],
): ContactChange[] {
  return now.filter((change) => !saved.includes(change));
}

/** What the person saw of each field when they began to change it. */
function baseOf(
  detail: ReviewContact | null,
  changes: readonly ContactChange[],
): ReviewContact | null {
  if (detail === null) return null;
  const bases = Object.fromEntries(
    changes
      .filter(({ field, base }) => base !== storedContact(detail, field))
      .map(({ field, base }) => [field, base]),
  );
  return Object.fromEntries(
    Object.entries(detail).map(([field, value]) => [field, bases[field] ?? value]),
  ) as ReviewContact;
}
