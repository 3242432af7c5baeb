import { raise, TroubleError, trouble } from '#shared/errors';
import type { Clock, Fetch } from '../ports';
import { parseJson } from '../storage/parse-json';
import { Document, readRefusal } from './answer';
import type { KeyLine } from './key-line';
import { lineTrouble } from './line-trouble';
import { LostAnswer, Refusal } from './refusal';
import { type Failure, type Patience, readRetryAfter } from './retry-policy';

export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

export interface Answer {
  document: Document;
  /** Apple's id of the request, for the journal and for support. */
  requestId: string | null;
}

/** One try: an answer to give back, or a reason that may be worth another try. Anything else is raised. */
export type Try =
  | { outcome: 'answered'; answer: Answer }
  | { outcome: 'failed'; failure: Failure; error: TroubleError }
  | { outcome: 'unauthorized'; error: Refusal };

export interface Exchange {
  method: Method;
  url: URL;
  body?: unknown;
}

export interface ExchangeParts {
  line: KeyLine;
  clock: Clock;
  fetch: Fetch;
  patience: Patience;
  signal?: AbortSignal;
}

const emptyDocument: Document = { included: [] };
/** No answer of the API that this program reads is near this size. */
const largestAnswer = 16 * 1024 * 1024;
/** Milliseconds without an answer; a person at the window is told sooner. */
const answerTimeout: Record<Patience, number> = { enduring: 60_000, long: 60_000, short: 15_000 };

/** Sends one request once. */
export async function exchange(sent: Exchange, parts: ExchangeParts): Promise<Try> {
  const { line, signal } = parts;
  const token = await line.tokens.token();
  const timeout = AbortSignal.timeout(answerTimeout[parts.patience]);
  try {
    const response = await parts.fetch(sent.url, {
      method: sent.method,
      headers: {
        authorization: `Bearer ${token}`,
        accept: 'application/json',
        ...(sent.body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      // A redirect could carry the token to another host.
      redirect: 'error',
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      ...(sent.body === undefined ? {} : { body: JSON.stringify(sent.body) }),
    });
    line.tokens.learn(response.headers.get('date'));
    line.learn(response.headers.get('x-rate-limit'));
    return judge(sent, response, await readText(response), parts);
  } catch (thrown) {
    signal?.throwIfAborted();
    if (thrown instanceof TroubleError) throw thrown;
    return lineFailure(sent, thrown);
  }
}

function judge(sent: Exchange, response: Response, text: string, parts: ExchangeParts): Try {
  const requestId = response.headers.get('x-apple-request-uuid');
  const { status } = response;
  if (status >= 500) return serverFailure(sent, status, requestId);
  if (status === 407) return proxyFailure(sent);
  if (response.ok) return readAnswer(sent, text, requestId);
  const answer = readRefusal(status, parseJson(text), requestId);
  if (!answer) return unreadable(sent, `${status}`, text);
  const error = new Refusal(answer);
  if (status === 429) {
    const header = response.headers.get('retry-after');
    const retryAfterSeconds = readRetryAfter(header, parts.clock.now());
    return { outcome: 'failed', failure: { kind: 'rate-limited', retryAfterSeconds }, error };
  }
  if (status === 401)
    return { outcome: 'unauthorized', error: withSkew(error, parts.line.tokens.skewSeconds) };
  if (isPassing404(sent, error))
    return { outcome: 'failed', failure: { kind: 'not-visible-yet' }, error };
  throw error;
}

async function readText(response: Response): Promise<string> {
  const declared = Number(response.headers.get('content-length') ?? 0);
  if (declared > largestAnswer) raise('answer-unreadable', `The answer is ${declared} bytes long.`);
  return response.text();
}

function readAnswer(sent: Exchange, text: string, requestId: string | null): Try {
  if (text === '') return { outcome: 'answered', answer: { document: emptyDocument, requestId } };
  const parsed = Document.safeParse(parseJson(text));
  return parsed.success
    ? { outcome: 'answered', answer: { document: parsed.data, requestId } }
    : unreadable(sent, 'it', text);
}

/** A sign-in page of a network, or a gateway's own: whether a write got through is not known. */
function unreadable(sent: Exchange, what: string, text: string): Try {
  const carried = trouble(
    'answer-unreadable',
    `${sent.url.host} answered ${sent.url.pathname} with ${what === 'it' ? 'something' : `${what} and something`} that is not the API’s JSON: ${head(text)}`,
  );
  return { outcome: 'failed', failure: { kind: 'unreadable' }, error: unsure(sent, carried) };
}

function serverFailure(sent: Exchange, status: number, requestId: string | null): Try {
  const carried = trouble(
    'server-trouble',
    `${sent.method} ${sent.url.pathname} was answered with ${status}.`,
    { apple: { status, errors: [], requestId } },
  );
  return { outcome: 'failed', failure: { kind: 'server', status }, error: unsure(sent, carried) };
}

function proxyFailure({ url }: Exchange): Try {
  const error = new TroubleError(
    trouble('network-proxy', `The way to ${url.host} leads through a proxy that asks for a name.`),
  );
  return { outcome: 'failed', failure: { kind: 'unreached' }, error };
}

function lineFailure(sent: Exchange, thrown: unknown): Try {
  const { trouble: carried, wasSent } = lineTrouble(sent.method, sent.url, thrown);
  return wasSent
    ? {
        outcome: 'failed',
        failure: { kind: 'unanswered' },
        error: unsure(sent, carried, thrown),
      }
    : {
        outcome: 'failed',
        failure: { kind: 'unreached' },
        error: new TroubleError(carried, { cause: thrown }),
      };
}

/** A write of which nobody knows whether it was applied is told apart by its type. */
function unsure(
  { method }: Exchange,
  carried: ConstructorParameters<typeof LostAnswer>[0],
  cause?: unknown,
): TroubleError {
  return method === 'GET' ? new TroubleError(carried, { cause }) : new LostAnswer(carried, cause);
}

/** Reads of build uploads answer a false 404 that names the app; one that names the upload is real. */
function isPassing404({ method, url }: Exchange, error: Refusal): boolean {
  return (
    method === 'GET' &&
    error.answer.status === 404 &&
    /^\/v1\/buildUpload(s|Files)\//.test(url.pathname) &&
    error.mentions(/type ['"]?apps['"]?/)
  );
}

function withSkew(error: Refusal, skewSeconds: number): Refusal {
  if (Math.abs(skewSeconds) < 30) return error;
  const direction = skewSeconds > 0 ? 'behind' : 'ahead';
  error.trouble.detail = `This computer's clock is ${Math.abs(skewSeconds)} seconds ${direction} of App Store Connect's. ${error.trouble.detail}`;
  return error;
}

function head(text: string): string {
  return text.slice(0, 120).replaceAll(/\s+/g, ' ').trim() || 'an empty body';
}
