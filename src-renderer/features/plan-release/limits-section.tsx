import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { usualLimits } from '#shared/domain/publish-plan';
import { say } from '#shared/words/say';
import { changeDraft } from '../../store/draft-actions';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { MinutesField } from '../../ui/number-field';
import { useShown } from '../../ui/use-shown';
import { type Limits, limitBounds, limitsWords, withLimit } from '../../words/settings';
import './limits-section.css';

function change(which: keyof Limits, minutes: number): void {
  changeDraft((draft) => ({ ...draft, limits: withLimit(draft.limits, which, minutes) }));
}

/** How long the run waits for Apple before it stops and asks; collapsed, because the default usually fits. */
export function LimitsSection({ limits }: { limits: Limits }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Card className="limits">
      <h2 className="limits-head">
        <button
          type="button"
          className="limits-fold"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          <ChevronRight aria-hidden />
          {say('plan.timeouts.title')}
          <span className="small numbers">{limitsWords(limits)}</span>
        </button>
      </h2>
      {isOpen && <LimitFields limits={limits} />}
    </Card>
  );
}

function LimitFields({ limits }: { limits: Limits }) {
  const fields = useShown<HTMLDivElement>(true);
  const isUsual =
    limits.findBuildMinutes === usualLimits.findBuildMinutes &&
    limits.processingMinutes === usualLimits.processingMinutes;
  return (
    <div className="limits-fields" ref={fields}>
      <p className="small">{say('plan.timeouts.text')}</p>
      <div className="limits-pair">
        <MinutesField
          label={say('plan.timeouts.appear')}
          hint={say('plan.timeouts.appear-hint')}
          least={limitBounds.least}
          most={limitBounds.most}
          value={limits.findBuildMinutes}
          onChange={(minutes) => change('findBuildMinutes', minutes)}
        />
        <MinutesField
          label={say('plan.timeouts.process')}
          hint={say('plan.timeouts.process-hint')}
          least={limitBounds.least}
          most={limitBounds.most}
          value={limits.processingMinutes}
          onChange={(minutes) => change('processingMinutes', minutes)}
        />
      </div>
      {!isUsual && (
        <span>
          <Button onPress={() => changeDraft((draft) => ({ ...draft, limits: usualLimits }))}>
            {say('plan.timeouts.default')}
          </Button>
        </span>
      )}
    </div>
  );
}
