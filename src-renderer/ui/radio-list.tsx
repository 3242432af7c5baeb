import { Label, RadioButton, RadioField, RadioGroup, Text } from 'react-aria-components';
import './field.css';

interface RadioListProps<V extends string> {
  label: string;
  value: V | null;
  options: readonly { value: V; label: string; text?: string }[];
  onChange: (value: V) => void;
  isInline?: boolean;
}

/** A choice among a few options, each in plain words. */
export function RadioList<V extends string>(props: RadioListProps<V>) {
  return (
    <RadioGroup
      className={`radio-list ${props.isInline ? 'radio-list-inline' : ''}`}
      value={props.value}
      onChange={(value) => props.onChange(value as V)}
    >
      <Label className="field-label">{props.label}</Label>
      <div className="radio-options">
        {props.options.map((option) => (
          <RadioField key={option.value} value={option.value} className="radio-option">
            <RadioButton className="radio">
              <span className="radio-dot" aria-hidden />
              <span>{option.label}</span>
            </RadioButton>
            {option.text !== undefined && (
              <Text slot="description" className="small">
                {option.text}
              </Text>
            )}
          </RadioField>
        ))}
      </div>
    </RadioGroup>
  );
}
