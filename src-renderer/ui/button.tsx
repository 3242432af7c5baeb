import { type ReactNode, type Ref, useId } from 'react';
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
  /** The key that does the same, as it is written on the keyboard. */
  keys?: string;
}

/** A verb with its object. */
export function Button({
  children,
  kind = 'plain',
  size = 'usual',
  label,
  expanded,
  keys,
  ...rest
}: ButtonProps) {
  const keyId = useId();
  return (
    <AriaButton
      {...rest}
      {...(label === undefined ? {} : { 'aria-label': label })}
      {...(keys === undefined ? {} : { 'aria-describedby': keyId })}
      {...(expanded === undefined ? {} : { 'aria-expanded': expanded })}
      className={`button button-${kind} ${size === 'small' ? 'button-small' : ''}`}
    >
      {children}
      {keys !== undefined && <KeyHint id={keyId} keys={keys} />}
    </AriaButton>
  );
}

/** Described, not named: who says the button's name to a computer does not say its key. */
export function KeyHint({ keys, id }: { keys: string; id?: string }) {
  return (
    <kbd className="button-key" id={id} aria-hidden>
      {keys}
    </kbd>
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
