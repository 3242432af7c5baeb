import type { Draft, DraftKey } from '#shared/domain/draft';
import { request } from '../bridge/bridge';
import { changePlan, eachOnce, emptyDraft, type OpenPlan, usePlan } from './plan';

const quiet = 500;
let timer: ReturnType<typeof setTimeout> | undefined;

/** The key of a draft; null if the package or the account is incomplete. */
function draftKeyOf(plan: OpenPlan): DraftKey | null {
  const { bundleId, version, buildNumber } = plan.package.info;
  const accountId = plan.accountId;
  if (accountId === null || bundleId === null || version === null || buildNumber === null)
    return null;
  return { accountId, bundleId, version, buildNumber };
}

/** Changes the draft and saves it half a second after the last key. */
export function changeDraft(change: (draft: Draft) => Draft): void {
  changePlan((plan) => ({ draft: change(plan.draft), draftState: 'unsaved' }));
  clearTimeout(timer);
  timer = setTimeout(() => void saveDraft(), quiet);
}

/** Saves unsaved changes; also called before the package is closed. */
export async function saveDraft(): Promise<void> {
  clearTimeout(timer);
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

/** Restores what was typed for the same build before, unless something has been typed since. */
export async function readDraft(): Promise<void> {
  const plan = usePlan.getState().plan;
  const key = plan === null ? null : draftKeyOf(plan);
  if (plan === null || key === null) return;
  const reply = await request('drafts:read', key);
  if (!reply.ok) return;
  const draft = reply.value;
  changePlan((current) => {
    const same = current.package === plan.package && current.accountId === plan.accountId;
    if (!same || current.draftState !== 'untouched') return {};
    // Brought from another account: not saved under this one yet.
    if (draft === null) return current.draft === emptyDraft ? {} : { draftState: 'unsaved' };
    const locales = eachOnce(
      current.locales,
      draft.notes.map((note) => note.locale),
    );
    return { draft, draftState: 'saved', locales, locale: current.locale ?? locales[0] ?? null };
  });
  if (draft === null) await saveDraft();
}
