import type { ReactNode } from 'react';
import { SwitchButton, SwitchField, Text } from 'react-aria-components';
import './field.css';

interface SwitchRowProps {
  label: string;
  /** What turning it on does. */
  children: ReactNode;
  isSelected: boolean;
  onChange: (selected: boolean) => void;
  isDisabled?: boolean;
}

/** A setting that is on or off, with a sentence about what it does. */
export function SwitchRow({ label, children, ...rest }: SwitchRowProps) {
  const { isSelected } = rest;
  return (
    <SwitchField className="switch-row" {...rest}>
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
