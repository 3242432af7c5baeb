/**
 * Keeps the results of a function of a text, the latest used of them: notes are checked by several parts of the screen
 * at every key, and only one of fifty has changed.
 */
export function byText<T>(compute: (text: string) => T, kept = 256): (text: string) => T {
  const results = new Map<string, T>();
  return (text) => {
    const known = results.has(text);
    const result = known ? (results.get(text) as T) : compute(text);
    // Written again, so that the oldest entry is the one that was not asked for longest.
    if (known) results.delete(text);
    results.set(text, result);
    if (results.size > kept) results.delete(results.keys().next().value ?? text);
    return result;
  };
}
