import { useState } from 'react';
import { Input, Label, Text, TextField } from 'react-aria-components';
import './minutes-field.css';

interface MinutesFieldProps {
  label: string;
  hint: string;
  value: number;
  least: number;
  most: number;
  onChange: (minutes: number) => void;
}

/**
 * Whole minutes, taken over when the field is left: a number that is half typed is not meant yet. The
 * system's own number field, because the library's writes HTML, which the window's policy forbids.
 */
export function MinutesField({ label, hint, value, least, most, onChange }: MinutesFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const takeOver = () => {
    if (typed !== null && typed.trim() !== '') onChange(Number(typed));
    setTyped(null);
  };
  return (
    <TextField
      className="field minutes-field"
      value={typed ?? String(value)}
      onChange={setTyped}
      onBlur={takeOver}
      onKeyDown={(event) => {
        if (event.key === 'Enter') takeOver();
      }}
    >
      <Label className="field-label">{label}</Label>
      <span className="minutes-line">
        <Input className="field-input numbers" type="number" min={least} max={most} step={1} />
        min
      </span>
      <Text slot="description" className="small">
        {hint}
      </Text>
    </TextField>
  );
}
