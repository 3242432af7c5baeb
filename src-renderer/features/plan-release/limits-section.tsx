import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { usualLimits } from '#shared/domain/publish-plan';
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
          Waiting for Apple
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
      <p className="small">
        Both are counted from the end of the upload. At a limit the run stops waiting; nothing is
        lost, and you can carry on.
      </p>
      <div className="limits-pair">
        <MinutesField
          label="Until the build appears"
          hint="Usually a few minutes."
          least={limitBounds.least}
          most={limitBounds.most}
          value={limits.findBuildMinutes}
          onChange={(minutes) => change('findBuildMinutes', minutes)}
        />
        <MinutesField
          label="Until it is processed"
          hint="In all; at least as long as until it appears."
          least={limitBounds.least}
          most={limitBounds.most}
          value={limits.processingMinutes}
          onChange={(minutes) => change('processingMinutes', minutes)}
        />
      </div>
      {!isUsual && (
        <span>
          <Button onPress={() => changeDraft((draft) => ({ ...draft, limits: usualLimits }))}>
            Use the usual limits
          </Button>
        </span>
      )}
    </div>
  );
}
