/** Passes the first value of a key at once, then one per `interval`; the last one is always sent. */
export function throttleByKey<T>(
  interval: number,
  send: (value: T) => void,
): (key: string, value: T) => void {
  const waiting = new Map<string, { value: T | null }>();
  const open = (key: string): void => {
    const slot = waiting.get(key);
    if (slot === undefined) return;
    if (slot.value === null) {
      waiting.delete(key);
      return;
    }
    const { value } = slot;
    slot.value = null;
    setTimeout(open, interval, key);
    send(value);
  };
  return (key, value) => {
    const slot = waiting.get(key);
    if (slot !== undefined) {
      slot.value = value;
      return;
    }
    waiting.set(key, { value: null });
    setTimeout(open, interval, key);
    send(value);
  };
}
