import { TriangleAlert } from 'lucide-react';
import { changeDraft } from '../../store/draft-acts';
import type { OpenPlan } from '../../store/plan';
import { chosenGroups } from '../../store/plan-reading';
import { SwitchRow } from '../../ui/switch-row';
import { missingReviewWords } from '../../words/plan';

/** The few choices beside the groups, each with what it does. */
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
      {submit && (
        <SwitchRow
          label="Stay until testers have it"
          isSelected={plan.draft.waitForTesters}
          onChange={(on) => changeDraft((draft) => ({ ...draft, waitForTesters: on }))}
        >
          The run goes on until Apple has approved the build. Otherwise it ends once it is
          submitted.
        </SwitchRow>
      )}
    </div>
  );
}
