import { NumberField } from './number-field';

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
