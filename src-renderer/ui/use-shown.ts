import { type RefObject, useEffect, useRef } from 'react';

/** Brings an element into view when it becomes the one that matters; it moves nothing that is in view. */
export function useShown<T extends HTMLElement>(isCurrent: boolean): RefObject<T | null> {
  const element = useRef<T>(null);
  useEffect(() => {
    if (isCurrent) element.current?.scrollIntoView({ block: 'nearest' });
  }, [isCurrent]);
  return element;
}
