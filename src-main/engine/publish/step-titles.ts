import type { PublishPlan } from '#shared/domain/publish-plan';
import type { Step, StepId, StepState } from '#shared/domain/publish-run';
import { notifyIntention } from '#shared/words/notify';

interface Words {
  /** Before it starts, and when it failed or was skipped. */
  ahead: string;
  now: string;
  done: string;
  /** What it will do under this plan, shown before it starts. */
  intention: string;
}

/** Every step in order, all pending. */
export function describeSteps(plan: PublishPlan): Step[] {
  return (Object.keys(words) as StepId[]).map((id) => {
    const { ahead, intention } = words[id](plan);
    return { id, title: ahead, intention, progress: { state: 'pending' } };
  });
}

/** The step's title in the tense of its state. */
export function titleOf(id: StepId, plan: PublishPlan, state: StepState['state']): string {
  const { ahead, now, done } = words[id](plan);
  if (state === 'running') return now;
  return state === 'done' ? done : ahead;
}

const words: Record<StepId, (plan: PublishPlan) => Words> = {
  'check-package': () => ({
    ahead: 'Check the package',
    now: 'Checking the package',
    done: 'Package checked',
    intention: 'read again on this computer, before anything is sent',
  }),
  'find-app': () => ({
    ahead: 'Find the app',
    now: 'Finding the app',
    done: 'App found',
    intention: 'the app record, a free build number, the groups and what a review needs',
  }),
  upload: () => ({
    ahead: 'Upload',
    now: 'Uploading',
    done: 'Uploaded',
    intention: 'in parts, straight from disk',
  }),
  appear: ({ limits }) => ({
    ahead: 'Apple takes the build',
    now: 'Apple takes the build',
    done: 'Apple has the build',
    intention: `waits up to ${limits.findBuildMinutes} min for it to appear; nothing is lost at the limit`,
  }),
  notes: ({ notes }) => {
    const languages = notes.length === 1 ? '1 language' : `${notes.length} languages`;
    const title = notes.length === 0 ? 'Notes' : `Notes in ${languages}`;
    return {
      ahead: title,
      now: title,
      done: title,
      intention: 'written as soon as the build is there, then read back',
    };
  },
  process: ({ limits }) => ({
    ahead: 'Apple processes the build',
    now: 'Apple processes the build',
    done: 'Build processed',
    intention: `up to ${limits.processingMinutes} min in all; nothing is lost at the limit`,
  }),
  compliance: () => ({
    ahead: 'Export compliance',
    now: 'Answering export compliance',
    done: 'Export compliance',
    intention: 'answered only if the package leaves it open',
  }),
  'notes-kept': () => ({
    ahead: 'Notes after processing',
    now: 'Reading notes back',
    done: 'Notes after processing',
    intention: 'read back once more before anyone gets the build',
  }),
  emails: ({ notify }) => ({
    ahead: 'Emails to testers',
    now: 'Setting emails to testers',
    done: 'Emails to testers',
    intention: notifyIntention(notify),
  }),
  groups: ({ groups }) => {
    const title = groups.length === 0 ? 'Groups' : `Groups: ${groups.join(', ')}`;
    return {
      ahead: title,
      now: title,
      done: title,
      intention: 'given the build one by one, then read back',
    };
  },
  review: () => ({
    ahead: 'Beta review',
    now: 'Submitting for beta review',
    done: 'Beta review',
    intention: 'submitted once notes and groups read back',
  }),
  testers: () => ({
    ahead: 'Testers get it',
    now: 'Waiting until testers have it',
    done: 'Testers',
    intention: 'waits for Apple’s review, however long it takes',
  }),
};
