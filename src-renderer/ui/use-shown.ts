import { type RefObject, useEffect, useRef } from 'react';

/** Scrolls an element into view when it becomes current; an element that is in view is not moved. */
export function useShown<T extends HTMLElement>(isCurrent: boolean): RefObject<T | null> {
  const element = useRef<T>(null);
  useEffect(() => {
    if (isCurrent) element.current?.scrollIntoView({ block: 'nearest' });
  }, [isCurrent]);
  return element;
}
