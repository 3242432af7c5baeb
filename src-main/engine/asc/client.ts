import { raise, TroubleError, trouble } from '#shared/errors';
import type { Clock, Fetch, Logger } from '../ports';
import { parseJson } from '../storage/parse-json';
import { Document, type Resource, readRefusal } from './answer';
import { LostAnswer, Refusal } from './refusal';
import { delayBeforeRetry, type Failure, type Patience, readRetryAfter } from './retry-policy';
import type { TokenSource } from './token';

export type Query = Record<string, string | number | boolean | undefined>;

export interface Answer {
  document: Document;
  /** Apple's id of the request, for the journal and for support. */
  requestId: string | null;
}

export interface ClientOptions {
  apiUrl: string;
  tokens: TokenSource;
  clock: Clock;
  fetch: Fetch;
  log: Logger;
  /** How long trouble on the line is tried against. */
  patience: Patience;
  signal?: AbortSignal;
}

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

/** One try: an answer to give back, or a reason that may be worth another try. */
type Try =
  | { outcome: 'answered'; answer: Answer }
  | { outcome: 'failed'; failure: Failure; error: TroubleError }
  | { outcome: 'unauthorized'; error: Refusal };

const emptyDocument: Document = { included: [] };
/** No answer of the API that this program reads is near this size. */
const largestAnswer = 16 * 1024 * 1024;
/** Milliseconds without an answer; a person at the window is told sooner. */
const answerTimeout: Record<Patience, number> = { long: 60_000, short: 15_000 };

/** The one place that talks HTTP to App Store Connect. Errors come out as trouble with Apple's words. */
export class AscClient {
  constructor(private readonly options: ClientOptions) {}

  /** The same client, given up when `signal` is aborted. */
  withSignal(signal: AbortSignal): AscClient {
    return new AscClient({ ...this.options, signal });
  }

  get(path: string, query: Query = {}): Promise<Answer> {
    return this.send('GET', this.address(path, query));
  }

  /** Every page of a list, in the server's order. */
  async list(path: string, query: Query = {}): Promise<Document> {
    let page = (await this.get(path, query)).document;
    const data = [...rows(page)];
    const alongside = [...page.included];
    while (page.links?.next) {
      page = (await this.send('GET', this.nextPage(page.links.next))).document;
      data.push(...rows(page));
      alongside.push(...page.included);
    }
    return { data, included: alongside };
  }

  post(path: string, body: unknown): Promise<Answer> {
    return this.send('POST', this.address(path), body);
  }

  patch(path: string, body: unknown): Promise<Answer> {
    return this.send('PATCH', this.address(path), body);
  }

  delete(path: string): Promise<Answer> {
    return this.send('DELETE', this.address(path));
  }

  private address(path: string, query: Query = {}): URL {
    const url = new URL(path, this.options.apiUrl);
    for (const [name, value] of Object.entries(query)) {
      if (value !== undefined) url.searchParams.set(name, String(value));
    }
    return url;
  }

  /** A next link is used as given, but the token goes nowhere else than to our own server. */
  private nextPage(link: string): URL {
    const url = new URL(link);
    if (url.origin !== new URL(this.options.apiUrl).origin) {
      raise(
        'answer-unreadable',
        `The list goes on at ${url.origin}, which is not App Store Connect.`,
      );
    }
    return url;
  }

  private async send(method: Method, url: URL, body?: unknown): Promise<Answer> {
    let renewed = false;
    for (let attempt = 1; ; attempt += 1) {
      const tried = await this.trySend(method, url, body);
      if (tried.outcome === 'answered') return tried.answer;
      if (tried.outcome === 'unauthorized') {
        if (renewed) throw tried.error;
        renewed = true;
        this.options.tokens.drop();
        continue;
      }
      const delay = delayBeforeRetry(
        tried.failure,
        attempt,
        method === 'GET',
        this.options.patience,
      );
      if (delay === null) throw tried.error;
      this.options.log.info('trying again', { method, path: url.pathname, in: Math.round(delay) });
      await this.options.clock.sleep(delay, this.options.signal);
    }
  }

  private async trySend(method: Method, url: URL, body: unknown): Promise<Try> {
    const token = await this.options.tokens.token();
    const timeout = AbortSignal.timeout(answerTimeout[this.options.patience]);
    try {
      const response = await this.options.fetch(url, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          accept: 'application/json',
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        // A redirect could carry the token to another host.
        redirect: 'error',
        signal: this.options.signal ? AbortSignal.any([this.options.signal, timeout]) : timeout,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const skew = this.options.tokens.learn(response.headers.get('date'));
      const text = await readText(response);
      return this.judge(method, url, response, text, skew);
    } catch (thrown) {
      this.options.signal?.throwIfAborted();
      if (thrown instanceof TroubleError) throw thrown;
      return networkFailure(method, url, thrown);
    }
  }

  private judge(method: Method, url: URL, response: Response, text: string, skew: number): Try {
    const requestId = response.headers.get('x-apple-request-uuid');
    const { status } = response;
    if (status >= 500) return serverFailure(method, url, status, requestId);
    if (status === 429) {
      const retryAfterSeconds = readRetryAfter(
        response.headers.get('retry-after'),
        this.options.clock.now(),
      );
      return {
        outcome: 'failed',
        failure: { kind: 'rate-limited', retryAfterSeconds },
        error: refusalOf(429, text, requestId, url),
      };
    }
    if (response.ok)
      return { outcome: 'answered', answer: { document: readDocument(text, url), requestId } };
    const error = refusalOf(status, text, requestId, url);
    if (status === 401 && error instanceof Refusal)
      return { outcome: 'unauthorized', error: withSkew(error, skew) };
    if (isPassing404(method, url, error))
      return { outcome: 'failed', failure: { kind: 'not-visible-yet' }, error };
    throw error;
  }
}

function rows(document: Document): Resource[] {
  return Array.isArray(document.data) ? document.data : [];
}

async function readText(response: Response): Promise<string> {
  const declared = Number(response.headers.get('content-length') ?? 0);
  if (declared > largestAnswer) raise('answer-unreadable', `The answer is ${declared} bytes long.`);
  return response.text();
}

function readDocument(text: string, url: URL): Document {
  if (text === '') return emptyDocument;
  const parsed = Document.safeParse(parseJson(text));
  return parsed.success
    ? parsed.data
    : raise(
        'answer-unreadable',
        `${url.pathname} was answered with something that is not the API's JSON: ${head(text)}`,
      );
}

function refusalOf(status: number, text: string, requestId: string | null, url: URL): TroubleError {
  const answer = readRefusal(status, parseJson(text), requestId);
  if (answer) return new Refusal(answer);
  return new TroubleError(
    trouble(
      'answer-unreadable',
      `${url.host} answered ${status} with a page instead of the API's JSON: ${head(text)}`,
    ),
  );
}

function serverFailure(method: Method, url: URL, status: number, requestId: string | null): Try {
  const carried = trouble(
    'server-trouble',
    `${method} ${url.pathname} was answered with ${status}.`,
    {
      apple: { status, errors: [], requestId },
    },
  );
  const error = method === 'GET' ? new TroubleError(carried) : new LostAnswer(carried);
  return { outcome: 'failed', failure: { kind: 'server', status }, error };
}

/** Errors that mean the request never left this computer, so that nothing can have been applied. */
const neverSent = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

function networkFailure(method: Method, url: URL, thrown: unknown): Try {
  const code = errorCode(thrown);
  const carried = trouble(
    'network-unreachable',
    `${url.host} did not answer ${method} ${url.pathname} (${code}).`,
  );
  const isLost = method !== 'GET' && !neverSent.has(code);
  const error = isLost
    ? new LostAnswer(carried, thrown)
    : new TroubleError(carried, { cause: thrown });
  return { outcome: 'failed', failure: { kind: 'network' }, error };
}

function errorCode(thrown: unknown): string {
  if (!(thrown instanceof Error)) return 'unknown';
  const cause = thrown.cause as { code?: unknown } | undefined;
  return typeof cause?.code === 'string' ? cause.code : thrown.name;
}

/** Reads of build uploads answer a false 404 that names the app; one that names the upload is real. */
function isPassing404(method: Method, url: URL, error: TroubleError): boolean {
  return (
    method === 'GET' &&
    error instanceof Refusal &&
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
