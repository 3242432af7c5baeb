import type { PackageInfo } from '#shared/domain/package-info';
import { eachGroupOnce } from '#shared/domain/plan-groups';
import { type PublishPlan, sendsPackage } from '#shared/domain/publish-plan';
import { type Step, StepId, type StepState } from '#shared/domain/publish-run';
import { emailsByHand } from '#shared/domain/run-readers';
import { type Message, message } from '#shared/words/message';
import { notifyPlan } from '#shared/words/notify';

/** Most runs have nothing to do there: these rows are only in those that do. */
const storeSteps: ReadonlySet<StepId> = new Set(['store-version', 'store-texts', 'store-review']);

/** Every step in order, all pending. */
export function describeSteps(plan: PublishPlan, info: PackageInfo): Step[] {
  const ids = StepId.options.filter((id) => plan.appStore !== null || !storeSteps.has(id));
  return ids.map((id) => ({
    id,
    title: titleOf(id, plan, 'pending'),
    intention: intentions[id](plan, info),
    progress: { state: 'pending' },
  }));
}

/**
 * The step's title in the tense of its state. `savedNotes` is in how many languages notes were read back; without it,
 * all are meant.
 */
export function titleOf(
  id: StepId,
  plan: PublishPlan,
  state: StepState['state'],
  savedNotes = plan.notes.length,
): Message {
  const tense = state === 'running' ? 'doing' : state === 'done' ? 'done' : 'todo';
  const count = plan.notes.length;
  if (id === 'notes' && tense === 'done' && savedNotes < count)
    return message('step.notes.done-partly', { saved: savedNotes, count });
  if (id === 'notes') return message(`step.notes.${tense}`, { count });
  if (id === 'groups') {
    const groups = eachGroupOnce(plan.groups);
    return message(`step.groups.${tense}`, {
      count: groups.length,
      groups: { list: groups.map(({ name }) => name) },
    });
  }
  if (id === 'notes-kept' && !plan.notesReady) return message('step.notes-kept.not-ready');
  return message(`step.${id}.${tense}`);
}

/** What each step will do under the plan. */
const intentions: Record<StepId, (plan: PublishPlan, info: PackageInfo) => Message> = {
  'check-package': () => message('step.check-package.plan'),
  'find-app': (plan) => message('step.find-app.plan', { things: { list: checkedAtApple(plan) } }),
  upload: (_, { size }) => message('step.upload.plan', { size: { bytes: size } }),
  appear: ({ limits }) =>
    message('step.appear.plan', { limit: { duration: limits.findBuildMinutes * minute } }),
  notes: () => message('step.notes.plan'),
  process: ({ limits }) =>
    message('step.process.plan', { limit: { duration: limits.processingMinutes * minute } }),
  compliance: complianceIntention,
  'notes-kept': ({ notesReady }) =>
    message(notesReady ? 'step.notes-kept.plan' : 'step.notes.not-ready'),
  emails: ({ notify }) => notifyPlan(notify),
  groups: ({ groups }) => message('step.groups.plan', { count: groups.length }),
  review: () => message('step.review.plan'),
  'store-version': ({ appStore }, { version }) =>
    message('step.store-version.plan', {
      version: version ?? '',
      release: appStore?.release.type ?? 'manual',
    }),
  'store-texts': ({ appStore }) =>
    message('step.store-texts.plan', { count: appStore?.texts.length ?? 0 }),
  'store-review': ({ appStore }) =>
    message(appStore?.submit === false ? 'step.store-review.no-submit' : 'step.store-review.plan'),
  testers: ({ submitForBetaReview, waitForTesters, notify }) =>
    submitForBetaReview && (waitForTesters || emailsByHand(notify))
      ? message('step.testers.plan-review')
      : message('step.testers.plan'),
};

const minute = 60_000;

function checkedAtApple({ scope, groups, submitForBetaReview }: PublishPlan): Message[] {
  const things = [message('step.find-app.plan-record')];
  if (sendsPackage({ scope })) things.push(message('step.find-app.plan-build-number'));
  if (scope === 'upload-only' || scope === 'notes-only') return things;
  if (groups.length > 0) things.push(message('step.find-app.plan-groups'));
  if (submitForBetaReview) things.push(message('step.find-app.plan-review'));
  return things;
}

function complianceIntention(
  { usesNonExemptEncryption: asked }: PublishPlan,
  { usesNonExemptEncryption: stored }: PackageInfo,
): Message {
  if (stored ?? asked) return message('step.compliance.plan-yes');
  if (stored === false) return message('step.compliance.plan-answered');
  return asked === null ? message('step.compliance.plan-open') : message('step.compliance.plan-no');
}
