import { Label, Radio, RadioGroup } from 'react-aria-components';
import './segmented.css';

interface SegmentedProps<V extends string> {
  label: string;
  /** Whether the label is shown before the choices, or only read by a screen reader. */
  showsLabel?: boolean;
  value: V;
  options: readonly { value: V; label: string }[];
  onChange: (value: V) => void;
}

/** A choice between two or three short words, side by side. */
export function Segmented<V extends string>(props: SegmentedProps<V>) {
  return (
    <RadioGroup
      className="segmented"
      orientation="horizontal"
      value={props.value}
      onChange={(value) => props.onChange(value as V)}
    >
      <Label className={props.showsLabel ? 'segmented-label' : 'unseen'}>{props.label}</Label>
      <div className="segments">
        {props.options.map(({ value, label }) => (
          <Radio key={value} value={value} className="segment">
            {label}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
