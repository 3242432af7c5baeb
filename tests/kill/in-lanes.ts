/** Does one after the other, so many at a time, until all is done or it is enough. */
export async function inLanes<T, R>(
  lanes: number,
  all: Iterable<T>,
  act: (one: T) => Promise<R>,
  isEnough: () => boolean = () => false,
): Promise<R[]> {
  const results: R[] = [];
  const queue = all[Symbol.iterator]();
  const lane = async (): Promise<void> => {
    for (let next = queue.next(); !next.done && !isEnough(); next = queue.next())
      results.push(await act(next.value));
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return results;
}
