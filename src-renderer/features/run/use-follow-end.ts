import { type RefObject, type UIEvent, useLayoutEffect, useMemo, useRef } from 'react';

/** How close to the end counts as at the end, in pixels. */
const nearEnd = 8;

interface FollowedEnd {
  /** For what grows in the scrolling element. */
  content: RefObject<HTMLDivElement | null>;
  onScroll: (event: UIEvent<HTMLElement>) => void;
  /** Something else is shown now. */
  stop: () => void;
}

/** Keeps the end in view while it is in view: new lines, another width, anything that moves it. */
export function useFollowEnd(scroller: RefObject<HTMLElement | null>): FollowedEnd {
  const follows = useRef(true);
  const content = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null || content.current === null) return;
    const resized = new ResizeObserver(() => {
      if (follows.current) element.scrollTop = element.scrollHeight;
    });
    resized.observe(content.current);
    resized.observe(element);
    return () => resized.disconnect();
  }, [scroller]);
  return useMemo(
    () => ({
      content,
      onScroll({ currentTarget: { scrollTop, clientHeight, scrollHeight } }) {
        follows.current = scrollTop + clientHeight >= scrollHeight - nearEnd;
      },
      stop() {
        follows.current = false;
      },
    }),
    [],
  );
}
