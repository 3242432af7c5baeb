/** Processes items concurrently, this many at a time, until all are done or `isEnough`. */
export async function inParallel<T, R>(
  concurrency: number,
  all: Iterable<T>,
  act: (one: T) => Promise<R>,
  isEnough: () => boolean = () => false,
): Promise<R[]> {
  const results: R[] = [];
  const queue = all[Symbol.iterator]();
  const worker = async (): Promise<void> => {
    for (let next = queue.next(); !next.done && !isEnough(); next = queue.next())
      results.push(await act(next.value));
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  return results;
}
