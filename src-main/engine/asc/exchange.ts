import { AppException, type AppleAnswer, appError } from '#shared/errors';
import { type Message, message } from '#shared/words/message';
import type { Clock, Fetch } from '../ports';
import { parseJson } from '../storage/json-file';
import { type Document, readDocument, readRefusal } from './answer';
import { isNotVisibleYet } from './not-visible-yet';
import type { RateLimiter } from './rate-limiter';
import { LostAnswer, Refusal, wordsOf } from './refusal';
import { connectionError, type Failure, type Patience, readRetryAfter } from './retry-policy';
import { type AnswerLimits, AnswerTooLarge, fetchWhole, type WholeAnswer } from './whole-answer';

export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

export interface Answer {
  document: Document;
  /** Apple's request ID, for the journal and for support. */
  requestId: string | null;
}

/** One attempt: a response to return, or a reason that may be worth a retry. Anything else is thrown. */
export type Attempt =
  | { outcome: 'answered'; answer: Answer }
  | { outcome: 'failed'; failure: Failure; error: AppException }
  | { outcome: 'unauthorized'; error: Refusal };

export interface Exchange {
  method: Method;
  url: URL;
  body?: unknown;
  /** Set for a request that returns a list. An empty body is then an error, never an empty list. */
  expects?: 'list';
}

interface ExchangeParts {
  rateLimiter: RateLimiter;
  clock: Clock;
  fetch: Fetch;
  patience: Patience;
  own?: () => readonly string[];
  signal?: AbortSignal;
}

const emptyDocument: Document = { included: [] };
/** No API response this program reads comes near this size. */
const bytes = 16 * 1024 * 1024;
/** Shorter when a person is waiting at the window. */
const short: AnswerLimits = { bytes, idleMs: 15_000, totalMs: 30_000 };
const long: AnswerLimits = { bytes, idleMs: 60_000, totalMs: 120_000 };
const limits: Record<Patience, AnswerLimits> = { enduring: long, long, short, once: short };

/** Sends one request once. */
export async function exchange(sent: Exchange, parts: ExchangeParts): Promise<Attempt> {
  const { rateLimiter, signal } = parts;
  const token = await rateLimiter.tokens.token();
  try {
    const init: RequestInit = {
      method: sent.method,
      headers: {
        // Not shown: a header.
        authorization: `Bearer ${token}`,
        accept: 'application/json',
        ...(sent.body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      // A redirect could send the token to another host.
      redirect: 'error',
      ...(sent.body === undefined ? {} : { body: JSON.stringify(sent.body) }),
    };
    const answer = await fetchWhole(parts.fetch, sent.url, init, limits[parts.patience], signal);
    rateLimiter.tokens.learn(answer.headers.get('date'));
    rateLimiter.learn(answer.headers.get('x-rate-limit'));
    return judge(sent, answer, parts);
  } catch (thrown) {
    signal?.throwIfAborted();
    if (thrown instanceof AppException) throw thrown;
    if (thrown instanceof AnswerTooLarge) return tooLarge(sent, thrown);
    return connectionFailure(sent, thrown);
  }
}

function judge(sent: Exchange, answer: WholeAnswer, parts: ExchangeParts): Attempt {
  const { status, headers, text } = answer;
  const requestId = headers.get('x-apple-request-uuid');
  if (status >= 500)
    return serverFailure(
      sent,
      readRefusal(status, parseJson(text), requestId) ?? { status, errors: [], requestId },
    );
  if (status === 407) return proxyFailure(sent);
  if (status >= 200 && status < 300) {
    const read = readAnswer(sent, text, requestId);
    if (read.outcome === 'answered') parts.rateLimiter.newcomers.learn(read.answer.document);
    return read;
  }
  const refusal = readRefusal(status, parseJson(text), requestId);
  // For these two the status is enough, whatever the body says.
  const isSelfExplanatory = status === 401 || status === 403;
  if (!refusal && !isSelfExplanatory) return unreadable(sent, status, text);
  const error = new Refusal(refusal ?? { status, errors: [], requestId });
  if (status === 429) {
    const header = headers.get('retry-after');
    const retryAfterSeconds = readRetryAfter(header, parts.clock.now());
    return { outcome: 'failed', failure: { kind: 'rate-limited', retryAfterSeconds }, error };
  }
  if (status === 401)
    return {
      outcome: 'unauthorized',
      error: withSkew(error, parts.rateLimiter.tokens.skewSeconds),
    };
  const isNew = (id: string): boolean =>
    parts.rateLimiter.newcomers.isNew(id) || (parts.own?.().includes(id) ?? false);
  if (isNotVisibleYet(sent, error, isNew))
    return { outcome: 'failed', failure: { kind: 'not-visible-yet' }, error };
  throw error;
}

function readAnswer(sent: Exchange, text: string, requestId: string | null): Attempt {
  if (text.trim() === '' && sent.expects !== 'list')
    return { outcome: 'answered', answer: { document: emptyDocument, requestId } };
  const body = parseJson(text);
  const document = readDocument(body);
  const isList = Array.isArray(document?.data);
  if (document && (sent.expects !== 'list' || isList))
    return { outcome: 'answered', answer: { document, requestId } };
  return typeof body === 'object' && body !== null ? odd(sent) : unreadable(sent, null, text);
}

/** JSON, but not in the shape of an API response. */
function odd(sent: Exchange): Attempt {
  const carried = appError(
    'answer-unexpected',
    message('error.answer-unexpected.shape', {
      host: sent.url.host,
      request: `${sent.method} ${sent.url.pathname}`,
    }),
  );
  return { outcome: 'failed', failure: { kind: 'unreadable' }, error: unsure(sent, carried) };
}

function tooLarge(sent: Exchange, { maxBytes }: AnswerTooLarge): Attempt {
  const carried = appError(
    'answer-unexpected',
    message('error.answer-unexpected.too-large', {
      host: sent.url.host,
      path: sent.url.pathname,
      size: { bytes: maxBytes },
    }),
  );
  // Another request would get the same response. A write may have been applied, so it is looked up.
  if (sent.method === 'GET') throw new AppException(carried);
  return { outcome: 'failed', failure: { kind: 'unreadable' }, error: unsure(sent, carried) };
}

/** A network's sign-in page, or a gateway's error page: whether a write was applied is not known. */
function unreadable(sent: Exchange, status: number | null, text: string): Attempt {
  const carried = appError('answer-unreadable', unreadableWords(sent.url, status, head(text)));
  return { outcome: 'failed', failure: { kind: 'unreadable' }, error: unsure(sent, carried) };
}

/** `status` is null for a success. */
function unreadableWords({ host, pathname }: URL, status: number | null, start: string): Message {
  const params = { host, path: pathname, start, status: `${status}` };
  if (status === null)
    return start === ''
      ? message('error.answer-unreadable.empty', params)
      : message('error.answer-unreadable.start', params);
  return start === ''
    ? message('error.answer-unreadable.status-empty', params)
    : message('error.answer-unreadable.status-start', params);
}

function serverFailure(sent: Exchange, apple: AppleAnswer): Attempt {
  const { status } = apple;
  const words = wordsOf(apple);
  const params = { request: `${sent.method} ${sent.url.pathname}`, status: `${status}`, words };
  const detail =
    words === ''
      ? message('error.server-error.status', params)
      : message('error.server-error.status-words', params);
  const carried = appError('server-error', detail, { apple });
  return { outcome: 'failed', failure: { kind: 'server', status }, error: unsure(sent, carried) };
}

function proxyFailure({ url }: Exchange): Attempt {
  const error = new AppException(
    appError('network-proxy', message('error.network-proxy.host', { host: url.host })),
  );
  return { outcome: 'failed', failure: { kind: 'unreached' }, error };
}

function connectionFailure(sent: Exchange, thrown: unknown): Attempt {
  const { error: carried, wasSent } = connectionError(sent.method, sent.url, thrown);
  return wasSent
    ? {
        outcome: 'failed',
        failure: { kind: 'unanswered' },
        error: unsure(sent, carried, thrown),
      }
    : {
        outcome: 'failed',
        failure: { kind: 'unreached' },
        error: new AppException(carried, { cause: thrown }),
      };
}

/** A write whose outcome is unknown has its own error type. */
function unsure(
  { method }: Exchange,
  carried: ConstructorParameters<typeof LostAnswer>[0],
  cause?: unknown,
): AppException {
  return method === 'GET' ? new AppException(carried, { cause }) : new LostAnswer(carried, cause);
}

function withSkew(refusal: Refusal, skewSeconds: number): Refusal {
  if (Math.abs(skewSeconds) < 30) return refusal;
  const { error } = refusal;
  const params = { time: { duration: Math.abs(skewSeconds) * 1000 }, words: error.detail };
  error.detail =
    skewSeconds > 0
      ? message('error.key-refused.clock-behind', params)
      : message('error.key-refused.clock-ahead', params);
  return refusal;
}

function head(text: string): string {
  return text.slice(0, 120).replaceAll(/\s+/g, ' ').trim();
}
