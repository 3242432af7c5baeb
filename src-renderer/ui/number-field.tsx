import { useState } from 'react';
import { Input, Label, Text, TextField } from 'react-aria-components';
import './number-field.css';

interface NumberFieldProps {
  label: string;
  hint: string;
  /** Read after the number, such as `MB/s`. */
  unit: string;
  value: number;
  least: number;
  most: number;
  step: number;
  onChange: (value: number) => void;
}

/**
 * Taken over when the field is left: a number that is half typed is not meant yet. The system's own number
 * field, because the library's writes HTML, which the window's policy forbids.
 */
export function NumberField(props: NumberFieldProps) {
  const { label, hint, unit, value, least, most, step, onChange } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const takeOver = () => {
    if (typed !== null && typed.trim() !== '') onChange(Number(typed));
    setTyped(null);
  };
  return (
    <TextField
      className="field"
      // The bounds steer the arrows; what lies outside them is set right when it is taken over, not refused.
      validationBehavior="aria"
      value={typed ?? String(value)}
      onChange={setTyped}
      onBlur={takeOver}
      onKeyDown={(event) => {
        if (event.key === 'Enter') takeOver();
      }}
    >
      <Label className="field-label">{label}</Label>
      <span className="number-line">
        <Input className="field-input numbers" type="number" min={least} max={most} step={step} />
        {unit}
      </span>
      <Text slot="description" className="small">
        {hint}
      </Text>
    </TextField>
  );
}
