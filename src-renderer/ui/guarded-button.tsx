import { type ReactNode, useId } from 'react';
import { Focusable, Tooltip, TooltipTrigger } from 'react-aria-components';
import './button.css';

interface GuardedButtonProps {
  children: ReactNode;
  /** Why it cannot be pressed; empty when it can. */
  reasons: readonly string[];
  /** Left out where it submits the form that it stands in, which then looks at the reasons itself. */
  onPress?: () => void;
}

/**
 * A main button that stays reachable while it cannot be pressed, and then says why. A button that
 * is disabled for good leaves the tab order and takes its reason with it.
 */
export function GuardedButton({ children, reasons, onPress }: GuardedButtonProps) {
  const reasonId = useId();
  const isHeld = reasons.length > 0;
  return (
    <TooltipTrigger delay={150} closeDelay={60} isDisabled={!isHeld}>
      <Focusable>
        <button
          type={onPress === undefined ? 'submit' : 'button'}
          className="button button-main"
          aria-disabled={isHeld || undefined}
          aria-describedby={isHeld ? reasonId : undefined}
          onClick={() => {
            if (!isHeld) onPress?.();
          }}
        >
          {children}
        </button>
      </Focusable>
      <span id={reasonId} className="unseen">
        {reasons.join(' ')}
      </span>
      <Tooltip className="tooltip" offset={8} placement="top end">
        {reasons.map((reason) => (
          <span key={reason} className="tooltip-line">
            {reason}
          </span>
        ))}
      </Tooltip>
    </TooltipTrigger>
  );
}
