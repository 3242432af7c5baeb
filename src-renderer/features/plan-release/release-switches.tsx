import { TriangleAlert } from 'lucide-react';
import { emailsByHand } from '#shared/domain/run-readers';
import { say } from '#shared/words/say';
import { changeDraft } from '../../store/draft-actions';
import type { OpenPlan } from '../../store/plan';
import {
  chosenGroups,
  expectedReviewWords,
  isReviewBusy,
  notAllowed,
  writtenNotes,
} from '../../store/plan-reading';
import { SwitchRow } from '../../ui/switch-row';
import { needsRoleWords } from '../../words/key-access';
import { missingReviewWords } from '../../words/plan';
import { NotifyChoiceRow } from './notify-choice';
import { ReviewBusyRow } from './review-busy-choice';

/** The switches beside the groups, each with its effect. */
export function ReleaseSwitches({ plan }: { plan: OpenPlan }) {
  const submit = plan.draft.submitForBetaReview;
  const missing = missingReviewWords(chosenGroups(plan), submit);
  const refused = notAllowed(plan, 'beta-review');
  return (
    <div className="release-switches">
      <SwitchRow
        label={say('testers.review.label')}
        isSelected={submit}
        // A choice from an earlier key can still be taken back.
        isDisabled={refused !== null && !submit}
        onChange={(on) => changeDraft((draft) => ({ ...draft, submitForBetaReview: on }))}
      >
        {refused !== null ? (
          needsRoleWords(refused)
        ) : missing === null ? (
          (expectedReviewWords(plan) ?? say('testers.review.text'))
        ) : (
          <span className="release-missing">
            <TriangleAlert aria-hidden />
            {missing}
          </span>
        )}
      </SwitchRow>
      {submit && isReviewBusy(plan) && <ReviewBusyRow choice={plan.draft.whenReviewBusy} />}
      {submit && !emailsByHand(plan.draft.notify) && (
        <SwitchRow
          label={say('testers.wait.label')}
          isSelected={plan.draft.waitForTesters}
          onChange={(on) => changeDraft((draft) => ({ ...draft, waitForTesters: on }))}
        >
          {say('testers.wait.text')}
        </SwitchRow>
      )}
      {writtenNotes(plan).length > 0 && (submit || chosenGroups(plan).length > 0) && (
        <SwitchRow
          label={say('testers.refused-notes.label')}
          isSelected={plan.draft.refusedNotes === 'go-on'}
          onChange={(on) =>
            changeDraft((draft) => ({ ...draft, refusedNotes: on ? 'go-on' : 'stop' }))
          }
        >
          {say('testers.refused-notes.text')}
        </SwitchRow>
      )}
      {(submit || chosenGroups(plan).length > 0) && <NotifyChoiceRow notify={plan.draft.notify} />}
    </div>
  );
}
