import { Check } from 'lucide-react';
import { CheckboxButton, CheckboxField } from 'react-aria-components';
import './field.css';

interface TickBoxProps {
  /** Empty where the words beside it belong to another control; `name` then says what it is. */
  label: string;
  name?: string;
  isSelected: boolean;
  onChange: (selected: boolean) => void;
  isReadOnly?: boolean;
  isDisabled?: boolean;
  describedBy?: string;
  /** For a list in which the arrow keys move the focus. */
  excludeFromTabOrder?: boolean;
}

/** A checkbox with its label beside it. */
export function TickBox({ label, name, describedBy, isReadOnly = false, ...rest }: TickBoxProps) {
  return (
    <CheckboxField
      {...rest}
      isReadOnly={isReadOnly}
      {...(name === undefined ? {} : { 'aria-label': name })}
      {...(describedBy === undefined ? {} : { 'aria-describedby': describedBy })}
    >
      <CheckboxButton className="tick">
        <span className="tick-box" aria-hidden>
          <Check />
        </span>
        {label !== '' && <span className="tick-label">{label}</span>}
      </CheckboxButton>
    </CheckboxField>
  );
}
