import { say } from '#shared/words/say';
import { request } from '../bridge/bridge';
import { withGroupsNow, withLocalesOf } from './choice-source';
import { fillRememberedAnswer } from './compliance';
import { readDraft, saveDraft } from './draft-actions';
import {
  changePlan,
  destinationError,
  eachOnce,
  emptyDraft,
  isStillOpen,
  type OpenPlan,
  type SeenDestination,
  seenDestination,
  usePlan,
} from './plan';
import { announcer } from './window';

/** Reads the open package's app from App Store Connect. */
export async function readDestination(): Promise<void> {
  const plan = usePlan.getState().plan;
  if (plan === null || plan.accountId === null) return;
  const { accountId, package: asked } = plan;
  const last = lastSeen(plan);
  changePlan((current) => ({
    destination: { state: 'reading', last, error: destinationError(current) },
    locales: eachOnce(last?.destination.locales ?? [], current.locales),
  }));
  const reply = await request('destinations:read', { accountId, path: asked.path });
  changePlan((current) => {
    // Another package or account is open by now: the answer is outdated.
    if (current.package !== asked || current.accountId !== accountId) return {};
    if (!reply.ok) return { destination: { state: 'refused', error: reply.error, last } };
    const destination = reply.value;
    const known = { destination, at: Date.now() };
    seen.set(seenKey(current), known);
    const locales = eachOnce(destination.locales, current.locales);
    return {
      ...withLocalesOf({ ...current, ...withGroupsNow(current, destination) }, destination),
      destination: { state: 'known', ...known },
      locales,
      locale: (current.isLocaleChosen ? current.locale : null) ?? locales[0] ?? null,
    };
  });
}

/** The last answer for each app and account, used when there is none; kept in memory only. */
const seen = new Map<string, SeenDestination>();

function seenKey({ accountId, package: { info } }: OpenPlan): string {
  return JSON.stringify([accountId, info.bundleId, info.version, info.buildNumber]);
}

function lastSeen(plan: OpenPlan): SeenDestination | null {
  return seenDestination(plan) ?? seen.get(seenKey(plan)) ?? null;
}

/** The first account of a plan without one: what was typed until now belongs to it. */
export async function settleAccount(
  accountId: string,
  accountReason: OpenPlan['accountReason'] = 'by-hand',
): Promise<void> {
  changePlan(() => ({
    accountId,
    accountReason,
    accountSearch: 'none',
    destination: { state: 'reading' },
  }));
  await saveDraft();
  await Promise.all([readDraft().then(fillRememberedAnswer), readDestination()]);
}

/** Switches to another account: its app, its groups, its own draft. */
export async function chooseAccount(
  accountId: string,
  accountReason: OpenPlan['accountReason'] = 'by-hand',
): Promise<void> {
  const plan = usePlan.getState().plan;
  if (plan === null || plan.accountId === accountId) return;
  if (plan.accountId === null) return settleAccount(accountId, accountReason);
  await saveDraft();
  if (!isStillOpen(plan)) return;
  changePlan((current) => ({
    accountId,
    accountReason,
    accountSearch: 'none',
    destination: { state: 'reading' },
    usesExistingBuild: false,
    // Groups belong to one app record; notes do not, and typed text is never discarded.
    draft: current.draftState === 'untouched' ? emptyDraft : { ...current.draft, groups: [] },
    source: null,
    locales: current.locales.filter(
      (one) => current.draftState !== 'untouched' || !current.source?.addedLocales.includes(one),
    ),
    // What was typed while the draft was being saved exists nowhere else yet.
    draftState: current.draft === plan.draft ? 'untouched' : 'unsaved',
  }));
  announcer.announceNow(say('announced.account-changed'));
  await Promise.all([readDraft().then(fillRememberedAnswer), readDestination()]);
}
