import type { Draft, DraftKey } from '#shared/domain/draft';
import { underAppleCodes } from '#shared/domain/note-locales';
import { request } from '../bridge/bridge';
import { beginningChoices } from './choice-source';
import { changePlan, eachOnce, emptyDraft, type OpenPlan, usePlan } from './plan';

/** Milliseconds from a change to its save: with the write to disk, a crash loses less than a second of typing. */
const longestUnsaved = 500;
let timer: ReturnType<typeof setTimeout> | undefined;
/** Milliseconds since 1970: since when there is something that no save has taken yet. */
let unsavedSince = 0;

/** The key of a draft; null if the package or the account is incomplete. */
function draftKeyOf(plan: OpenPlan): DraftKey | null {
  const { bundleId, version, buildNumber } = plan.package.info;
  const accountId = plan.accountId;
  if (accountId === null || bundleId === null || version === null || buildNumber === null)
    return null;
  return { accountId, bundleId, version, buildNumber };
}

/** Changes the draft and saves it half a second later, with what is typed until then; a pause is not waited for. */
export function changeDraft(change: (draft: Draft) => Draft): void {
  if (usePlan.getState().plan?.draftState !== 'unsaved') unsavedSince = Date.now();
  changePlan((plan) => ({ draft: change(plan.draft), draftState: 'unsaved' }));
  clearTimeout(timer);
  const left = unsavedSince + longestUnsaved - Date.now();
  timer = setTimeout(() => void saveDraft(), Math.max(0, left));
}

/** Saves unsaved changes; also called before the package is closed. */
export async function saveDraft(): Promise<void> {
  clearTimeout(timer);
  unsavedSince = Date.now();
  const plan = usePlan.getState().plan;
  if (plan === null || plan.draftState === 'untouched' || plan.draftState === 'saved') return;
  const key = draftKeyOf(plan);
  if (key === null) return;
  const reply = await request('drafts:save', { ...key, draft: plan.draft });
  changePlan((current) => {
    // Something was typed meanwhile: its own timer will save it.
    if (current.draft !== plan.draft) return {};
    return { draftState: reply.ok ? 'saved' : { error: reply.error } };
  });
}

/**
 * Restores what was typed for the same build before, unless something has been typed since. A plan without a draft
 * begins with the choices of the app's preset or of its last run.
 */
export async function readDraft(): Promise<void> {
  const plan = usePlan.getState().plan;
  const key = plan === null ? null : draftKeyOf(plan);
  if (plan === null || key === null) return;
  const reply = await request('drafts:read', key);
  if (!reply.ok) return;
  const draft = reply.value && { ...reply.value, notes: underAppleCodes(reply.value.notes) };
  changePlan((current) => {
    const same = current.package === plan.package && current.accountId === plan.accountId;
    if (!same || current.draftState !== 'untouched') return {};
    // Brought from another account: not saved under this one yet.
    if (draft === null && current.draft === emptyDraft) return beginningChoices(current);
    if (draft === null) return current.source === null ? { draftState: 'unsaved' } : {};
    const locales = eachOnce(
      current.locales,
      draft.notes.map((note) => note.locale),
    );
    const locale = current.locale ?? locales[0] ?? null;
    return { draft, draftState: 'saved', source: null, locales, locale };
  });
  if (draft === null) await saveDraft();
}
