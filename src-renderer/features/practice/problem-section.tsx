import type { FaultChoice, SetFault } from '#shared/domain/practice';
import type { AppError } from '#shared/errors';
import type { Text } from '#shared/words/message';
import { inWords, say } from '#shared/words/say';
import { clearFaults } from '../../store/practice-actions';
import { Button } from '../../ui/button';
import { Section } from '../../ui/card';
import { leftWords } from '../../words/practice';
import { ProblemForm } from './problem-form';

interface ProblemSectionProps {
  choices: readonly FaultChoice[];
  faults: readonly SetFault[];
  onError: (error: AppError | null) => void;
}

/** Simulated problems: those that can be set, and those that are. */
export function ProblemSection({ choices, faults, onError }: ProblemSectionProps) {
  const clear = (fault: number | null) => void clearFaults(fault).then(onError);
  return (
    <Section
      title={say('practice.problems')}
      aside={say('practice.problems-aside')}
      actions={
        faults.length > 1 && (
          <Button onPress={() => clear(null)}>{say('practice.problems-clear')}</Button>
        )
      }
    >
      <ProblemForm choices={choices} onError={onError} />
      {faults.length === 0 ? (
        <p className="practice-none small">{say('practice.problems-none')}</p>
      ) : (
        <ul className="practice-rows" aria-label={say('practice.problems-list')}>
          {faults.map((fault) => (
            <FaultRow
              key={fault.id}
              fault={fault}
              text={choices.find(({ name }) => name === fault.name)?.text ?? fault.name}
              onRemove={() => clear(fault.id)}
            />
          ))}
        </ul>
      )}
    </Section>
  );
}

interface FaultRowProps {
  fault: SetFault;
  text: Text;
  onRemove: () => void;
}

function FaultRow({ fault, text, onRemove }: FaultRowProps) {
  const written = fault.argument === null ? fault.name : `${fault.name}:${fault.argument}`;
  return (
    <li className="practice-row">
      <div className="practice-row-words">
        <span>{inWords(text)}</span>
        <span className="small selectable">
          {say('practice.problem-line', { problem: written, times: leftWords(fault) })}
        </span>
      </div>
      <Button label={say('practice.problem-remove-named', { problem: written })} onPress={onRemove}>
        {say('practice.problem-remove')}
      </Button>
    </li>
  );
}
