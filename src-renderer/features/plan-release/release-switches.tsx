import { TriangleAlert } from 'lucide-react';
import { emailsByHand } from '#shared/domain/run-readers';
import { changeDraft } from '../../store/draft-actions';
import type { OpenPlan } from '../../store/plan';
import { chosenGroups, writtenNotes } from '../../store/plan-reading';
import { SwitchRow } from '../../ui/switch-row';
import { missingReviewWords } from '../../words/plan';
import { NotifyChoiceRow } from './notify-choice';

/** The switches beside the groups, each with its effect. */
export function ReleaseSwitches({ plan }: { plan: OpenPlan }) {
  const submit = plan.draft.submitForBetaReview;
  const missing = missingReviewWords(chosenGroups(plan), submit);
  return (
    <div className="release-switches">
      <SwitchRow
        label="Submit for beta review"
        isSelected={submit}
        onChange={(on) => changeDraft((draft) => ({ ...draft, submitForBetaReview: on }))}
      >
        {missing === null ? (
          'Apple looks at the build before external testers get it.'
        ) : (
          <span className="release-missing">
            <TriangleAlert aria-hidden />
            {missing}
          </span>
        )}
      </SwitchRow>
      {submit && !emailsByHand(plan.draft.notify) && (
        <SwitchRow
          label="Stay until testers have it"
          isSelected={plan.draft.waitForTesters}
          onChange={(on) => changeDraft((draft) => ({ ...draft, waitForTesters: on }))}
        >
          The run goes on until Apple has approved the build. Otherwise it ends once it is
          submitted.
        </SwitchRow>
      )}
      {writtenNotes(plan).length > 0 && (submit || chosenGroups(plan).length > 0) && (
        <SwitchRow
          label="Continue without refused notes"
          isSelected={plan.draft.refusedNotes === 'go-on'}
          onChange={(on) =>
            changeDraft((draft) => ({ ...draft, refusedNotes: on ? 'go-on' : 'stop' }))
          }
        >
          If App Store Connect refuses a note, testers get the build without it. You can change the
          note and send it again.
        </SwitchRow>
      )}
      {(submit || chosenGroups(plan).length > 0) && <NotifyChoiceRow notify={plan.draft.notify} />}
    </div>
  );
}
