import { useState } from 'react';
import type { Scenario } from '#shared/domain/practice';
import type { AppError } from '#shared/errors';
import { message } from '#shared/words/message';
import { inPieces, inWords, say } from '#shared/words/say';
import { openPracticeRuns, resetPractice } from '../../store/practice-actions';
import { Button } from '../../ui/button';
import { Section } from '../../ui/card';
import { Chip } from '../../ui/chip';
import { Confirm } from '../../ui/dialog';
import { Pieces } from '../../ui/pieces';
import { openRunsSentence } from '../../words/practice';

interface ScenarioSectionProps {
  scenarios: readonly Scenario[];
  /** The scenario that the practice world started with. */
  current: string;
  onError: (error: AppError | null) => void;
}

/** The available scenarios. Starting one discards the current world, so it asks first. */
export function ScenarioSection({ scenarios, current, onError }: ScenarioSectionProps) {
  const [asked, setAsked] = useState<Scenario | null>(null);
  return (
    <Section
      title={say('practice.scenario')}
      aside={say('practice.scenario-aside')}
      className="stories"
    >
      <ul className="story-rows" aria-label={say('practice.scenarios')}>
        {scenarios.map((scenario) => (
          <ScenarioRow
            key={scenario.name}
            scenario={scenario}
            isCurrent={scenario.name === current}
            onChoose={() => setAsked(scenario)}
          />
        ))}
      </ul>
      <ConfirmReset
        scenario={asked}
        onClose={() => setAsked(null)}
        onConfirm={(scenario) => {
          setAsked(null);
          void resetPractice(scenario.name).then(onError);
        }}
      />
    </Section>
  );
}

interface ScenarioRowProps {
  scenario: Scenario;
  isCurrent: boolean;
  onChoose: () => void;
}

function ScenarioRow({ scenario, isCurrent, onChoose }: ScenarioRowProps) {
  return (
    <li className="practice-row" aria-current={isCurrent || undefined}>
      <div className="practice-row-words">
        <span className="title-small">{inWords(scenario.title)}</span>
        <span className="small">{inWords(scenario.text)}</span>
      </div>
      {isCurrent && <Chip tone="practice">{say('practice.scenario-active')}</Chip>}
      {/* The same button before and after, so that the focus can return to it. */}
      <Button
        label={say(
          isCurrent ? 'practice.scenario-restart-named' : 'practice.scenario-start-named',
          { scenario: scenario.title },
        )}
        onPress={onChoose}
      >
        {say(isCurrent ? 'practice.scenario-restart' : 'practice.scenario-start')}
      </Button>
    </li>
  );
}

interface ConfirmResetProps {
  scenario: Scenario | null;
  onConfirm: (scenario: Scenario) => void;
  onClose: () => void;
}

function ConfirmReset({ scenario, onConfirm, onClose }: ConfirmResetProps) {
  return (
    <Confirm
      title={say('practice.restart-title')}
      act={say('practice.restart')}
      isDanger
      isOpen={scenario !== null}
      onClose={onClose}
      onConfirm={() => {
        if (scenario !== null) onConfirm(scenario);
      }}
    >
      <p>
        {scenario !== null && (
          <Pieces of={inPieces(message('practice.restart-text', { scenario: scenario.title }))} />
        )}
      </p>
      <p>{scenario !== null && openRunsSentence(openPracticeRuns())}</p>
    </Confirm>
  );
}
