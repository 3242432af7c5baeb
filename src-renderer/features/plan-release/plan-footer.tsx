import { type OpenPlan, usePlan } from '../../store/plan';
import { hindrances, planFacts, weighOverrides } from '../../store/plan-reading';
import { publish } from '../../store/run-acts';
import { GuardedButton } from '../../ui/guarded-button';
import { Pieces } from '../../ui/pieces';
import { TroubleNotice } from '../../ui/trouble-notice';
import { passedOverWords } from '../../words/passing';
import { planPieces } from '../../words/plan';
import { appleLines } from '../../words/trouble';
import './plan-footer.css';

/** The whole plan as one sentence, and the one act. */
export function PlanFooter({ plan }: { plan: OpenPlan }) {
  const starting = usePlan((state) => state.starting);
  const trouble = usePlan((state) => state.startTrouble);
  const reasons = starting ? ['The run is being started.'] : hindrances(plan);
  const passed = passedOverWords(weighOverrides(plan).passed.length);
  return (
    <section className="plan-footer" id="step-publish" tabIndex={-1} aria-label="Plan">
      {trouble !== null && (
        <TroubleNotice
          isAlert
          {...trouble}
          safe="Nothing was uploaded."
          quoted={appleLines(trouble.apple)}
          quotedFrom="App Store Connect says"
        />
      )}
      <div className="plan-footer-row">
        <div className="grow">
          <p className="numbers">
            <Pieces of={planPieces(planFacts(plan))} />
          </p>
          {passed !== null && <p className="small plan-footer-passed">{passed}.</p>}
          {reasons[0] !== undefined && <p className="small plan-footer-reason">{reasons[0]}</p>}
        </div>
        <GuardedButton reasons={reasons} onPress={publish}>
          Publish
        </GuardedButton>
      </div>
    </section>
  );
}
