import { type ReactNode, useEffect, useLayoutEffect, useRef } from 'react';

export const screenId = 'screen';

interface ScreenProps {
  children: ReactNode;
  /** Stays visible below the scrolling content. */
  foot?: ReactNode;
  /** Whether the content fills the height and scrolls itself. */
  isFilled?: boolean;
  /** Whether the content takes the whole screen, without margins. */
  isWhole?: boolean;
  /** Beside the scrolling content, with its own scroll position. */
  side?: ReactNode;
}

/** Scrolling content, at most 1040 pixels wide; a new screen starts at the top. */
export function Screen({ children, foot, isFilled = false, isWhole = false, side }: ScreenProps) {
  const scroll = useRef<HTMLDivElement>(null);
  // Before the content scrolls its own current row into view.
  useLayoutEffect(() => scroll.current?.scrollTo(0, 0), []);
  useEffect(() => {
    // The button that led here may be gone: the keyboard continues from the top of the new screen.
    if (document.activeElement === document.body) scroll.current?.focus();
  }, []);
  return (
    <div className={side ? 'screen screen-sided' : 'screen'}>
      <div
        className={`screen-scroll ${isWhole ? 'screen-whole' : ''}`}
        id={screenId}
        ref={scroll}
        tabIndex={-1}
      >
        <div className={`screen-content ${isFilled ? 'screen-filled' : ''}`}>{children}</div>
      </div>
      {side}
      {foot}
    </div>
  );
}
