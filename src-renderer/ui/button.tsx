import type { ReactNode, Ref } from 'react';
import { Button as AriaButton, Tooltip, TooltipTrigger } from 'react-aria-components';
import './button.css';

type ButtonKind = 'main' | 'plain' | 'ghost' | 'danger';

interface ButtonProps {
  children: ReactNode;
  kind?: ButtonKind;
  /** Small, for use inside a row. */
  size?: 'usual' | 'small';
  onPress?: () => void;
  isDisabled?: boolean;
  type?: 'button' | 'submit';
  autoFocus?: boolean;
  label?: string;
  expanded?: boolean;
  id?: string;
  ref?: Ref<HTMLButtonElement>;
}

/** A verb with its object. */
export function Button({
  children,
  kind = 'plain',
  size = 'usual',
  label,
  expanded,
  ...rest
}: ButtonProps) {
  return (
    <AriaButton
      {...rest}
      {...(label === undefined ? {} : { 'aria-label': label })}
      {...(expanded === undefined ? {} : { 'aria-expanded': expanded })}
      className={`button button-${kind} ${size === 'small' ? 'button-small' : ''}`}
    >
      {children}
    </AriaButton>
  );
}

interface IconButtonProps {
  /** The accessible name, also shown on hover or focus. */
  label: string;
  children: ReactNode;
  onPress: () => void;
}

export function IconButton({ label, children, onPress }: IconButtonProps) {
  return (
    <TooltipTrigger delay={400} closeDelay={60}>
      <AriaButton aria-label={label} onPress={onPress} className="button button-ghost icon-button">
        {children}
      </AriaButton>
      <Tooltip className="tooltip" offset={6}>
        {label}
      </Tooltip>
    </TooltipTrigger>
  );
}
