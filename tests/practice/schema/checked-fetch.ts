import { type Exchange, mismatches } from './check-exchange';
import { noteExercised } from './exercised';

type Fetch = (url: URL, init: RequestInit) => Promise<Response>;

export interface CheckedFetch {
  fetch: Fetch;
  /** Rejects with every difference from Apple's schema since the last call. */
  verify(): Promise<void>;
}

/** Fails the test in which a difference from Apple's schema occurred. */
export function expectAppleWords(...exchanges: Exchange[]): void {
  const found = new Set(exchanges.flatMap(mismatches));
  if (found.size > 0) throw new Error(`Not as Apple's schemas have it:\n${[...found].join('\n')}`);
  for (const exchange of exchanges) noteExercised(exchange);
}

/** The same `fetch`, recording every exchange for a later check: the sender sees no difference. */
export function checkedFetch(real: Fetch = fetch): CheckedFetch {
  const seen: Promise<Exchange | null>[] = [];
  return {
    async fetch(url, init) {
      const response = await real(url, init);
      const { method = 'GET', body } = init;
      const sent = typeof body === 'string' ? body : '';
      const { status } = response;
      const made = (received: string): Exchange => ({
        method,
        url,
        sent,
        status,
        received,
        sender: 'app',
      });
      // An interrupted response is left to the sender; there is nothing to compare.
      seen.push(
        response
          .clone()
          .text()
          .then(made, () => null),
      );
      return response;
    },
    async verify() {
      const exchanges = (await Promise.all(seen.splice(0))).filter((one) => one !== null);
      expectAppleWords(...exchanges);
    },
  };
}
