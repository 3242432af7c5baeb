import { say } from '#shared/words/say';
import { armedState, isRehearsal } from '../../store/armed';
import { startEmpty } from '../../store/choice-actions';
import type { ChoiceSource, OpenPlan } from '../../store/plan';
import { sameTextWords } from '../../store/plan-reading';
import { Button } from '../../ui/button';
import { armedHeldWords } from '../../words/preset';
import './choice-source-line.css';

/** Where the choices below come from, with a way out; of a plan that was typed, why it waits for a press. */
export function ChoiceSourceLine({ plan }: { plan: OpenPlan }) {
  const { source } = plan;
  const held = armedHeldWords(armedState(plan), isRehearsal(plan.accountId));
  if (source === null && held === null) return null;
  return (
    <div className="choice-source small">
      <p className="grow">
        {source !== null && sourceWords(source)}
        {[held, sameTextWords(plan)].map(
          (line) =>
            line !== null && (
              <span key={line} className="choice-source-more">
                {line}
              </span>
            ),
        )}
        {source?.renamed.map(({ from, to }) => (
          <span key={from} className="choice-source-more choice-source-renamed">
            {say('preset.source.renamed', { from, to })}
          </span>
        ))}
      </p>
      {source !== null && (
        <Button kind="ghost" onPress={startEmpty}>
          {say('preset.source.start-empty')}
        </Button>
      )}
    </div>
  );
}

function sourceWords(source: ChoiceSource): string {
  return source.kind === 'preset'
    ? say('preset.source.preset', { preset: source.name })
    : say('preset.source.run', { build: source.buildNumber });
}
