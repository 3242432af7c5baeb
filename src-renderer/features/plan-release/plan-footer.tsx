import { FlaskConical } from 'lucide-react';
import { inWords, say } from '#shared/words/say';
import { type OpenPlan, usePlan } from '../../store/plan';
import { assessPlan, notReadyReasons, planFacts, unfinishedRunFor } from '../../store/plan-reading';
import { publish } from '../../store/run-actions';
import { accountById, useSnapshots } from '../../store/snapshots';
import { ErrorNotice } from '../../ui/error-notice';
import { GuardedButton } from '../../ui/guarded-button';
import { Pieces } from '../../ui/pieces';
import { appleLines } from '../../words/error';
import { overriddenWords } from '../../words/finding';
import { planPieces } from '../../words/plan';
import { UnfinishedRun } from './unfinished-run';
import './plan-footer.css';

/** The whole plan as one sentence, and the publish button. */
export function PlanFooter({ plan }: { plan: OpenPlan }) {
  const starting = usePlan((state) => state.starting);
  const error = usePlan((state) => state.startError);
  const assessment = assessPlan(plan);
  const reasons = starting ? [say('plan.blocked.starting')] : notReadyReasons(plan, assessment);
  // The notice above explains it, and links to the run.
  const isShownAbove = error?.runId !== undefined && unfinishedRunFor(plan) !== null;
  const isPractice = useSnapshots(
    ({ accounts }) => accountById(accounts, plan.accountId)?.environment === 'practice',
  );
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
            <Pieces of={planPieces(planFacts(plan))} />
          </p>
          {overridden !== null && <p className="small plan-footer-overridden">{overridden}</p>}
          {reasons[0] !== undefined && <p className="small plan-footer-reason">{reasons[0]}</p>}
        </div>
        <GuardedButton reasons={reasons} onPress={publish} isPractice={isPractice}>
          {isPractice && <FlaskConical aria-hidden />}
          {say(isPractice ? 'plan.rehearse' : 'plan.publish')}
        </GuardedButton>
      </div>
    </section>
  );
}

/** Whether the draft is saved; it is saved automatically. */
export function DraftStateLine() {
  const state = usePlan((store) => store.plan?.draftState ?? 'untouched');
  const hasAccounts = useSnapshots((store) => store.accounts.length > 0);
  if (state === 'saved') return <span>{say('plan.draft.saved')}</span>;
  if (state === 'untouched' || !hasAccounts) return null;
  if (state === 'unsaved') return <span className="draft-unsaved">{say('plan.draft.saving')}</span>;
  return (
    <span className="draft-failed">
      {say('plan.draft.failed', { reason: inWords(state.error.title) })}
    </span>
  );
}
