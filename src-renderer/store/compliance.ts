import { create } from 'zustand';
import type { ComplianceAnswer } from '#shared/domain/compliance-answer';
import { request } from '../bridge/bridge';
import { changeDraft } from './draft-actions';
import { changePlan, isStillOpen, type OpenPlan, usePlan } from './plan';

/** What this person answered before, by account and app; null for an app that was never asked about. */
const useAnswers = create<Record<string, ComplianceAnswer | null>>(() => ({}));

interface AnsweredApp {
  accountId: string;
  bundleId: string;
}

/** The app of a package that leaves the question to the person who publishes; null if there is no question. */
function askedApp({ accountId, package: { info } }: OpenPlan): AnsweredApp | null {
  const { bundleId, usesNonExemptEncryption: packaged } = info;
  return accountId === null || bundleId === null || packaged !== null
    ? null
    : { accountId, bundleId };
}

function keyOf({ accountId, bundleId }: AnsweredApp): string {
  return JSON.stringify([accountId, bundleId]);
}

function keep(app: AnsweredApp, answer: ComplianceAnswer | null): void {
  useAnswers.setState({ [keyOf(app)]: answer });
}

/** What this person answered before about the plan's app. */
export function useRememberedAnswer(plan: OpenPlan): ComplianceAnswer | null {
  const app = askedApp(plan);
  return useAnswers((answers) => (app === null ? null : (answers[keyOf(app)] ?? null)));
}

/**
 * Fills in what the person answered before, where neither a preset nor the draft has an answer: they are newer, or were
 * chosen for this build. That of an earlier run is older than the person's own.
 */
export async function fillRememberedAnswer(): Promise<void> {
  const { plan } = usePlan.getState();
  const app = plan && askedApp(plan);
  if (!plan || !app) return;
  const reply = await request('compliance:read', app);
  if (!reply.ok || !isStillOpen(plan)) return;
  keep(app, reply.value);
  const answer = reply.value;
  if (answer === null) return;
  changePlan(({ accountId, draft, draftState, source }) => {
    const isFromRun = source?.kind === 'run' && draftState === 'untouched';
    const isOpen = draft.usesNonExemptEncryption === null || isFromRun;
    if (accountId !== app.accountId || !isOpen) return {};
    return { draft: { ...draft, usesNonExemptEncryption: answer.usesNonExemptEncryption } };
  });
}

/** The person's answer for this build, and for every later one of the app whose package leaves it open. */
export async function answerCompliance(plan: OpenPlan, uses: boolean): Promise<void> {
  changeDraft((draft) => ({ ...draft, usesNonExemptEncryption: uses }));
  const app = askedApp(plan);
  if (app === null) return;
  const reply = await request('compliance:remember', { ...app, usesNonExemptEncryption: uses });
  if (reply.ok) keep(app, reply.value);
}

/** The question is open again, for this build and for later ones. */
export async function forgetAnswer(plan: OpenPlan): Promise<void> {
  const app = askedApp(plan);
  if (app === null) return;
  const reply = await request('compliance:forget', app);
  if (!reply.ok) return;
  keep(app, null);
  if (isStillOpen(plan)) changeDraft((draft) => ({ ...draft, usesNonExemptEncryption: null }));
}
