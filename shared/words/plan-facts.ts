/* What a plan says, line by line: an approver reads the same in the window, the command and the system's question. */
import type { PublishPlan } from '../domain/publish-plan';
import { notifyPlan } from './notify';
import { whenBusyText } from './review-busy';
import { inWords, say } from './say';
import { storeFacts } from './store-plan';

/** A line of a plan: its label and its value, in words. */
export interface PlanFact {
  label: string;
  text: string;
  /** The language that the text is written in, for a note. */
  locale?: string;
}

/** Everything that a signature under the plan covers, notes and package aside. */
export function planFacts(plan: PublishPlan): PlanFact[] {
  const { submitForBetaReview, usesNonExemptEncryption: answer, limits } = plan;
  return [
    { label: say('sharing.plan.scope'), text: say(`sharing.plan.scope-${plan.scope}`) },
    {
      label: say('sharing.plan.groups'),
      text:
        plan.groups.length === 0
          ? say('sharing.plan.none')
          : plan.groups
              .map(({ id, name }) =>
                // The ID decides which group it is, whatever name stands beside it in a file.
                id === null ? name : say('group.described', { details: name, id }),
              )
              .join(', '),
    },
    {
      label: say('sharing.plan.review'),
      text: say(submitForBetaReview ? 'sharing.plan.review-yes' : 'sharing.plan.review-no'),
    },
    ...(submitForBetaReview
      ? [
          {
            label: say('sharing.plan.review-busy'),
            text: inWords(whenBusyText(plan.whenReviewBusy)),
          },
        ]
      : []),
    { label: say('sharing.plan.emails'), text: inWords(notifyPlan(plan.notify)) },
    {
      label: say('sharing.plan.encryption'),
      text:
        answer === null
          ? say('sharing.plan.encryption-package')
          : answer
            ? say('sharing.plan.encryption-yes', { declaration: plan.declaration ?? '–' })
            : say('sharing.plan.encryption-no'),
    },
    {
      label: say('sharing.plan.refused'),
      text: say(
        plan.refusedNotes === 'go-on' ? 'sharing.plan.refused-go-on' : 'sharing.plan.refused-stop',
      ),
    },
    {
      label: say('sharing.plan.limits'),
      text: say('sharing.plan.limits-text', {
        appear: { duration: limits.findBuildMinutes * 60_000 },
        process: { duration: limits.processingMinutes * 60_000 },
      }),
    },
    ...(plan.appStore === null ? [] : storeFacts(plan.appStore)),
    ...plan.overrides.map(({ code, reason }) => ({
      label: say('sharing.plan.overrides'),
      text: say('sharing.plan.override', { code, reason }),
    })),
  ];
}
