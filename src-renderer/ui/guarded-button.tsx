import { type ReactNode, useId } from 'react';
import { Focusable, Tooltip, TooltipTrigger } from 'react-aria-components';
import { KeyHint } from './button';
import './button.css';

interface GuardedButtonProps {
  children: ReactNode;
  /** Why it cannot be pressed; empty if it can. */
  reasons: readonly string[];
  /** Left out if it submits its form, which then checks the reasons itself. */
  onPress?: () => void;
  /** Whether nothing leaves this computer: it must not look like the live button. */
  isPractice?: boolean;
  /** The key that does the same, as it is written on the keyboard. */
  keys?: string;
}

/**
 * A main button that stays focusable while it cannot be pressed, and shows the reason. A disabled button would
 * leave the tab order, and nobody could read why.
 */
export function GuardedButton({
  children,
  reasons,
  onPress,
  isPractice = false,
  keys,
}: GuardedButtonProps) {
  const reasonId = useId();
  const keyId = useId();
  const isPaused = reasons.length > 0;
  return (
    <TooltipTrigger delay={150} closeDelay={60} isDisabled={!isPaused}>
      <Focusable>
        <button
          type={onPress === undefined ? 'submit' : 'button'}
          className={`button button-main ${isPractice ? 'button-practice' : ''}`}
          aria-disabled={isPaused || undefined}
          aria-describedby={isPaused ? reasonId : keys && keyId}
          onClick={() => {
            if (!isPaused) onPress?.();
          }}
        >
          {children}
          {keys !== undefined && <KeyHint id={keyId} keys={keys} />}
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
