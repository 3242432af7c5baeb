import { type ReactNode, useContext, useId } from 'react';
import { OverlayTriggerStateContext, Popover, type PopoverProps } from 'react-aria-components';
import './select.css';

interface PopoverDialogProps extends Pick<PopoverProps, 'placement' | 'offset'> {
  label: string;
  /** Of the popover itself. */
  className: string;
  children: (acts: { close: () => void }) => ReactNode;
}

/**
 * A dialog beside the button of its `DialogTrigger`. The popover is the dialog, instead of having one in it: so the
 * buttons that React Aria adds for closing it with a screen reader are in the dialog too.
 */
export function PopoverDialog({ label, className, children, ...place }: PopoverDialogProps) {
  const labelId = useId();
  const state = useContext(OverlayTriggerStateContext);
  return (
    <Popover {...place} className={`popover ${className}`} aria-labelledby={labelId}>
      <span id={labelId} hidden>
        {label}
      </span>
      {children({ close: () => state?.close() })}
    </Popover>
  );
}
