import { useEffect, useState } from 'react';

const quiet = 250;

/** A value once it has not changed for a quarter of a second: what is costly to compute never delays a key. */
export function useSettled<T>(value: T): T {
  const [settled, settle] = useState(value);
  useEffect(() => {
    if (Object.is(value, settled)) return;
    const timer = setTimeout(() => settle(value), quiet);
    return () => clearTimeout(timer);
  }, [value, settled]);
  return settled;
}
