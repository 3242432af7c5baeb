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
 * Committed when the field loses focus, so that a half-typed number has no effect. The browser's own number field is
 * enough. The library's speaks through its announcer, whose HTML `vite.config.ts` replaces in builds and in `npm run dev`.
 */
export function NumberField(props: NumberFieldProps) {
  const { label, hint, unit, value, least, most, step, onChange } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const commit = () => {
    if (typed !== null && typed.trim() !== '') onChange(Number(typed));
    setTyped(null);
  };
  return (
    <TextField
      className="field"
      // The bounds limit the arrows; a number outside them is clamped when it is committed, not refused.
      validationBehavior="aria"
      value={typed ?? String(value)}
      onChange={setTyped}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit();
        // Escape still closes what the field is in.
        else event.continuePropagation();
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

interface MinutesFieldProps {
  label: string;
  hint: string;
  value: number;
  least: number;
  most: number;
  onChange: (minutes: number) => void;
}

/** Whole minutes. */
export function MinutesField(props: MinutesFieldProps) {
  return <NumberField {...props} unit="min" step={1} />;
}
