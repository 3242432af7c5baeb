import { startTransition, useCallback, useEffect, useRef, useState } from 'react';

/** Milliseconds without a movement. */
const still = 300;

/**
 * The value, which does not change while something moves, such as a list that is scrolled: to rebuild thousands of rows
 * takes several frames. Call the function at each movement.
 */
export function useStill<T>(value: T): [T, () => void] {
  const [shown, setShown] = useState(value);
  const movedAt = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      const left = movedAt.current + still - performance.now();
      if (left > 0) timer = setTimeout(look, left);
      else startTransition(() => setShown(() => value));
    };
    look();
    return () => clearTimeout(timer);
  }, [value]);
  const moved = useCallback(() => {
    movedAt.current = performance.now();
  }, []);
  return [shown, moved];
}
