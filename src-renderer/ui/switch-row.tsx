import type { ReactNode } from 'react';
import { SwitchButton, SwitchField, Text } from 'react-aria-components';
import './field.css';

interface SwitchRowProps {
  label: string;
  /** What turning it on does. */
  children: ReactNode;
  isSelected: boolean;
  onChange: (selected: boolean) => void;
}

/** A setting that is on or off, with a sentence about what it does. */
export function SwitchRow({ label, children, isSelected, onChange }: SwitchRowProps) {
  return (
    <SwitchField className="switch-row" isSelected={isSelected} onChange={onChange}>
      <SwitchButton className="switch">
        <span className="switch-track" data-on={isSelected || undefined} aria-hidden>
          <span className="switch-knob" />
        </span>
        <span className="switch-label">{label}</span>
      </SwitchButton>
      <Text slot="description" className="switch-words small">
        {children}
      </Text>
    </SwitchField>
  );
}
