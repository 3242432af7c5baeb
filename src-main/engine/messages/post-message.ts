import type { MessageFact, MessageService } from '#shared/domain/team-messages';
import { toAppError } from '#shared/errors';
import { message, type Text } from '#shared/words/message';
import { AnswerTooLarge, AnswerTooSlow, fetchWhole } from '../asc/whole-answer';
import type { Clock, Fetch, SecretStore } from '../ports';
import { isCertificateError } from '../proxy/certificate-error';
import { ProxyError } from '../proxy/tunnel';
import { type Address, addressId, readAddress, withoutAddress } from './address';
import { payloadFor } from './payloads';

/** What became of one request. */
export type PostOutcome =
  | { kind: 'delivered' }
  /** Certainly not accepted; `afterMs` is what the service asked for. */
  | { kind: 'later'; reason: Text; afterMs: number | null }
  | { kind: 'refused'; reason: Text }
  /** It was sent, and no answer says whether it arrived. */
  | { kind: 'unknown'; reason: Text };

export interface PostParts {
  fetch: Fetch;
  secrets: SecretStore;
  clock: Clock;
}

const limits = { bytes: 64_000, idleMs: 10_000, totalMs: 15_000 };

/** Posts one message. Rejects with the signal's reason only: everything else is an outcome. */
export async function postMessage(
  { fetch, secrets, clock }: PostParts,
  destination: { id: string; service: MessageService; host: string },
  fact: MessageFact | 'test',
  signal: AbortSignal,
): Promise<PostOutcome> {
  const { id, service, host } = destination;
  let address: Address | null;
  try {
    address = await secrets.use(addressId(id), async (text) => readAddress(text));
  } catch (thrown) {
    const { code, title } = toAppError(thrown);
    if (code !== 'key-needed') return { kind: 'later', reason: title, afterMs: null };
    address = null;
  }
  if (address === null) return { kind: 'refused', reason: message('messages.reason.no-address') };
  const { body, headers } = payloadFor(service, fact, address, clock.now());
  try {
    const answer = await fetchWhole(
      fetch,
      new URL(address.url),
      // A connection of its own: one that was kept may be closed at the other end, and a chat would not be sent again.
      { method: 'POST', headers: { ...headers, connection: 'close' }, body, redirect: 'error' },
      limits,
      signal,
    );
    // Before anything is cut: half of an address is not recognized.
    const words = withoutAddress(answer.text, address).replace(/\s+/g, ' ').trim().slice(0, 120);
    return answered(answer.status, answer.headers, { host, words }, clock.now());
  } catch (thrown) {
    signal.throwIfAborted();
    return unanswered(thrown, host);
  }
}

function answered(
  status: number,
  headers: Headers,
  { host, words }: { host: string; words: string },
  now: Date,
): PostOutcome {
  if (status >= 200 && status < 300) return { kind: 'delivered' };
  const reason =
    words === ''
      ? message('messages.reason.status', { host, status: `${status}` })
      : message('messages.reason.status-words', { host, status: `${status}`, words });
  // A gateway that gave up waiting may have passed it on.
  if (status === 504) return { kind: 'unknown', reason };
  if (status === 429 || status === 408 || status >= 500)
    return { kind: 'later', reason, afterMs: retryAfter(headers, now) };
  return status === 410
    ? { kind: 'refused', reason: message('messages.reason.gone', { host }) }
    : { kind: 'refused', reason };
}

/** Seconds or a date; null without one. */
function retryAfter(headers: Headers, now: Date): number | null {
  const given = headers.get('retry-after');
  if (given === null) return null;
  const ms = /^\d+(\.\d+)?$/.test(given.trim())
    ? Number(given) * 1000
    : Date.parse(given) - now.getTime();
  return Number.isFinite(ms) && ms > 0 ? ms : null;
}

/** The connection was never there: nothing can have arrived. */
const neverConnected = new Set([
  'EADDRNOTAVAIL',
  'EAI_AGAIN',
  'EAI_FAIL',
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETDOWN',
  'ENETUNREACH',
  'ENOTFOUND',
]);

function unanswered(thrown: unknown, host: string): PostOutcome {
  if (thrown instanceof AnswerTooSlow)
    return { kind: 'unknown', reason: message('messages.reason.no-answer', { host }) };
  // The status came with it, but not whole; a service that takes messages answers a few bytes.
  if (thrown instanceof AnswerTooLarge)
    return { kind: 'unknown', reason: message('messages.reason.large', { host }) };
  const cause = (thrown as { cause?: unknown }).cause ?? thrown;
  const words = cause instanceof Error ? cause.message : String(cause);
  // Not shown: how the engine's own requests refuse a redirect.
  if (words === 'unexpected redirect')
    return { kind: 'refused', reason: message('messages.reason.redirect', { host }) };
  const { code = '' } = cause as NodeJS.ErrnoException;
  const wasNeverSent =
    cause instanceof ProxyError ||
    neverConnected.has(code) ||
    isCertificateError(code) ||
    // Not shown: the tunnel's own words.
    words.startsWith('no connection within');
  return wasNeverSent
    ? {
        kind: 'later',
        reason: message('messages.reason.unreachable', { host }),
        afterMs: null,
      }
    : { kind: 'unknown', reason: message('messages.reason.no-answer', { host }) };
}
