import type { FaultChoice, SetFault } from '#shared/domain/practice';
import type { Trouble } from '#shared/errors';
import { mendPractice } from '../../store/practice-acts';
import { Button } from '../../ui/button';
import { Section } from '../../ui/card';
import { leftWords } from '../../words/practice';
import { BreakForm } from './break-form';

const sectionId = 'practice-break';

interface BreakSectionProps {
  choices: readonly FaultChoice[];
  faults: readonly SetFault[];
  onTrouble: (trouble: Trouble | null) => void;
}

/** Trouble by name: what can be set, and what is. */
export function BreakSection({ choices, faults, onTrouble }: BreakSectionProps) {
  const mend = (fault: number | null) => {
    // The button that was pressed goes away with its row.
    document.getElementById(sectionId)?.focus();
    void mendPractice(fault).then(onTrouble);
  };
  return (
    <Section
      id={sectionId}
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
