import { FlaskConical } from 'lucide-react';
import { say } from '#shared/words/say';
import { type OpenPlan, usePlan } from '../../store/plan';
import {
  assessPlan,
  notReadyForLater,
  notReadyReasons,
  notReviewed,
  planFacts,
  unfinishedRunFor,
} from '../../store/plan-reading';
import { useReachOf } from '../../store/reach';
import { publish, uploadBeforeNotes } from '../../store/run-actions';
import { accountById, useSnapshots } from '../../store/snapshots';
import { Button } from '../../ui/button';
import { ErrorNotice } from '../../ui/error-notice';
import { GuardedButton } from '../../ui/guarded-button';
import { Pieces } from '../../ui/pieces';
import { appleLines } from '../../words/error';
import { overriddenWords } from '../../words/finding';
import { keyOf } from '../../words/keys';
import { planPieces } from '../../words/plan';
import { publishLabel } from '../../words/preset';
import { PresetLine } from './preset-line';
import { UnfinishedRun } from './unfinished-run';
import './plan-footer.css';

/** The whole plan as one sentence, and the publish button. */
export function PlanFooter({ plan }: { plan: OpenPlan }) {
  const starting = usePlan((state) => state.starting);
  const error = usePlan((state) => state.startError);
  const known = useReachOf(plan);
  const assessment = assessPlan(plan);
  const reasons = starting ? [say('plan.blocked.starting')] : notReadyReasons(plan, assessment);
  const laterReasons = notReadyForLater(plan, assessment);
  // The notice above explains it, and links to the run.
  const isShownAbove = error?.runId !== undefined && unfinishedRunFor(plan) !== null;
  const isPractice = useSnapshots(
    ({ accounts }) => accountById(accounts, plan.accountId)?.environment === 'practice',
  );
  const unread = notReviewed(plan);
  const overridden = overriddenWords(assessment.overridden.length);
  return (
    <section className="plan-footer" id="step-publish" tabIndex={-1} aria-label={say('plan.label')}>
      <UnfinishedRun plan={plan} />
      {error !== null && !isShownAbove && (
        <ErrorNotice
          isAlert
          {...error}
          {...(error.runId === undefined && { safe: say('plan.nothing-uploaded') })}
          quoted={appleLines(error.apple)}
          quotedFrom={say('plan.apple-says')}
        />
      )}
      <div className="plan-footer-row">
        <div className="grow">
          <p className="numbers">
            <Pieces of={planPieces(planFacts(plan, known?.reach.people ?? null))} />
          </p>
          <PresetLine plan={plan} />
          {overridden !== null && <p className="small plan-footer-overridden">{overridden}</p>}
          {unread > 0 && (
            <p className="small plan-footer-overridden">
              {say('plan.not-reviewed', { count: unread })}
            </p>
          )}
          {reasons[0] !== undefined && <p className="small plan-footer-reason">{reasons[0]}</p>}
        </div>
        {laterReasons !== null && (
          <Button
            kind="ghost"
            isDisabled={starting || laterReasons.length > 0}
            onPress={uploadBeforeNotes}
          >
            {say('plan.upload-before-notes')}
          </Button>
        )}
        <GuardedButton
          reasons={reasons}
          onPress={publish}
          isPractice={isPractice}
          keys={keyOf('publish')}
        >
          {isPractice && <FlaskConical aria-hidden />}
          {publishLabel(isPractice)}
        </GuardedButton>
      </div>
    </section>
  );
}
