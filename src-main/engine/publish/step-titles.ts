import type { PublishPlan } from '#shared/domain/publish-plan';
import type { Step, StepId } from '#shared/domain/publish-run';

type Described = Pick<Step, 'id' | 'title' | 'intention'>;

/** Every step in the order in which it runs, with what it will do under this plan. */
export function describeSteps(plan: PublishPlan): Described[] {
  return (Object.keys(titles) as StepId[]).map((id) => ({ id, ...titles[id](plan) }));
}

const titles: Record<StepId, (plan: PublishPlan) => Omit<Described, 'id'>> = {
  'check-package': () => ({
    title: 'Check the package',
    intention: 'read again on this computer, before anything is sent',
  }),
  'find-app': () => ({
    title: 'Find the app',
    intention: 'the app record, a free build number, the groups and what a review needs',
  }),
  upload: () => ({ title: 'Upload', intention: 'in parts, straight from disk' }),
  appear: ({ limits }) => ({
    title: 'Apple takes the build',
    intention: `waits up to ${limits.findBuildMinutes} min for it to appear; nothing is lost at the limit`,
  }),
  process: ({ limits }) => ({
    title: 'Apple processes the build',
    intention: `up to ${limits.processingMinutes} min in all; nothing is lost at the limit`,
  }),
  compliance: () => ({
    title: 'Export compliance',
    intention: 'answered only if the package leaves it open',
  }),
  notes: ({ notes }) => ({
    title: notes.length === 1 ? 'Notes in 1 language' : `Notes in ${notes.length} languages`,
    intention: 'written, then read back from Apple',
  }),
  groups: ({ groups }) => ({
    title: groups.length === 0 ? 'Groups' : `Groups: ${groups.join(', ')}`,
    intention: 'given the build one by one, then read back',
  }),
  review: () => ({ title: 'Beta review', intention: 'submitted once notes and groups read back' }),
  testers: () => ({
    title: 'Testers have it',
    intention: 'waits for Apple’s review, however long it takes',
  }),
};
