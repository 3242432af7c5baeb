import { request } from '../bridge/bridge';
import { readDraft, saveDraft } from './draft-acts';
import { changePlan, eachOnce, emptyDraft, usePlan } from './plan';
import { announcer } from './window';

/** Asks App Store Connect about the app that the open package belongs to. */
export async function readDestination(): Promise<void> {
  const plan = usePlan.getState().plan;
  if (plan === null || plan.accountId === null) return;
  const { accountId, package: asked } = plan;
  changePlan(() => ({ destination: { state: 'reading' } }));
  const reply = await request('destinations:read', { accountId, path: asked.path });
  changePlan((current) => {
    // Another package or account by now: the answer is to a question nobody asks any more.
    if (current.package !== asked || current.accountId !== accountId) return {};
    if (!reply.ok) return { destination: { state: 'refused', trouble: reply.error } };
    const destination = reply.value;
    const locales = eachOnce(destination.locales, current.locales);
    return {
      destination: { state: 'known', destination },
      locales,
      locale: current.locale ?? locales[0] ?? null,
    };
  });
}

/** Publishes with another account: its app, its groups, its own draft. */
export async function chooseAccount(accountId: string): Promise<void> {
  const plan = usePlan.getState().plan;
  if (plan === null || plan.accountId === accountId) return;
  await saveDraft();
  changePlan((current) => ({
    accountId,
    destination: { state: 'reading' },
    followsBuild: false,
    // Groups belong to one app record; notes do not, and what was typed is never thrown away.
    draft: current.draftState === 'untouched' ? emptyDraft : { ...current.draft, groups: [] },
    draftState: 'untouched',
  }));
  announcer.sayNow('Account changed.');
  await Promise.all([readDraft(), readDestination()]);
}
