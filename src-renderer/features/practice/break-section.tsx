import type { FaultChoice, SetFault } from '#shared/domain/practice';
import type { AppError } from '#shared/errors';
import { clearFaults } from '../../store/practice-actions';
import { Button } from '../../ui/button';
import { Section } from '../../ui/card';
import { leftWords } from '../../words/practice';
import { BreakForm } from './break-form';

interface BreakSectionProps {
  choices: readonly FaultChoice[];
  faults: readonly SetFault[];
  onTrouble: (trouble: AppError | null) => void;
}

/** Simulated problems: those that can be set, and those that are. */
export function BreakSection({ choices, faults, onTrouble }: BreakSectionProps) {
  const mend = (fault: number | null) => void clearFaults(fault).then(onTrouble);
  return (
    <Section
      title="Break something"
      aside="to see how a run gets over it"
      actions={faults.length > 1 && <Button onPress={() => mend(null)}>Clear all</Button>}
    >
      <BreakForm choices={choices} onTrouble={onTrouble} />
      {faults.length === 0 ? (
        <p className="practice-none small">Nothing is broken.</p>
      ) : (
        <ul className="practice-rows" aria-label="Trouble that is set">
          {faults.map((fault) => (
            <FaultRow
              key={fault.id}
              fault={fault}
              says={choices.find(({ name }) => name === fault.name)?.says ?? fault.name}
              onRemove={() => mend(fault.id)}
            />
          ))}
        </ul>
      )}
    </Section>
  );
}

interface FaultRowProps {
  fault: SetFault;
  says: string;
  onRemove: () => void;
}

function FaultRow({ fault, says, onRemove }: FaultRowProps) {
  const written = fault.argument === null ? fault.name : `${fault.name}:${fault.argument}`;
  return (
    <li className="practice-row">
      <div className="practice-row-words">
        <span>{says}</span>
        <span className="small">
          <code className="selectable">{written}</code>, {leftWords(fault)}
        </span>
      </div>
      <Button label={`Remove ${written}`} onPress={onRemove}>
        Remove
      </Button>
    </li>
  );
}
