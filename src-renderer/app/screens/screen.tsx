import { type ReactNode, useEffect, useLayoutEffect, useRef } from 'react';

const screenId = 'screen';

/** Gives the keyboard a place again after what had the focus has gone. */
export function focusScreen(): void {
  requestAnimationFrame(() => {
    if (document.activeElement === document.body) document.getElementById(screenId)?.focus();
  });
}

interface ScreenProps {
  children: ReactNode;
  /** Stays in sight below what scrolls. */
  foot?: ReactNode;
}

/** What scrolls, at most 1040 pixels wide; a new screen starts at its top. */
export function Screen({ children, foot }: ScreenProps) {
  const scroll = useRef<HTMLDivElement>(null);
  // Before what it holds brings its own current row into view.
  useLayoutEffect(() => scroll.current?.scrollTo(0, 0), []);
  useEffect(() => {
    // The button that led here may be gone: the keyboard goes on from the top of the new screen.
    if (document.activeElement === document.body) scroll.current?.focus();
  }, []);
  return (
    <div className="screen">
      <div className="screen-scroll" id={screenId} ref={scroll} tabIndex={-1}>
        <div className="screen-content">{children}</div>
      </div>
      {foot}
    </div>
  );
}
