import { Check } from 'lucide-react';
import { CheckboxButton, CheckboxField } from 'react-aria-components';
import './field.css';

interface TickBoxProps {
  label: string;
  isSelected: boolean;
  onChange: (selected: boolean) => void;
  isReadOnly?: boolean;
  isDisabled?: boolean;
  describedBy?: string;
  /** For a list in which the arrow keys move the focus. */
  excludeFromTabOrder?: boolean;
}

/** A checkbox with its label beside it. */
export function TickBox({ label, describedBy, isReadOnly = false, ...rest }: TickBoxProps) {
  return (
    <CheckboxField
      {...rest}
      isReadOnly={isReadOnly}
      {...(describedBy === undefined ? {} : { 'aria-describedby': describedBy })}
    >
      <CheckboxButton className="tick">
        <span className="tick-box" aria-hidden>
          <Check />
        </span>
        <span className="tick-label">{label}</span>
      </CheckboxButton>
    </CheckboxField>
  );
}
