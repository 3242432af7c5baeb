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
  /** Of the content, when it was looked at last: it also scrolls because lines turned out higher than expected. */
  const height = useRef(0);
  const content = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null || content.current === null) return;
    const resized = new ResizeObserver(() => {
      height.current = element.scrollHeight;
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
        const isAtEnd = scrollTop + clientHeight >= scrollHeight - nearEnd;
        if (isAtEnd) follows.current = true;
        else if (scrollHeight === height.current) follows.current = false;
        height.current = scrollHeight;
      },
      stop() {
        follows.current = false;
      },
    }),
    [],
  );
}
